"""Bowls worth seeing, as chips."""

from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS, best_listed

SHAPES = {
    "round": {"condition_number": 1, "rotation": 0, "learning_rate": 0.1, "steps": 30},
    "stretched": {"condition_number": 10, "rotation": 0, "learning_rate": 0.0909, "steps": 30},
    "and turned": {"condition_number": 10, "rotation": 45, "learning_rate": 0.0909, "steps": 30},
}
RATES = {
    "just too much": {"condition_number": 10, "rotation": 0, "learning_rate": 0.105, "steps": 30},
    **{
        f"κ = {choice}: the best α": {
            "condition_number": choice,
            "rotation": 0,
            "learning_rate": best_listed(choice),
            "steps": 100,
        }
        for choice in CONDITION_NUMBERS
    },
}
ALL = (SHAPES, RATES)
