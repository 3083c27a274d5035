"""Questions on a line and its loss: the shape of the trail, what it is over, how low it gets, and who pulls."""

from gd_view.chapters.loss import changed
from gd_view.chapters.loss.by_hand import SHEET
from gd_view.page.question import Because, Option, Question, Reason

SHAPE = Question(
    "shape",
    "The line lies flat, at w = 0. Now it is turned up, to w = 1.8. On the right the point (w, loss) leaves a trail. "
    "What shape will the trail have?",
    (
        Option(
            "A straight line down",
            "The loss does fall at first. But turned far enough the line passes above every point, and the squares "
            "grow again.",
        ),
        Option(
            "A V, with two straight sides",
            "Down and up again is right, and the misses themselves do change along straight lines. But a miss twice "
            "as long makes a square four times as large, so the sides are bent and the bottom is round.",
        ),
        Option(
            "Steps, one for each point",
            "Each point has a w of its own that would suit it best. But while the line turns all six squares change at "
            "once, and smoothly.",
        ),
        Option(
            "A bowl, round at the bottom",
            "Each miss grows or shrinks evenly with w, so each square is a parabola over w. The mean of six parabolas "
            "is a parabola again.",
            is_right=True,
        ),
    ),
    is_star=True,
    because=Because(
        "The trail is round at the bottom",
        (
            Reason(
                "the misses above and below the line cancel",
                "Squares are never negative, so nothing cancels. Bare misses would, and their mean would be a "
                "straight line.",
            ),
            Reason(
                "a miss twice as long counts four times",
                "A miss grows evenly as the line turns. Only its square grows faster and faster, and that bends "
                "the straight sides.",
                is_right=True,
            ),
            Reason(
                "the six points lie on a curve",
                "They scatter, and it makes no difference. Even points exactly on a line would give such a trail.",
            ),
        ),
    ),
    changed=changed.case,
    sheet=SHEET,
    state={"w": 1.8},
)

ONE_POINT = Question(
    "one_point",
    "Take one point of the trail on the right, the one above w = 1.5. What does it stand for?",
    (
        Option(
            "One shower",
            "The showers are points, too. They are on the left, and there are six of them; the trail has a point for "
            "every w.",
        ),
        Option(
            "One line, judged by all six showers",
            "Another w is another line on the left. Its height on the right is the mean of all six squares.",
            is_right=True,
        ),
        Option(
            "An hour and a half of rain",
            "On the left 1.5 would be a time. On the right it is a w: the trail lives over the parameter, and x is "
            "nowhere in it.",
        ),
    ),
    state={"w": 1.5},
)

LOWEST = Question(
    "lowest",
    "Choose w as well as you can. How low can the loss get?",
    (
        Option(
            "To zero, if w is exactly right",
            "One shower can be met exactly, and its square is gone. But the same line then misses the others: the six "
            "do not lie on one line through the origin.",
        ),
        Option(
            "Below zero",
            "A miss can be negative, where the line passes below a point. Its square cannot, and neither can a mean of "
            "squares.",
        ),
        Option(
            "Not to zero",
            "At w = 0.8 the mean of the squares is 0.05, and on either side it is more. No line through the origin "
            "gets rid of that rest.",
            is_right=True,
        ),
    ),
    state={"w": 0.8},
)

PULLS = Question(
    "pulls",
    "Suppose that a whole centimetre more had been read after one shower, either the shortest (0.3 hours) or the "
    "longest (1.5 hours). Which of the two readings would move the best w farther?",
    (
        Option(
            "The longest shower's",
            "The best w would move from 0.8 to 1.05. After the shortest shower it would be 0.85: five times the x is "
            "five times the pull.",
            is_right=True,
            see=("Turn it to 0.85", {"w": 0.85}),
        ),
        Option(
            "The shortest shower's",
            "For so short a shower a centimetre is a lot. But near the origin the line hardly rises when it is turned: "
            "to get there it would leave all the others.",
            see=("Turn it to 0.85", {"w": 0.85}),
        ),
        Option(
            "Both the same",
            "Each square counts once in the mean, whosever it is. But a turn of the line changes a miss by x times the "
            "turn: the longest has the longer lever.",
            see=("Turn it to 0.85", {"w": 0.85}),
        ),
    ),
    state={"w": 1.05},
)
