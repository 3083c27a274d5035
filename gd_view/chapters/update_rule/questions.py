"""Questions on one step: the sign, the length, and the whole of it by hand."""

from gd_view.chapters.update_rule import changed
from gd_view.page.question import Because, Option, Question, Reason, Typed

FROM_MINUS_THREE = Question(
    "from_minus_three",
    "Now w = −3 and α = 0.1, on L = w². What is the new w?",
    (
        Option(
            "−3.6",
            "The slope −6 and the factor 0.1 are right. But subtracting −0.6 adds 0.6. At −3.6 the loss would be "
            "12.96; it was 9.",
            at=-3.6,
        ),
        Option(
            "−2.4",
            "The slope is −6, and −3 − 0.1 × (−6) = −2.4, where the loss is 5.76. The minus sign sends you downhill "
            "on both sides of the valley.",
            is_right=True,
            at=-2.4,
        ),
        Option(
            "−3.9",
            "You subtracted 0.1 × 9. But 9 is the height, and the step is made of the slope, −6.",
            at=-3.9,
        ),
        Option(
            "−2.7",
            "The direction is right. But you took w itself as the slope; the slope of w² is 2w, here −6.",
            at=-2.7,
        ),
    ),
    is_star=True,
    because=Because(
        "The new w lies to the right of −3",
        (
            Reason(
                "the loss at −3 is high",
                "At 3 it is just as high, and there the step goes left. Only the slope knows a side.",
            ),
            Reason(
                "the minimum lies to the right",
                "It does, but the rule does not know it. It has the slope at −3 and nothing else.",
            ),
            Reason(
                "the slope there is negative, and it is subtracted",
                "To subtract something negative is to add. So where the ground falls to the right, the step goes "
                "right.",
                is_right=True,
            ),
        ),
    ),
    changed=changed.case,
    state={"start": -3, "learning_rate": 0.1, "steps": 1},
)

SECOND_MOVE = Question(
    "second_move",
    "The first move, from 4, was 0.8 long. How long is the second, from 3.2, with the same α = 0.1?",
    (
        Option(
            "0.8",
            "α has not changed, but α is a multiplier, not the length of a step. The slope is now 6.4.",
        ),
        Option(
            "0.64",
            "The slope at 3.2 is 6.4, and 0.1 × 6.4 = 0.64.",
            is_right=True,
        ),
        Option(
            "0.4",
            "It does shrink, but by the factor 0.8, as the slope does, and not by half.",
        ),
        Option(
            "1.6",
            "Steps can grow where the ground gets steeper. Here it got flatter: the slope fell from 8 to 6.4.",
        ),
    ),
    state={"start": 4, "learning_rate": 0.1, "steps": 2},
)

THIRD_STEP = Typed(
    "third_step",
    "On L = w² with α = 0.1 the first step leads from w₀ = 4 to w₁ = 3.2. Take the next two yourself: where is w₃?",
    answer=(2.048,),
    feedback="From w₂ = 2.56 the slope is 2 × 2.56 = 5.12, the move −0.1 × 5.12 = −0.512, and 2.56 − 0.512 = 2.048.",
    slips={
        (
            1.92,
        ): "You used the old step again, 0.64. At w₂ = 2.56 the slope is 5.12, so the step is 0.512 long.",
        (2.304,): "You took w itself as the slope. The slope of w² is 2w, at w₂ = 2.56 it is 5.12.",
        (
            3.072,
        ): "The length is right, 0.512, but you added it. The slope is positive, and the minus takes you left.",
        (1.905,): "You took the loss at w₂, 6.55, in place of the slope. The slope is 2 × 2.56 = 5.12.",
    },
    state={"start": 4, "learning_rate": 0.1, "steps": 3},
)
