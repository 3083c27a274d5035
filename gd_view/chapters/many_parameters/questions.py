"""Questions on many parameters: downhill is not towards the minimum, and one learning rate serves all."""

from gd_view.chapters.many_parameters import changed
from gd_view.chapters.many_parameters.dials import AT_THE_START
from gd_view.page.question import Because, Option, Question, Reason, State, Typed


def _state(condition_number: int, learning_rate: float, steps: int = 30, **others: int) -> State:
    """Return a whole state of the page, from (4, 2), on the map and unturned unless ``others`` says otherwise."""
    return {
        "condition_number": condition_number,
        "rotation": 0,
        "learning_rate": learning_rate,
        "steps": steps,
        "dimensions": 2,
        **AT_THE_START,
        **others,
    }


WHERE_DOWNHILL_POINTS = Question(
    "where_downhill_points",
    "A valley ten times as steep across as along, L = w₁² + 10 · w₂². You stand at (4, 2); the minimum is at (0, 0). "
    "Where does the downhill arrow point?",
    (
        Option(
            "At the minimum",
            "It does on a round bowl, κ = 1, or when you stand on one of the bowl's two axes. But the arrow only knows "
            "the two slopes here, 8 and 40, and the second is five times the first.",
            see=("See the round bowl", _state(1, 0.1)),
        ),
        Option(
            "Well off it, mostly across the narrow direction",
            "The slopes are 8 in w₁ and 40 in w₂, so a step changes w₂ five times as much as w₁. "
            "That is 52° away from the way to the minimum.",
            is_right=True,
        ),
        Option(
            "Along the valley floor",
            "The floor does lead to the minimum, but it is the gentle direction. Downhill is where the loss falls "
            "fastest, and that is across.",
        ),
        Option(
            "Out of the page, down the slope",
            "The loss goes down, yes. But the arrow says how to change w₁ and w₂, so it lies in the plane of the "
            "two. The height only follows.",
            see=("See it on the floor below the surface", _state(10, 0.0909, dimensions=3)),
        ),
    ),
    is_star=True,
    because=Because(
        "The arrow points past the minimum",
        (
            Reason(
                "α is too large",
                "α makes a step longer or shorter. It never turns it.",
            ),
            Reason(
                "w₁ has farther to go than w₂",
                "It has, 4 against 2, and the way to the minimum leads mostly along w₁. The arrow does not.",
            ),
            Reason(
                "each parameter goes by its own slope",
                "The slope in w₂ is five times the other, so the steep direction gets most of the step.",
                is_right=True,
            ),
        ),
    ),
    changed=changed.case,
    state=_state(10, 0.0909),
)

A_TENTH = Question(
    "a_tenth",
    "α = 0.1 was fine in the single valley L = w². Use it on L = w₁² + 10 · w₂², from (4, 2). What happens?",
    (
        Option(
            "It settles at the minimum",
            "w₁ does get there. But 0.1 was safe for a curvature of 2; in the direction of w₂ the curvature is 20.",
        ),
        Option(
            "It leaves: across the valley each step ends farther out",
            "Nearly: that needs an α above 0.1. At exactly 0.1 the factor of w₂ is −1, neither shrinking nor growing.",
            see=("See 0.105", _state(10, 0.105)),
        ),
        Option(
            "w₁ shrinks as in the single valley; w₂ hops to and fro; the loss sinks to 40 and no lower",
            "The factor of w₁ is 1 − 2 · 0.1 = 0.8, that of w₂ is 1 − 20 · 0.1 = −1. Each goes its own way.",
            is_right=True,
        ),
        Option(
            "It freezes",
            "The loss nearly does, once it has sunk to 40. The point does not: it hops from one side to the other for "
            "ever.",
        ),
    ),
    state=_state(10, 0.1),
)

NEW_POINT = Typed(
    "new_point",
    "A turned valley, L = 3w₁² − 4w₁w₂ + 3w₂². You stand at w₁ = 4, w₂ = 2, with α = 0.1. One slope is 6w₁ − 4w₂, the "
    "other 6w₂ − 4w₁. Where does one step lead?",
    (2.4, 2.4),
    "The slopes at the old point are 24 − 8 = 16 and 12 − 16 = −4. So w₁ = 4 − 0.1 · 16 = 2.4 and "
    "w₂ = 2 − 0.1 · (−4) = 2.4. Both slopes are measured before anything moves.",
    state=_state(5, 0.1, 1, rotation=45),
    slips={
        (
            2.4,
            1.76,
        ): "w₁ is right. For w₂ you used the new w₁, 2.4. Both slopes belong to the old point: measure first, "
        "then move both at once.",
        (5.6, 1.6): "The slopes are right, the sign is not: you added the step. Minus goes downhill.",
        (
            1.6,
            0.8,
        ): "The two squares are right, but you dropped the term −4w₁w₂. It takes 4w₂ off one slope and 4w₁ off "
        "the other.",
    },
    tolerance=0.15,
    labels=("new w₁", "new w₂"),
    is_placed=True,
)

THREE_MILLION = Question(
    "three_million",
    "A thousand parameters, or three million: the curvatures lie in the same range, α is the same. How much longer "
    "does it take until the three million are as far?",
    (
        Option(
            "No longer: one step moves them all",
            "One step does move them all. But for each of them it has a slope to measure and a number to change, and "
            "somebody has to do that.",
        ),
        Option(
            "Three thousand times as many steps",
            "It would be so if the parameters took turns. Every step moves all of them, each by −α times its own "
            "slope.",
        ),
        Option(
            "Nine million times as long, since each parameter must be weighed against every other",
            "There are methods that do so, such as Newton's: for n parameters they need a table of n² curvatures. "
            "Gradient descent asks each parameter for one slope, and nothing about pairs.",
        ),
        Option(
            "As many steps, each with three thousand times the arithmetic",
            "A step leaves of each way the share 1 − αλ, whatever the others do. On the map w₂ is there at once, "
            "and w₁ takes the steps that it would take alone. So the curvatures decide, not how many there are. The "
            "seconds depend on the machine: run both.",
            is_right=True,
        ),
    ),
    state=_state(10, 0.05),
)

SPEED_LIMIT = Question(
    "speed_limit",
    "Which direction sets the speed limit, the largest α that still settles?",
    (
        Option(
            "The gentlest one",
            "Below the best α it sets how long you wait: its factor is then the nearest to 1. The limit comes from "
            "elsewhere.",
            see=("See it wait", _state(25, 0.03, 100)),
        ),
        Option(
            "The average of all",
            "A fair thought, but one bad direction is enough: a single factor below −1 grows without end.",
        ),
        Option(
            "Where you start",
            "In other landscapes it matters. On a bowl the factors are the same everywhere, so the limit is too.",
        ),
        Option(
            "The most strongly curved one",
            "In a direction of curvature λ each step multiplies the distance by 1 − αλ. The largest λ passes −1 first: "
            "α must stay below 2/λ, here 2/(2κ) = 1/κ.",
            is_right=True,
        ),
    ),
    state=_state(25, 0.042, 100),
)
