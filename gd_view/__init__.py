"""What the pages share: figures, words, controls, and the player that shows a run."""
