"""Votes of a class: rooms with a code, and counts of what was answered. Knows no page, and nobody's name."""
