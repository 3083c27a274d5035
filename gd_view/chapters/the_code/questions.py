"""Questions on the code: its output, and four classic slips."""

from gd_view.chapters.the_code import changed
from gd_view.page.question import Because, Option, Question, Reason, State


def _from_four(steps: int, slip: str = "none") -> State:
    """Return the state of the page with a run on L = w² from 4 with α = 0.1, by the lines with that slip."""
    return {"landscape": "single_well", "start": 4, "learning_rate": 0.1, "steps": steps, "slip": slip}


PRINTS = Question(
    "prints",
    "`gradient_descent(lambda w: 2 * w, 4.0)` leaves learning_rate and n_steps at their defaults, 0.1 and 50. "
    "What does it return?",
    (
        Option(
            "0, the minimum",
            "That is where it is heading. But each step only multiplies w by 0.8, and no number of such steps makes "
            "0 of a 4.",
        ),
        Option(
            "3.2",
            "That is the place after one step. The default is 50 of them.",
            see=("See one step", _from_four(1)),
        ),
        Option(
            "0.0461",
            "Right run, stopped too early: that is the place after 20 steps.",
            see=("See 20 steps", _from_four(20)),
        ),
        Option(
            "About 0.000057",
            "It is 4 · 0.8⁵⁰ ≈ 5.71 · 10⁻⁵. Close to the minimum, and never exactly on it.",
            is_right=True,
        ),
    ),
    is_star=True,
    because=Because(
        "The result is not exactly 0",
        (
            Reason(
                "Python rounds its numbers",
                "It does, but only near the sixteenth digit. This result misses 0 in the fifth decimal place.",
            ),
            Reason(
                "a share of w is left after each step",
                "With α = 0.1 it is 0.8. With α = 0.5 nothing would be left, and one step would do.",
                is_right=True,
            ),
            Reason(
                "the learning rate gets smaller on the way",
                "It is 0.1 in each of the 50 steps. What gets smaller is the slope.",
            ),
        ),
    ),
    changed=changed.case,
    state=_from_four(50),
)

STALE = Question(
    "stale",
    "The third line measures the slope at w_init, not at w. On L = w² from 4, with the defaults, where is w "
    "after 50 steps?",
    (
        Option(
            "Where it was without the slip",
            "The start is the same, and so is the rule. But the steps only shrank because the slope was measured "
            "again at every place.",
        ),
        Option(
            "At −36",
            "The slope stays frozen at 8, so each of the 50 steps is 0.8 long: 4 − 50 · 0.8 = −36.",
            is_right=True,
        ),
        Option(
            "At 0",
            "It does pass there, after 5 steps. Nobody measures the slope there, so it walks on.",
        ),
        Option(
            "At 3.2",
            "It would be, if each step set out from w_init as well. But w moves on; only the slope is old.",
        ),
    ),
    state=_from_four(50, "stale"),
)

PLUS = Question(
    "plus",
    "The fourth line adds instead of subtracting. On L = w² from 4, with α = 0.1, what does the run do?",
    (
        Option(
            "It is the mirror image, and also ends at 0",
            "Turning the sign does mirror the step. But the sign does not choose left or right; it chooses up or down.",
        ),
        Option(
            "It bounces from side to side",
            "For that it would have to cross 0. It starts at 4 and moves away from 0 at every step.",
        ),
        Option(
            "It climbs: 4, 4.8, 5.76, and so on",
            "Each step now multiplies w by 1.2. After 5 steps it stands at 9.95, and it never comes back.",
            is_right=True,
        ),
    ),
    state=_from_four(5, "plus"),
)

IN_PLACE = Question(
    "in_place",
    "The fourth line is written `w -= learning_rate * grad`. Somebody passes a numpy array that holds the start, 4. "
    "What happens in one step?",
    (
        Option(
            "Nothing else: it means the same as w = w − …",
            "The arithmetic is the same. But `w = w − …` makes a new array, and `w -= …` writes into the one that "
            "was passed in.",
        ),
        Option(
            "The caller's own array changes: its 4 becomes 3.2",
            "w and the caller's array are one and the same. And if that array holds whole numbers, numpy refuses "
            "to put 3.2 into it and raises an error.",
            is_right=True,
        ),
        Option(
            "w stays 4, because arrays cannot be changed",
            "That is true of numbers and of tuples. An array can be changed in place, and here it is.",
        ),
    ),
    state=_from_four(1, "in_place"),
)

HISTORY = Question(
    "history",
    "A version that keeps every place visited returns a list. How many entries should it have after 50 steps?",
    (
        Option(
            "50",
            "There are fifty moves. But fifty moves connect fifty-one places, and the start is the first of them.",
        ),
        Option(
            "51",
            "The start, and one place after each of 50 steps. A list that begins empty, like this one, loses the start "
            "and has 50.",
            is_right=True,
        ),
        Option(
            "49",
            "That is how many places lie between the first and the last.",
        ),
    ),
    state=_from_four(50, "history"),
)

OF_SLIPS = (STALE, PLUS, IN_PLACE, HISTORY)
