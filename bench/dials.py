"""The sliders that are moved, with the ranges that the contents give them."""

from gd_view.chapters import CONTENTS
from gd_view.page.settings import Dial


def dial(chapter: str, key: str) -> Dial:
    """Return the slider of a chapter with a key."""
    for settings in CONTENTS[chapter].dials:
        for setting in settings:
            if isinstance(setting, Dial) and setting.key == key:
                return setting
    raise KeyError(f"{chapter} has no slider {key!r}")


def around(slider: Dial, value: float) -> tuple[float, ...]:
    """Return four values of a slider near a value of its own: a step above, one below, then two."""
    return tuple(slider.nearest(value + steps * slider.step) for steps in (1, -1, 2, -2))
