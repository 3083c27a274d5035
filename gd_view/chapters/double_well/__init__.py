"""Two valleys: start and learning rate decide between them."""
