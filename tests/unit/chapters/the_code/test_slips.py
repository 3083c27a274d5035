"""The four slips really do what the page says of them, and the answers say what they do."""

import numpy as np
import pytest

from gd_core import descend, gradient_descent
from gd_view.chapters.the_code import questions as ask
from gd_view.chapters.the_code import slips
from gd_view.chapters.the_code.lines import FIVE_LINES
from gd_view.wording import number
from tests.unit.chapters.the_code.watching import function_of
from tests.unit.reading import right


def slope(w):
    return 2 * w


def of(slip):
    return function_of(slip.version)


@pytest.mark.parametrize("slip", [slips.STALE, slips.PLUS, slips.IN_PLACE], ids=lambda slip: slip.name)
def test_the_marked_line_alone_differs_from_the_lesson(slip):
    differs = [
        line for line, (a, b) in enumerate(zip(slip.version.body, FIVE_LINES.body, strict=True), 1) if a != b
    ]
    assert differs == [slip.version.slipped]
    assert slip.version.does == FIVE_LINES.does


def test_the_history_differs_in_the_list_alone():
    without = [
        line.replace("w, history = w_init, []", "w = w_init").replace("w, history", "w")
        for line in slips.HISTORY.version.body
        if "append" not in line
    ]
    assert tuple(without) == FIVE_LINES.body
    assert "[]" in slips.HISTORY.version.body[slips.HISTORY.version.slipped - 1]


def test_with_the_slope_of_the_start_every_step_is_as_long_as_the_first():
    """4 - 0.8n: 0 after 5 steps, −36 after 50; and 3.2 if w itself began anew."""
    walk = [of(slips.STALE)(slope, 4.0, n_steps=n) for n in range(51)]
    np.testing.assert_allclose(walk, 4 - 0.8 * np.arange(51), atol=1e-12)
    assert number(walk[50]) == "−36"
    assert slips.session(slips.STALE).endswith(f"\n{walk[50]!r}")
    assert abs(walk[5]) < 1e-12
    assert "At −36" in right(ask.STALE).text
    assert "4 − 50 · 0.8 = −36" in right(ask.STALE).feedback
    assert [option.text for option in ask.STALE.options][3] == "At 3.2"


def test_with_a_plus_the_run_climbs():
    """4 · 1.2^n: 4.8, 5.76, 6.912, 8.2944, 9.95328."""
    walk = [of(slips.PLUS)(slope, 4.0, n_steps=n) for n in range(51)]
    np.testing.assert_allclose(walk, 4 * 1.2 ** np.arange(51), rtol=1e-12)
    assert "[4.0, 4.8, 5.76, 6.912, 8.294, 9.953]" in slips.session(slips.PLUS)
    assert "4, 4.8, 5.76" in right(ask.PLUS).text
    assert "multiplies w by 1.2" in right(ask.PLUS).feedback
    assert number(walk[5], 3) in right(ask.PLUS).feedback


def test_written_in_place_the_callers_array_changes_and_whole_numbers_are_refused():
    """4 - 0.1 · 8 = 3.2, in the array that was passed in."""
    start = np.array([4.0])
    result = of(slips.IN_PLACE)(slope, start, n_steps=1)
    assert result is start
    np.testing.assert_allclose(start, [3.2])
    with pytest.raises(TypeError, match="Cannot cast"):
        of(slips.IN_PLACE)(slope, np.array([4]), n_steps=1)
    assert slips.session(slips.IN_PLACE).count("array([3.2])") == 2
    assert "UFuncTypeError: Cannot cast" in slips.session(slips.IN_PLACE)
    assert "its 4 becomes 3.2" in right(ask.IN_PLACE).text


def test_the_lesson_itself_leaves_the_callers_array_alone():
    start = np.array([4.0])
    gradient_descent(slope, start, n_steps=1)
    assert start == [4.0]


def test_the_history_without_the_start_is_one_place_short():
    """50 moves connect 51 places."""
    _, history = of(slips.HISTORY)(slope, 4.0)
    assert (len(history), history[0]) == (50, pytest.approx(3.2))
    assert ">>> len(history)\n50" in slips.session(slips.HISTORY)
    assert len(descend(slope, 4.0).iterates) == 51
    assert right(ask.HISTORY).text.startswith("51")
    assert right(ask.HISTORY).feedback.endswith("has 50.")
