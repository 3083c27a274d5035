"""Questions on the outcome map: its shape, its two limits, and one column of it."""

from gd_view.chapters.outcome_map import changed
from gd_view.page.question import Because, Option, Question, Reason

SHAPE = Question(
    "shape",
    "Low on the map there are two halves, one for each valley. What is under the sheet?",
    (
        Option(
            "The two halves, all the way up",
            "They do go on for a while, as long as no step towards the hilltop is longer than the way to it. From "
            "about 0.31 on the outer starts begin to jump.",
            see=("See the first jump", {"start": 2.2, "learning_rate": 0.31}),
        ),
        Option(
            "First two halves, then curved bands from the edges, then fields where nothing settles",
            "The outer starts, where the slope is steepest, jump first. Then nobody settles in one valley, then in "
            "neither, and at last everything leaves.",
            is_right=True,
        ),
        Option(
            "Speckle everywhere",
            "A hundredth of the start can decide, at a border. But there are few borders: no row of the map has more "
            "than ten stretches, and in each all neighbours share one fate.",
            see=("See an orderly row", {"start": 0.5, "learning_rate": 0.2}),
        ),
        Option(
            "More and more of the deep valley",
            "A longer step can jump into the deep valley, but just as well out of it. And the deep valley is the first "
            "in which nobody settles.",
            see=("See a jump out of it", {"start": -2.2, "learning_rate": 0.5}),
        ),
    ),
    state={"start": 0.5, "learning_rate": 0.3},
)

WHO_SETTLES = Question(
    "who_settles",
    "α = 0.60. One walker starts at −0.5, beside the deep valley, another at 0.5, beside the shallow one. Who settles?",
    (
        Option(
            "The one at −0.5: deeper is safer",
            "Deep sounds safe. But deep is also narrow here, and in a narrow valley a step of the same α goes too far.",
        ),
        Option(
            "Only the one at 0.5",
            "In the deep valley one can settle below 0.552, in the shallow one below 0.632. The other walker "
            "hops between about −1.48 and −1.10 for ever.",
            is_right=True,
            see=("See the one at 0.5", {"start": 0.5, "learning_rate": 0.6}),
        ),
        Option(
            "Both",
            "One α for both, but two limits: 0.60 is below the shallow valley's and above the deep one's.",
        ),
        Option(
            "Neither",
            "Too much for the deep valley, yes. But 0.60 is still below the shallow valley's limit, 0.632.",
            see=("See the one at 0.5", {"start": 0.5, "learning_rate": 0.6}),
        ),
    ),
    is_star=True,
    because=Because(
        "The walker at −0.5 never settles",
        (
            Reason(
                "its valley is too sharply curved for this α",
                "Near the bottom a step multiplies the distance by 1 − α · curvature, and there that is below −1.",
                is_right=True,
            ),
            Reason(
                "its valley is the deeper one",
                "Depth does not enter. Lift a valley, and its slopes stay the same, and so does every step.",
            ),
            Reason(
                "it starts too far from the bottom",
                "Start it nearer: as long as it is not exactly at the bottom, it drifts away and ends hopping.",
            ),
        ),
    ),
    changed=changed.case,
    state={"start": -0.5, "learning_rate": 0.6},
)

FATES = Question(
    "fates",
    "Start at 2.0 and slide α up from 0.01. How many different fates does this start have before it leaves?",
    (
        Option(
            "One",
            "The start is the same, and often it decides. But the length of the step decides who is across the hill.",
            see=("See it across the hill", {"start": 2, "learning_rate": 0.45}),
        ),
        Option(
            "Two",
            "You stopped at the jump into the deep valley. Above 0.552 nobody settles there.",
            see=("See it bounce", {"start": 2, "learning_rate": 0.6}),
        ),
        Option(
            "Three",
            "Shallow, deep, bouncing. But the map has two colours for bouncing, one for each valley, and this start "
            "comes by both.",
            see=("See it bounce in the shallow valley", {"start": 2, "learning_rate": 0.82}),
        ),
        Option(
            "Four",
            "It settles in the shallow valley up to 0.41 and in the deep one from 0.42 to 0.55. Then it bounces: in "
            "the deep valley from 0.56 to 0.79 and once more at 0.85, in the shallow one from 0.80 to 0.84. From 0.86 "
            "on it leaves.",
            is_right=True,
        ),
        Option(
            "A new one at every α",
            "Near a border it may feel like that. But between borders the bands are wide: four fates for 85 positions "
            "of the slider.",
            see=("See the shallow valley", {"start": 2, "learning_rate": 0.41}),
        ),
    ),
    state={"start": 2, "learning_rate": 0.86},
)
