"""The code, in five lines."""
