"""Starts and gradients of every kind that people pass: taken for what they mean, or refused with what came."""

import re
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from gd_core import (
    DOUBLE_WELL,
    Bowl,
    Outcome,
    bowl_ending,
    descend,
    ending,
    gradient_descent,
    steps_needed,
    walk,
)

every_run = pytest.mark.parametrize(
    "run", [gradient_descent, lambda *a: descend(*a).final], ids=["final", "path"]
)
PAIR_AFTER_3 = [3 * 0.8**3, -2 * 0.8**3]


class Symbolic:
    """What computer algebra returns: a number to `float()`, and to nothing else."""

    def __init__(self, value):
        self.value = value

    def __float__(self):
        return float(self.value)


# --- gradients ---------------------------------------------------------------------------------------


@every_run
@pytest.mark.parametrize(
    "gradient",
    [
        lambda w: [2 * w[0], 2 * w[1]],
        lambda w: (2 * w[0], 2 * w[1]),
        lambda w: [np.array(2 * w[0]), 2 * w[1]],
        lambda w: pd.Series(2 * w),
        lambda w: pd.Series(2 * w, index=["x", "one"]),
        lambda w: pd.Series(2 * w, dtype="Float64"),
        lambda w: [Symbolic(2 * w[0]), Symbolic(2 * w[1])],
        lambda w: (2 * w).astype(np.longdouble),
        lambda w: (2 * w).astype(object),
        lambda w: (2 * w).astype(">f8"),
    ],
    ids=[
        "list",
        "tuple",
        "0-d in a list",
        "Series",
        "labels",
        "Float64",
        "symbolic",
        "long",
        "objects",
        "big endian",
    ],
)
def test_a_gradient_of_any_kind_of_numbers_works_as_an_array_does(run, gradient):
    """(3, -2) · 0.8³."""
    final = run(gradient, [3, -2], 0.1, 3)
    assert (type(final), final.dtype) == (np.ndarray, np.float64)
    np.testing.assert_allclose(final, PAIR_AFTER_3, rtol=1e-15)


@every_run
@pytest.mark.parametrize(
    "kind",
    [float, np.float32, np.array, Symbolic, Fraction, Decimal, lambda slope: np.array(slope, dtype=object)],
)
def test_the_slope_of_one_parameter_may_be_any_kind_of_number(run, kind):
    """4 · 0.5² by halves, which no kind of float rounds."""
    final = run(lambda w: kind(2 * w), 4.0, 0.25, 2)
    assert (type(final), final) == (np.float64, 1.0)


@every_run
def test_a_slope_may_be_a_whole_number(run):
    """4 - 0.5·3 - 0.5·3."""
    assert run(lambda w: 3, 4, 0.5, 2) == 1.0
    assert run(lambda w: np.array([3, 1]), [4, 4], 0.5, 2).tolist() == [1.0, 3.0]


@every_run
@pytest.mark.parametrize("run_start", [pd.Series([3.0, -2.0], index=["x", "one"]), pd.Series([3, -2])])
def test_a_labelled_start_is_taken_by_position(run, run_start):
    final = run(lambda w: 2 * w, run_start, 0.1, 3)
    assert type(final) is np.ndarray
    np.testing.assert_allclose(final, PAIR_AFTER_3, rtol=1e-15)


@every_run
@pytest.mark.parametrize(
    ("start", "labels"),
    [
        (pd.Series([3.0, -2.0], index=["one", "x"]), ["x", "one"]),
        (pd.Series([3.0, -2.0], index=["one", "x"]), ["x", "two"]),
        (pd.Series([3.0, -2.0]), [1, 0]),
        (pd.Series([3.0, -2.0], index=[1, 0]), [0, 1]),
    ],
)
def test_slopes_with_other_labels_than_the_start_are_never_added_by_position(run, start, labels):
    """A fit of y = x + one by frames: the gradient comes in the order of the frame's columns."""
    data = pd.DataFrame([[1.0, 1.0], [2.0, 1.0], [4.0, 1.0]], columns=labels)
    with pytest.raises(
        ValueError, match=r"grad_fn must return the labels of w_init, \['?\w+'?, .*\], got \["
    ):
        run(lambda w: data.T @ (data @ w), start, 0.01, 3)


def test_a_frame_of_parameters_keeps_its_columns_apart():
    start = pd.DataFrame([[1.0, 2.0]], columns=["a", "b"])
    with pytest.raises(ValueError, match=r"labels of w_init, \['a', 'b'\], got \['b', 'a'\]"):
        gradient_descent(lambda w: pd.DataFrame(2 * w, columns=["b", "a"]), start, 0.1, 1)


@every_run
@pytest.mark.parametrize("start", [4.0, [4.0, -2.0]])
@pytest.mark.parametrize(
    ("gradient", "came"),
    [
        (lambda w: (w**2, 2 * w), r"\((np\.float64|array)\("),
        (lambda w: (np.sum(w**2), 2 * w), r"\(np\.float64\(\d+\.0\), "),
        (lambda w: None, "None"),
        (lambda w: 2j * w, "j"),
        (lambda w: "8.0", "'8.0'"),
        (lambda w: ["8.0", "-4.0"], r"\['8.0', '-4.0'\]"),
        (lambda w: [None, Symbolic(1)], r"\[None, <"),
        (lambda w: [10**400, 1], r"\[1000"),
        (lambda w: {"w": 2 * w}, r"\{'w': "),
        (lambda w: 10**5000, "int"),
    ],
    ids=[
        "pair",
        "loss and gradient",
        "None",
        "complex",
        "text",
        "texts",
        "None in it",
        "huge",
        "dict",
        "unwritable",
    ],
)
def test_what_is_no_gradient_is_refused_with_what_came(run, start, gradient, came):
    with pytest.raises(ValueError, match=r"^grad_fn must return (the|a) gradient .* got ") as refused:
        run(gradient, start, 0.1, 3)
    said = str(refused.value).partition(" got ")[2]
    assert re.search(came, said)
    assert len(said) < 160


@every_run
@pytest.mark.parametrize(
    "start", [4 + 0j, np.complex64(4), [4.0, 2j], np.array([1 + 0j]), "4", ["4"], [None], b"5"], ids=repr
)
def test_a_start_that_is_not_made_of_real_numbers_is_refused(run, start):
    with pytest.raises(ValueError, match=r"^w_init must be a number or an array of numbers, got "):
        run(lambda w: 2 * w, start, 0.1, 3)


def test_what_is_no_function_is_refused():
    with pytest.raises(ValueError, match=r"^grad_fn must be a function, got 8\.0"):
        gradient_descent(8.0, 4.0)


# --- gradients that write into what they are given ---------------------------------------------------


def double_in_place(w):
    w *= 2
    return w


def last_to_zero(w):
    slopes = 2 * w
    w[-1] = 0.0
    return slopes


@every_run
@pytest.mark.parametrize("gradient", [double_in_place, last_to_zero])
def test_a_gradient_function_that_writes_into_its_argument_changes_no_run(run, gradient):
    """(3, -2) · 0.8³, and the start is left alone."""
    start = np.array([3.0, -2.0])
    np.testing.assert_allclose(run(gradient, start, 0.1, 3), PAIR_AFTER_3, rtol=1e-15)
    assert start.tolist() == [3.0, -2.0]


def test_it_cannot_change_the_iterates_that_are_kept():
    given = []

    def meddles(w):
        for before in given:
            before.setflags(write=True)
            before[:] = 99.0
        given.append(w)
        return 2 * w

    run = descend(meddles, [3.0, -2.0], 0.1, 3)
    np.testing.assert_allclose(run.iterates, np.outer(0.8 ** np.arange(4), [3, -2]), rtol=1e-15)


@every_run
def test_what_comes_back_can_be_written_to(run):
    for n_steps in (0, 2):
        gradient_descent(lambda w: w, np.array([3.0]), 0.1, n_steps)[0] = 1.0


def test_an_error_of_the_gradient_functions_own_comes_through():
    def fails(w):
        raise ValueError("of my own")

    with pytest.raises(ValueError, match="of my own"):
        gradient_descent(fails, [1.0])


# --- numbers in arrays, and numbers beyond floats ----------------------------------------------------


def test_numbers_of_steps_and_rates_may_stand_in_arrays_without_axes():
    assert descend(lambda w: 2 * w, 4.0, np.array(0.1), np.array(50)).n_steps == 50
    assert gradient_descent(lambda w: 2 * w, 4.0, np.array(0.25), np.array(2.0)) == 1.0
    assert type(walk(DOUBLE_WELL, 0.5, np.array(0.1), 30).learning_rate) is float


def remade(run, learning_rate):
    return type(run)(**{**vars(run), "learning_rate": learning_rate})


@pytest.mark.parametrize("rate", [[0.1], np.array(0.1), np.array([0.1]), (0.1,), Fraction(1, 10)])
def test_the_ending_of_a_run_takes_its_one_rate_however_it_is_kept(rate):
    run = walk(DOUBLE_WELL, 0.5, 0.1, 30)
    assert ending(remade(run, rate)) == ending(run)
    bowl = walk(Bowl(2), (4, 2), 0.1, 30)
    assert bowl_ending(remade(bowl, rate)) == bowl_ending(bowl)


@pytest.mark.parametrize("of", [ending, bowl_ending])
@pytest.mark.parametrize("rate", [[0.1, 0.2], [], "0.1", None, 10**400, 1j])
def test_anything_else_is_refused(of, rate):
    run = walk(DOUBLE_WELL, 0.5, 0.1, 30) if of is ending else walk(Bowl(2), (4, 2), 0.1, 30)
    with pytest.raises(ValueError, match=r"^learning_rate must be "):
        of(remade(run, rate))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: gradient_descent(abs, 10**400), "w_init must be a number or an array of numbers, got 1000"),
        (lambda: gradient_descent(abs, [10**400]), "w_init must be a number"),
        (lambda: gradient_descent(abs, 10**5000), "w_init must be a number or an array of numbers, got int"),
        (lambda: gradient_descent(abs, 4.0, 10**400), "learning_rate must be a number"),
        (lambda: descend(abs, 4.0, 0.1, 10**400), "n_steps must be a whole number, 0 or more, got 1000"),
        (lambda: descend(abs, 4.0, 0.1, 10**5000), "n_steps must be a whole number, 0 or more, got int"),
        (lambda: descend(abs, 4.0, 0.1, 1e300), "n_steps must be a whole number, 0 or more, got 1e"),
        (
            lambda: gradient_descent(abs, 4.0, 0.1, np.array([50])),
            r"n_steps must be a whole number, 0 or more, got array\(\[50",
        ),
        (
            lambda: gradient_descent(abs, 4.0, 0.1, np.array(True)),
            r"n_steps must be a whole number, 0 or more, got array\(T",
        ),
        (lambda: descend(abs, 4.0, leaves_beyond=10**400), "leaves_beyond must be positive, got 1000"),
        (lambda: descend(abs, 4.0, leaves_beyond=[1, 2]), r"leaves_beyond must be positive, got \[1, 2\]"),
        (lambda: descend(abs, 4.0, leaves_beyond="10"), "leaves_beyond must be positive, got '10'"),
        (lambda: Bowl(10**400), "condition_number must be a number"),
        (lambda: Bowl([1, 2]), r"condition_number must be one number, got shape \(2,\)"),
        (lambda: Bowl(2, "45"), "rotation must be a number"),
        (lambda: steps_needed(0.1, 2.0, 10**400), "distance must be a number"),
    ],
)
def test_what_no_float_can_hold_is_refused(call, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        call()


def test_several_learning_rates_are_several_runs_and_the_docstrings_say_so():
    np.testing.assert_allclose(
        gradient_descent(lambda w: 2 * w, 4.0, [0.1, 0.25], 2), [2.56, 1.0], rtol=1e-15
    )
    for function in (gradient_descent, descend):
        assert "several runs, not a schedule" in " ".join(function.__doc__.lower().split())


# --- learning rates below what floats resolve --------------------------------------------------------


@pytest.mark.parametrize("rate", [1e-17, 1e-20, 5e-324])
@pytest.mark.parametrize("start", [0.5, -0.3, 0.06, 0.0589])
def test_a_step_too_short_for_a_float_is_not_the_hilltop(start, rate):
    assert ending(walk(DOUBLE_WELL, start, rate, 30)).outcome is Outcome.STILL_MOVING
