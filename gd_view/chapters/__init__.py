"""The questions of the chapters, a module for each: what is asked, what may be answered, and what is said to that."""
