"""The views: the chapters, and the toolkit they are made of."""
