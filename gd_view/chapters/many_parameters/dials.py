"""The settings of a bowl of two parameters: its shape, the learning rate, the steps, the view, and the start."""

from gd_core import Bowl
from gd_view.page.settings import LEARNING_RATE, Choice, Dial, steps_dial

CONDITION_NUMBERS = (1, 2, 5, 10, 25, 50)
# Among them the limit 1/κ and the best 1/(1 + κ) of every bowl, to four digits.
# fmt: off
LEARNING_RATES = (
    0.001, 0.002, 0.005, 0.01, 0.015, 0.0196, 0.02, 0.021, 0.03, 0.0385, 0.04, 0.042, 0.05, 0.06, 0.07, 0.08,
    0.0909, 0.095, 0.1, 0.105, 0.11, 0.12, 0.15, 0.1667, 0.18, 0.2, 0.21, 0.25, 0.3, 0.3333, 0.4, 0.45, 0.5,
    0.525, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0, 1.05,
)
# fmt: on

RATES = Choice(LEARNING_RATE, "Learning rate α", LEARNING_RATES, default=0.1)
STEPS = steps_dial(100, default=30)
SLIDERS = (
    Choice("condition_number", "How stretched, κ", CONDITION_NUMBERS, default=1),
    RATES,
    STEPS,
    Choice("rotation", "Turned by", (0, 45), default=0, names=("0°", "45°")),
    Choice("dimensions", "View", (2, 3), default=2, names=("map", "surface")),
)
# Set on the map itself, which shows all of it whatever the bowl, with room for the walker and its name.
START_W1 = Dial("start_w1", "Start w₁", -3.5, 4.5, 0.1, default=4.0)
START_W2 = Dial("start_w2", "Start w₂", -1.0, 2.5, 0.1, default=2.0)
START = (START_W1.default, START_W2.default)  # of every question and every count that is told
AT_THE_START = {START_W1.key: START_W1.default, START_W2.key: START_W2.default}
DIALS = (*SLIDERS, START_W1, START_W2)


def best_listed(condition_number: float) -> float:
    """Return the listed learning rate nearest to the best one of a bowl."""
    best = Bowl(condition_number).best_learning_rate
    return min(LEARNING_RATES, key=lambda rate: abs(rate - best))
