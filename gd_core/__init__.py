"""Gradient descent and where it ends, in plain numpy."""

from gd_core.bowls import Bowl
from gd_core.descent import Trajectory, descend, gradient_descent
from gd_core.landscapes import DOUBLE_WELL, LANDSCAPES, SINGLE_WELL, Landscape
from gd_core.outcome_map import Kind, OutcomeMap, outcome_map
from gd_core.outcomes import Ending, Outcome, ending
from gd_core.rules import GradientDescent, Rule
from gd_core.theory import fastest_learning_rate, largest_stable_learning_rate, shrink_factor, steps_needed
from gd_core.wording import count, number

__all__ = [
    "DOUBLE_WELL",
    "LANDSCAPES",
    "SINGLE_WELL",
    "Bowl",
    "Ending",
    "GradientDescent",
    "Kind",
    "Landscape",
    "Outcome",
    "OutcomeMap",
    "Rule",
    "Trajectory",
    "count",
    "descend",
    "ending",
    "fastest_learning_rate",
    "gradient_descent",
    "largest_stable_learning_rate",
    "number",
    "outcome_map",
    "shrink_factor",
    "steps_needed",
]
