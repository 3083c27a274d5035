"""A walk in the fog: one position, one tilt."""
