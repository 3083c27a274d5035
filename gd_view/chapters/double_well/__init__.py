"""Two valleys: start and learning rate decide which one is found."""
