"""The five lines of the lesson as text, and what each line of a version of them does.

`SOURCE` is the text on the screen and in the downloaded program. gd_core's function of the same name is these lines
with checks of its arguments; a test compares both on many inputs, to the last bit.
"""

from dataclasses import dataclass
from enum import Enum, auto

SIGNATURE = "def gradient_descent(grad_fn, w_init, learning_rate=0.1, n_steps=50):"


class Does(Enum):
    """What a line does."""

    BEGIN = auto()
    REPEAT = auto()
    MEASURE = auto()
    MOVE = auto()
    KEEP = auto()
    HAND_BACK = auto()


FIVE = (Does.BEGIN, Does.REPEAT, Does.MEASURE, Does.MOVE, Does.HAND_BACK)


@dataclass(frozen=True)
class Version:
    """The five lines, or the five lines with a slip in them.

    Attributes
    ----------
    key
        The word for it in an address.
    body
        The lines below the signature, which are counted from 1.
    does
        What each of them does. Those between `REPEAT` and `HAND_BACK` are the round of the loop.
    slipped
        Number of the line with the slip, or 0 if there is none.
    sign
        Of a step: −1 where learning_rate · grad is subtracted, 1 where it is added.
    is_descent
        Whether w goes from place to place as in the five lines.
    is_measured_here
        Whether each slope is that of the place reached.
    is_in_place
        Whether each step is written into the array that was passed in.
    """

    key: str
    body: tuple[str, ...]
    does: tuple[Does, ...] = FIVE
    slipped: int = 0
    sign: int = -1
    is_descent: bool = True
    is_measured_here: bool = True
    is_in_place: bool = False

    @property
    def source(self) -> str:
        """The whole function."""
        return "\n".join((SIGNATURE, *self.body)) + "\n"

    def line(self, does: Does) -> int:
        """Return the number of the line that does something."""
        return self.does.index(does) + 1


FIVE_LINES = Version(
    "none",
    (
        "    w = w_init",
        "    for _ in range(n_steps):",
        "        grad = grad_fn(w)",
        "        w = w - learning_rate * grad",
        "    return w",
    ),
)
SOURCE = FIVE_LINES.source
