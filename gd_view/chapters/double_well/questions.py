"""Questions on two valleys: the start and the learning rate decide, and there is no speed to roll with."""

from gd_core import DOUBLE_WELL
from gd_view.chapters.double_well import changed
from gd_view.page.question import Because, Option, Question, Reason

DEEP, SHALLOW = map(float, DOUBLE_WELL.minima)
(HILLTOP,) = map(float, DOUBLE_WELL.hilltops)

WHERE_IT_ENDS = Question(
    "where_it_ends",
    "Start at 0.5 with α = 0.1. Where does the walk end?",
    (
        Option(
            "In the deep valley",
            "The better place, but nothing tells the walker that it exists. From 0.5 the ground falls to the right.",
            at=DEEP,
        ),
        Option(
            "In the shallow valley, at 1.27",
            "The slope at 0.5 is −0.625, so w grows, step after step, until the slope is gone.",
            is_right=True,
            at=SHALLOW,
        ),
        Option(
            "It depends on chance",
            "It may look so from outside. There is no chance in the rule: the same start ends at the same place.",
        ),
        Option(
            "It stays at 0.5",
            "It would stay where the slope is zero. At 0.5 the slope is −0.625.",
            at=0.5,
        ),
    ),
    state={"start": 0.5, "learning_rate": 0.1, "steps": 30},
)

ROLLS_OVER = Question(
    "rolls_over",
    "The walker starts at w = 2, at height 1.8, with α = 0.1. The hill between the valleys is only 1.00 high. "
    "Does it get over the hill into the deep valley?",
    (
        Option(
            "Yes, it starts higher than the hill",
            "That is how a ball thinks, and one with little friction would. This walker has no speed to carry: each "
            "move depends on the "
            "slope here and now, and the slope ends at 1.27.",
            at=DEEP,
        ),
        Option(
            "No, it stays on its side",
            "From 2 to 1.53, then to 1.42, and so on: each step is shorter than the one before, because the ground "
            "gets flatter.",
            is_right=True,
            at=SHALLOW,
        ),
        Option(
            "It swings between both valleys",
            "A ball with little friction would. This walker stores no speed, and at this α every step ends lower, on "
            "the side where it began.",
        ),
        Option(
            "It stops on top of the hill",
            "The top is flat indeed. But to get there it would have to climb, and every step here goes down.",
            at=HILLTOP,
        ),
    ),
    is_star=True,
    because=Because(
        "It stays on its side",
        (
            Reason(
                "the hill is too high for it",
                "The hill is lower than the start. But height is no supply to draw on: the rule never looks at it.",
            ),
            Reason(
                "friction slows it down",
                "There is no speed to slow down. The steps get shorter because the slope does.",
            ),
            Reason(
                "each step depends on the slope where it stands",
                "From 2 downhill is to the left, and where the slope ends the walk ends. Nothing carries it on.",
                is_right=True,
            ),
        ),
    ),
    changed=changed.case,
    state={"start": 2, "learning_rate": 0.1, "steps": 30},
)

LONGER_STEP = Question(
    "longer_step",
    "Start at w = 2 once more, but with α = 0.45. Where does the walk end now?",
    (
        Option(
            "In the shallow valley, within a few steps",
            "A bigger α does make longer moves. This first one is 2.1 long, and that is longer than the way to the "
            "hilltop.",
            at=SHALLOW,
        ),
        Option(
            "In the deep valley",
            "The first move lands at −0.115, past the hilltop at 0.059. It did not roll over the hill; it jumped.",
            is_right=True,
            at=DEEP,
        ),
        Option(
            "It leaves, farther out with every step",
            "Too big an α does that. From a start at 2 it begins between 0.85 and 0.86.",
        ),
        Option(
            "In the shallow valley, but later, in a zig-zag",
            "Overshooting often means a zig-zag. For that the first move would have to end on this side of the hill, "
            "and it does not.",
        ),
    ),
    state={"start": 2, "learning_rate": 0.45, "steps": 30},
)

HIGH_OR_STEEP = Question(
    "high_or_steep",
    "One walker stands at w = 0.05, at height 1.00. Another stands at w = 1.7, at height 0.80. Both use α = 0.1. "
    "Who takes the longer next step?",
    (
        Option(
            "The one who stands higher",
            "The higher one has farther to go down. But height is not tilt: beside a hilltop the ground is high and "
            "almost flat.",
            see=("See the step from 0.05", {"start": 0.05, "learning_rate": 0.1, "steps": 1}),
        ),
        Option(
            "The one at 1.7",
            "Its step is 0.212 long, the other's 0.0015: about 140 times as long, from a lower place. Only the slope "
            "counts.",
            is_right=True,
        ),
        Option(
            "They are equal, because α is the same",
            "α is the same, but it multiplies the slope, and the slopes are 0.015 and 2.12.",
            see=("See the step from 0.05", {"start": 0.05, "learning_rate": 0.1, "steps": 1}),
        ),
    ),
    state={"start": 1.7, "learning_rate": 0.1, "steps": 1},
)

WATERSHED = Question(
    "watershed",
    "Two walkers start at 0.05 and at 0.06, a hundredth apart, with α = 0.1. Where do they end?",
    (
        Option(
            "In opposite valleys",
            "The hilltop lies between them, at 0.0589. One needs 42 steps to get within 0.01 of its valley's bottom, "
            "the other 57.",
            is_right=True,
            see=("See the run from 0.06", {"start": 0.06, "learning_rate": 0.1, "steps": 100}),
        ),
        Option(
            "In the same valley, they are neighbours",
            "Neighbours mostly share their way. But a watershed has two sides, however close to it you stand.",
            see=("See the run from 0.06", {"start": 0.06, "learning_rate": 0.1, "steps": 100}),
        ),
        Option(
            "Both stay, it is flat there",
            "It is nearly flat, and the first steps are tiny. Nearly flat is not flat: the steps grow.",
            see=("See the run from 0.06", {"start": 0.06, "learning_rate": 0.1, "steps": 100}),
        ),
    ),
    state={"start": 0.05, "learning_rate": 0.1, "steps": 100},
)
