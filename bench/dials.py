"""The sliders that are moved, with the ranges that the lesson gives them."""

from collections.abc import Mapping
from typing import Any

from gd_view.page.settings import Dial, learning_rate_dial, start_dial

# THE RANGES, in the form of the contents' own record: for each chapter its groups of settings.
# This is the one place in which the measurements write them; the contents are to take it over.
DIALS: Mapping[str, tuple[tuple[Any, ...], ...]] = {
    "single_well": ((start_dial(-5.0, 5.0, step=0.1, default=4.0),),),
    "double_well": (
        (start_dial(-2.20, 2.20, step=0.01, default=0.50), learning_rate_dial(0.01, 1.20, default=0.10)),
    ),
}


def dial(chapter: str, key: str) -> Dial:
    """Return the slider of a chapter with a key."""
    for settings in DIALS[chapter]:
        for setting in settings:
            if isinstance(setting, Dial) and setting.key == key:
                return setting
    raise KeyError(f"{chapter} has no slider {key!r}")


def around(slider: Dial, value: float) -> tuple[float, ...]:
    """Return four values of a slider near a value of its own: a step above, one below, then two."""
    return tuple(slider.nearest(value + steps * slider.step) for steps in (1, -1, 2, -2))
