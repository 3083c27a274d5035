"""The walkers on two valleys in words."""

from gd_core import Landscape, Run
from gd_view.drawing.narration import Narration

CAPTIONS = {
    "step": "Step {k}: each walker has moved by −{rate} times the slope where it stood.",
    "start": "Step 0: every walker at its start.",
}


def narration(walkers: Run[Landscape]) -> Narration:
    """Return the words of many runs at once, iterates (steps + 1, walkers)."""
    return Narration(
        name="Walkers on two valleys",
        alt=(
            f"{walkers.iterates.shape[1]} walkers on the double well, learning rate {walkers.learning_rate}: above, "
            "the loss curve with the walkers; below, the way of each, step by step downward, ending in two streams."
        ),
        captions=CAPTIONS,
    )
