"""Gradient descent and where it ends, in plain numpy: names and numbers, and no sentence for a reader."""

from gd_core.bowl_outcomes import BowlEnding, bowl_ending, steps_to_settle
from gd_core.bowls import Bowl
from gd_core.descent import Trajectory, descend, gradient_descent
from gd_core.fitting import RAIN, LineFit
from gd_core.landscapes import DOUBLE_WELL, LANDSCAPES, SINGLE_WELL, Landscape
from gd_core.outcome_map import Kind, OutcomeMap, outcome_map
from gd_core.outcomes import Ending, Outcome, ending
from gd_core.rules import GradientDescent, Rule
from gd_core.runs import Run, walk
from gd_core.theory import fastest_learning_rate, largest_stable_learning_rate, shrink_factor, steps_needed

__all__ = [
    "DOUBLE_WELL",
    "LANDSCAPES",
    "RAIN",
    "SINGLE_WELL",
    "Bowl",
    "BowlEnding",
    "Ending",
    "GradientDescent",
    "Kind",
    "Landscape",
    "LineFit",
    "Outcome",
    "OutcomeMap",
    "Rule",
    "Run",
    "Trajectory",
    "bowl_ending",
    "descend",
    "ending",
    "fastest_learning_rate",
    "gradient_descent",
    "largest_stable_learning_rate",
    "outcome_map",
    "shrink_factor",
    "steps_needed",
    "steps_to_settle",
    "walk",
]
