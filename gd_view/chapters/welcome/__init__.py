"""The welcome page: many walkers on two valleys."""
