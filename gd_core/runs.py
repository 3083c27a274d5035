"""A run: a trajectory together with the landscape it was walked on, handed on as one."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from gd_core.bowls import Bowl
from gd_core.descent import Trajectory, descend
from gd_core.landscapes import Landscape
from gd_core.rules import GradientDescent, Rule

Ground = TypeVar("Ground", bound=Landscape | Bowl)


@dataclass(frozen=True, eq=False, kw_only=True)
class Run(Trajectory, Generic[Ground]):
    """A trajectory that knows its landscape.

    Parameters
    ----------
    landscape
        Ground of the walk: a `Landscape` of one parameter, or a `Bowl` of two.
    """

    landscape: Ground


def walk(
    landscape: Ground,
    w_init: Any,
    learning_rate: Any,
    n_steps: int,
    *,
    rule: Rule = GradientDescent(),  # noqa: B008  (it has no state to share)
    leaves_beyond: float = np.inf,
) -> Run[Ground]:
    """Walk ``n_steps`` steps downhill on a landscape.

    Parameters
    ----------
    landscape
        Ground of the walk.
    w_init, learning_rate, n_steps, rule, leaves_beyond
        As in `descend`.

    Raises
    ------
    ValueError
        If an argument is outside its range.
    """
    made = descend(landscape.gradient, w_init, learning_rate, n_steps, rule=rule, leaves_beyond=leaves_beyond)
    return Run(
        iterates=made.iterates,
        moves=made.moves,
        learning_rate=made.learning_rate,
        rule=made.rule,
        leaves_beyond=made.leaves_beyond,
        landscape=landscape,
    )
