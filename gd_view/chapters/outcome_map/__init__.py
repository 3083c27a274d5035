"""The outcome map: every start and learning rate at once."""
