"""What is being made smaller: a line, the squares of its misses, and their mean over the parameter."""
