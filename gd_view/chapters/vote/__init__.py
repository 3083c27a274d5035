"""A room in which a class votes on a question of the lesson: what its teacher sees, and what a phone does."""
