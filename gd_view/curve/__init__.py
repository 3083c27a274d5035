"""A run on a loss of one parameter: its figure, its fans, its words and the scale of its learning rate."""
