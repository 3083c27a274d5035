"""One step, taken apart."""
