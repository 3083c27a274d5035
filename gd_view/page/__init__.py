"""The parts of a page: its settings, its questions, and the common ways of all chapters."""
