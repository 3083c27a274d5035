"""Rules: how a gradient becomes a direction to step in.

A rule holds its settings and nothing else. Its memory between steps is a state, which ``start`` makes, and
which ``update`` takes and returns. The loop in ``descend`` then moves

    w ← w - learning_rate · step
"""

from typing import Any, Protocol


class Rule(Protocol):
    """Gradient and state in, step and state out."""

    def start(self, w: Any) -> Any:
        """Return the state before the first step from ``w``."""

    def update(self, gradient: Any, state: Any) -> tuple[Any, Any]:
        """Return the step, to be scaled by the learning rate and subtracted, and the next state."""


class GradientDescent:
    """The rule of the lesson: step along the gradient itself, remember nothing."""

    def start(self, w: Any) -> None:
        """Return None: there is nothing to remember."""

    def update(self, gradient: Any, state: None) -> tuple[Any, None]:
        """Return the gradient unchanged."""
        return gradient, state


def is_plain(rule: Rule) -> bool:
    """Return whether a rule is gradient descent itself, and not another one built on it."""
    return type(rule) is GradientDescent
