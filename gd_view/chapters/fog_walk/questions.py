"""Questions on the walk in the fog: the slope is enough for a step, and flat ground proves little."""

from gd_view.chapters.fog_walk import changed
from gd_view.page.question import Because, Option, Question, Reason

DOWN_TO_FLAT = 40 * "d"  # to a slope of −5 millionths

WHICH_WAY = Question(
    "which_way",
    "At w = 0.5 the slope is −0.625. Which way is downhill?",
    (
        Option(
            "Left",
            "The minus looks like a direction to walk in. It describes the tilt: a negative slope means that the "
            "ground drops as w grows. To the left the height rises, from 0.853 to 0.910 at w = 0.4.",
            see=("Go left and feel the height", {"moves": "l", "lifted": 0}),
        ),
        Option(
            "Right",
            "The slope is negative, so the loss falls as w grows: from 0.853 to 0.786 at w = 0.6.",
            is_right=True,
        ),
        Option(
            "You need to see the valley first",
            "For a plan you would. For one step the tilt under your feet is enough; that is the whole trick.",
            see=("Take one step downhill", {"moves": "d", "lifted": 0}),
        ),
    ),
    state={"moves": "r", "lifted": 0},
)

FLAT_GROUND = Question(
    "flat_ground",
    "You stopped: the ground is flat. What do you know for certain?",
    (
        Option(
            "This is the lowest point anywhere",
            "The lowest point is flat, too. But you only ever looked 0.25 to either side of where you stood.",
            see=("Lift the fog at the end of this walk", {"moves": DOWN_TO_FLAT, "lifted": 1}),
        ),
        Option(
            "This is the bottom of a valley",
            "Nearly. You came downhill, so it is likely. But hilltops and ledges are flat as well.",
            see=("Nearly flat, and no valley: four moves to the left", {"moves": "llll", "lifted": 0}),
        ),
        Option(
            "The slope right here is zero, nothing more",
            "That is what you felt, and nothing else was measured.",
            is_right=True,
        ),
        Option(
            "The height is zero",
            "Flat is about tilt, not about height. The read-out still shows a height of about 0.41.",
        ),
    ),
    state={"moves": DOWN_TO_FLAT, "lifted": 0},
    is_star=True,
    because=Because(
        "Nothing more is certain",
        (
            Reason(
                "only the slope was measured, and only here",
                "One position, one tilt: that is all a step needs, and all it tells.",
                is_right=True,
            ),
            Reason(
                "the walk was too short",
                "A longer walk measures the same slope at nearly the same place. It never looks elsewhere.",
            ),
            Reason(
                "the fog hides another valley",
                "Perhaps it does, perhaps not. With a single valley, too, a flat spot would not tell you so.",
            ),
        ),
    ),
    changed=changed.case,
)

WHAT_IS_CHOSEN = Question(
    "what_is_chosen",
    "What does the walker actually choose?",
    (
        Option(
            "The height",
            "It wants to be low, but it cannot reach for a height. The height is the consequence of where it stands.",
        ),
        Option(
            "The position, left or right",
            "A place w is all it ever picks. Height and slope are what the ground has there.",
            is_right=True,
        ),
        Option(
            "Both, position and height",
            "They do change together. But choosing a place fixes the height; there is nothing left to choose.",
        ),
        Option(
            "The slope",
            "The slope decides the step, so it matters most. But the ground sets it; the walker only reads it.",
        ),
    ),
    state={"moves": "r", "lifted": 0},
)
