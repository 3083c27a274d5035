"""The end of the lesson: what the reader believed, what happened, and where to read on."""
