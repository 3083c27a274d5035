"""The map of outcomes: every start and learning rate at once."""
