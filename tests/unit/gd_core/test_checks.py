"""Bad input is refused, with the words that tell what was given."""

import numpy as np
import pytest

from gd_core import (
    descend,
    gradient_descent,
)


def double(w):
    return 2 * w


@pytest.mark.parametrize("run", [gradient_descent, descend])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"w_init": np.nan}, "w_init must be finite, got nan"),
        ({"w_init": [1.0, -np.inf]}, "w_init must be finite, got -inf"),
        ({"w_init": "abc"}, "w_init must be a number or an array of numbers, got 'abc'"),
        ({"w_init": None}, "w_init must be a number or an array of numbers, got None"),
        ({"w_init": 1j}, "w_init must be a number"),
        ({"learning_rate": -0.1}, "learning_rate must not be negative, got -0.1"),
        ({"learning_rate": [0.1, -3]}, "learning_rate must not be negative, got -3"),
        ({"learning_rate": np.inf}, "learning_rate must be finite, got inf"),
        ({"learning_rate": np.nan}, "learning_rate must be finite, got nan"),
        ({"n_steps": -1}, "n_steps must be a whole number, 0 or more, got -1"),
        ({"n_steps": 2.5}, "got 2.5"),
        ({"n_steps": np.inf}, "got inf"),
        ({"n_steps": np.nan}, "got nan"),
        ({"n_steps": True}, "got True"),
        ({"n_steps": "20"}, "got '20'"),
        ({"n_steps": None}, "got None"),
        (
            {"w_init": [1.0, 2.0], "learning_rate": [0.1, 0.2, 0.3]},
            r"w_init and learning_rate must broadcast, got shapes \(2,\) and \(3,\)",
        ),
        ({"grad_fn": lambda w: np.ones(3)}, r"parameter's shape \(\), got \(3,\)"),
        ({"grad_fn": lambda w: [1.0], "w_init": [1.0, 2.0]}, r"parameter's shape \(2,\), got \(1,\)"),
    ],
)
def test_bad_input_is_refused_with_what_was_given(run, arguments, message):
    with pytest.raises(ValueError, match=message):
        run(**({"grad_fn": double, "w_init": 4.0} | arguments))


@pytest.mark.parametrize("bound", [0, -1.0, np.nan])
def test_a_bound_that_everything_has_left_is_refused(bound):
    with pytest.raises(ValueError, match="leaves_beyond must be positive"):
        descend(double, 4.0, leaves_beyond=bound)
