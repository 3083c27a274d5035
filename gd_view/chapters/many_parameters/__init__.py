"""Many parameters: one slope for each, one learning rate for all."""
