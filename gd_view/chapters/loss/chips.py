"""States of the line worth seeing, as chips."""

FITS = {"a line too flat": {"w": 0.4}, "the best line": {"w": 0.8}, "a line too steep": {"w": 1.2}}
ALL = (FITS,)
