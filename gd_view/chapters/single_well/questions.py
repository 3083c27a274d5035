"""Questions on one valley: the learning rate alone decides."""

from gd_view.chapters.single_well import changed
from gd_view.chapters.single_well.by_hand import SHEET
from gd_view.page.question import Because, Option, Question, Reason, Typed

AGAINST = {"start": 4, "learning_rate": 0.9, "steps": 10, "pinned_start": 4, "pinned_learning_rate": 0.1}

SAME_LOSS = Question(
    "same_loss",
    "Two runs start at w = 4. One uses α = 0.1, the other α = 0.9. After 10 steps, which one has the lower loss?",
    (
        Option(
            "The one with 0.1",
            "It looks calmer, that is true. 0.9 leaps from side to side, but its distance shrinks by the same factor.",
        ),
        Option(
            "The one with 0.9",
            "It does take the longer steps. Nine times the α, and no gain at all: what is too long is walked back.",
        ),
        Option(
            "Neither: the losses are exactly equal",
            "One step multiplies w by 0.8, or by −0.8. Squared, both are 0.64, so after 10 steps the loss is "
            "16 · 0.64¹⁰ ≈ 0.184 either way.",
            is_right=True,
        ),
        Option(
            "0.9 has left the valley by then",
            "A large α can do that. Here it starts above 1, and 0.9 is still below.",
        ),
    ),
    is_star=True,
    because=Because(
        "The losses are equal",
        (
            Reason(
                "0.1 and 0.9 add up to 1",
                "They do here. But on L = w²/2 a step multiplies w by 1 − α, and pairs would add up to 2.",
            ),
            Reason(
                "the factors 0.8 and −0.8 have the same square",
                "The loss is w². So the side on which the walker stands is lost, at every step.",
                is_right=True,
            ),
            Reason(
                "both have arrived after 10 steps",
                "Neither has: each is still 0.43 away from the minimum. And the losses were equal after one step, too.",
            ),
        ),
    ),
    changed=changed.case,
    state=AGAINST,
)

LANDING = Typed(
    "landing",
    "Start at w = 4 with α = 1.0. Where does the first step land?",
    answer=(-4.0,),
    feedback="The slope at 4 is 8, so the step is 8 long: 4 − 8 = −4, as far beyond the minimum as it began before it.",
    state={"start": 4, "learning_rate": 1, "steps": 1},
    slips={
        (0.0,): "To land there it would have to be 4 long. It is 8 long: α times the slope.",
        (3.0,): "You moved by α. But α only multiplies the slope, which is 8 here.",
        (12.0,): "The length is right, 8, but you added it. The minus goes downhill.",
        (-12.0,): "You took the height, 16, in place of the slope, 8.",
    },
    tolerance=0.25,
    labels=("new w",),
    is_placed=True,
)

AT_ONE = Question(
    "at_one",
    "It goes on with α = 1.0. What happens?",
    (
        Option(
            "It hops between two places for ever",
            "The factor is exactly −1: each step lands as far beyond the minimum as it started before it. The loss "
            "stays 16.",
            is_right=True,
        ),
        Option(
            "It lands fastest of all",
            "A step of the right length does land at once. This one is twice as long, and ends exactly as far past the "
            "minimum.",
        ),
        Option(
            "It leaves the valley, farther out with every step",
            "That happens beyond 1, where the factor is below −1. At 1 it is exactly −1, and nothing grows.",
        ),
        Option(
            "It gets there, with enough steps",
            "More steps help a slow run. This one repeats itself exactly; a million steps change nothing.",
        ),
    ),
    state={"start": 4, "learning_rate": 1, "steps": 20},
)

FIRST_THERE = Question(
    "first_there",
    "From w = 4, which α comes within 0.01 of the minimum first?",
    (
        Option(
            "0.1",
            "Safe it is, but safe is not quick: it needs 27 steps.",
            see=("See 0.1", {"start": 4, "learning_rate": 0.1, "steps": 30}),
        ),
        Option(
            "0.3",
            "Close: seven steps. But 0.5 lands in one.",
            see=("See 0.3", {"start": 4, "learning_rate": 0.3, "steps": 10}),
        ),
        Option(
            "0.5",
            "One step: the factor is 1 − 2 · 0.5 = 0. Next come 0.3 and 0.7, both after 7 steps, and 0.1 after 27.",
            is_right=True,
        ),
        Option(
            "0.7",
            "The largest of the four, and it does move fast. But it overshoots every time, and ties with 0.3: seven "
            "steps each.",
            see=("See 0.7", {"start": 4, "learning_rate": 0.7, "steps": 10}),
        ),
    ),
    state={"start": 4, "learning_rate": 0.5, "steps": 10},
)

STEPS_NEEDED = Question(
    "steps_needed",
    "A run starts at w = 4. Turn α from 0.01 up to 0.99. The number of steps needed to come within 0.01 of the "
    "minimum …",
    (
        Option(
            "keeps falling",
            "Longer steps do help at first. Past 0.5 every step overshoots, and the overshoot has to be walked back.",
            see=("See 0.01, as slow as 0.99", {"start": 4, "learning_rate": 0.01, "steps": 50}),
        ),
        Option(
            "falls, then rises again",
            "From 4 it takes 297 steps at 0.01, a single one at 0.5, and 297 again at 0.99. A picture of it has just "
            "appeared.",
            is_right=True,
            see=("See the best, 0.5", {"start": 4, "learning_rate": 0.5, "steps": 10}),
        ),
        Option(
            "stays the same",
            "The rule is the same, but the factor is not: from 4, 0.1 needs 27 steps and 0.3 needs 7.",
            see=("See 0.3", {"start": 4, "learning_rate": 0.3, "steps": 10}),
        ),
        Option(
            "keeps rising",
            "That is the right half only. Below 0.5 a larger α does help.",
            see=("See 0.1", {"start": 4, "learning_rate": 0.1, "steps": 30}),
        ),
    ),
    sheet=SHEET,
    state={"start": 4, "learning_rate": 0.99, "steps": 50},
)
