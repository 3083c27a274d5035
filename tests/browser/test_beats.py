"""Figures that show a step in several beats follow a slider: what the player makes of their fans, in a blank page."""

import numpy as np
import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL, Landscape
from gd_view.chapters.the_code import by_line
from gd_view.chapters.the_code.dials import DIALS as OF_THE_CODE
from gd_view.chapters.the_code.lines import FIVE_LINES, Version
from gd_view.chapters.the_code.slips import HISTORY, IN_PLACE, PLUS, STALE
from gd_view.chapters.update_rule import beats
from gd_view.chapters.update_rule.dials import DIALS as OF_THE_RULE
from gd_view.drawing.beats import Pattern, in_beats
from gd_view.drawing.fans import LEVELS, Live, sent
from tests.browser.visit import Call
from tests.unit.chapters.the_code.watching import watched
from tests.unit.runs import on, on_single_well

OPENED = """await (async ([layout, rows, block, moves, recipes, constants]) => {
  const stream = new Blob([new Uint8Array(block)]).stream().pipeThrough(new CompressionStream("deflate"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  const live = await m.openFans(layout, rows, packed);
  return moves.map(([key, value]) => {
    const known = { ...constants, [live.fans[key].sets]: value };
    return m.fanColumns(live, key, value, recipes, known);
  });
})(x)"""


def followed(call: Call, live: Live, moves: list, recipes: dict, constants: dict) -> list:
    """Return, for each slider and value, the columns that the player shows."""
    layout, block = sent(live)
    rows = {key: fan.rows for key, fan in live.fans.items()}
    made = call("live", OPENED, [layout, rows, list(block), moves, recipes, constants])
    return [{name: np.array(column, dtype=float) for name, column in one.items()} for one in made]


def test_the_rows_of_beats_are_those_of_python(call: Call):
    """The twins `in_beats`, on random patterns and on runs that end early."""
    rng = np.random.default_rng(12)
    for _ in range(40):
        columns = {name: rng.normal(size=rng.integers(1, 6)) for name in ("a", "b")}
        length = min(map(len, columns.values()))
        columns = {name: column[:length] for name, column in columns.items()}
        patterns = {
            f"made {i}": Pattern(
                *(
                    tuple(None if row > 2 else int(row) for row in rng.integers(-2, 4, count))
                    for count in (1, 3, 2)
                ),
                of=str(rng.choice(["", "k", "a", "b", "missing"])),
            )
            for i in range(5)
        }
        n_steps = length - 1 + int(rng.integers(0, 2))
        expected = in_beats(patterns, columns, n_steps)
        given = [
            {name: vars(pattern) for name, pattern in patterns.items()},
            {name: column.tolist() for name, column in columns.items()},
            n_steps,
        ]
        drawn = call("beats", "m.inBeats(...x)", given)
        for name, column in expected.items():
            np.testing.assert_array_equal(np.array(drawn[name], dtype=float), column)


def test_the_three_beats_follow_every_slider(call: Call):
    """wₖ = (1 − 2α)^k · w₀, the slope 2w, the move −2αw."""
    start, rate, n_steps = 4.0, 0.1, 6
    run = on_single_well(start, rate, n_steps)
    live = beats.fans(run, {dial.key: dial.grid() for dial in OF_THE_RULE})
    moves = [("start", -3.2), ("learning_rate", 0.01), ("learning_rate", 1.1), ("steps", 0), ("steps", 9)]
    shown = followed(call, live, moves, beats.RECIPES, {"rate": rate, "from": start})
    for (key, value), columns in zip(moves, shown, strict=True):
        w0, alpha, n = {"start": start, "learning_rate": rate, "steps": n_steps, key: value}.values()
        k = np.array([0, *np.repeat(np.arange(n), 3)])
        moved = np.array([0, *[0, 0, 1] * n])
        w, at = w0 * (1 - 2 * alpha) ** k, w0 * (1 - 2 * alpha) ** (k + moved)
        off = 12 / LEVELS
        is_in = np.abs(w) <= 6
        np.testing.assert_allclose(columns["w"], w, rtol=1 / 2000, atol=off)
        np.testing.assert_allclose(columns["slope"], 2 * w, rtol=1 / 2000, atol=2 * off)
        np.testing.assert_allclose(columns["move"], -2 * alpha * w, rtol=1 / 2000, atol=2 * off)
        np.testing.assert_allclose(columns["height"], at**2, rtol=1 / 1000, atol=12 * off)
        np.testing.assert_array_equal(np.isfinite(columns["left of it"]), at < -6)
        np.testing.assert_array_equal(np.isfinite(columns["right of it"]), at > 6)
        np.testing.assert_array_equal(columns["line"], [0, *[1, 2, 3] * n])
        np.testing.assert_array_equal(columns["step"], [0, *np.repeat(np.arange(n) + 1, 3)])
        np.testing.assert_array_equal(np.isfinite(columns["came from"]), columns["line"] == 3)
        long = (columns["line"] >= 2) & is_in & (np.abs(2 * alpha * w) > 0.15)
        np.testing.assert_allclose(columns["arrow to"][long], (w * (1 - 2 * alpha))[long], atol=3 * off)


VERSIONS = [FIVE_LINES, STALE.version, PLUS.version, IN_PLACE.version, HISTORY.version]


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.key)
@pytest.mark.parametrize(
    ("landscape", "start", "rate"), [(SINGLE_WELL, 4.0, 0.1), (DOUBLE_WELL, 0.5, 0.3)], ids=["one", "two"]
)
def test_the_lines_follow_every_slider(
    call: Call, version: Version, landscape: Landscape, start: float, rate: float
):
    """Python's own trace of a call with the value under the finger: which line, and what w and grad hold after it."""
    live = by_line.fans(
        on(landscape, start, rate, 4),
        version,
        {dial.key: dial.grid() for dial in OF_THE_CODE[landscape.name]},
    )
    moves = [("start", -1.3), ("start", 0.0), ("learning_rate", 0.05), ("steps", 0), ("steps", 7)]
    constants = {"rate": rate, "start": start, "n_steps": 4}
    low, high = landscape.w_window
    off = (high - low) / LEVELS
    for move, columns in zip(moves, followed(call, live, moves, by_line.RECIPES, constants), strict=True):
        given = {"start": start, "learning_rate": rate, "steps": 4, move[0]: move[1]}
        seen = watched(version, landscape, *given.values())
        np.testing.assert_array_equal(columns["line"], seen["line"])
        np.testing.assert_array_equal(columns["measured"] > 0, np.isfinite(seen["grad"]))
        np.testing.assert_allclose(columns["w"], seen["w"], rtol=1 / 2000, atol=off)
        np.testing.assert_allclose(columns["grad"], seen["grad"], rtol=1 / 500, atol=20 * off)
        if version.key == "in_place":
            np.testing.assert_allclose(columns["caller"], seen["caller"], atol=off)
        if version.key == "history":
            np.testing.assert_array_equal(columns["kept"], seen["kept"])


def test_a_call_that_leaves_is_followed_up_to_the_place_where_it_left(call: Call):
    """From 0.5 at 1.2 it leaves at step 18: the start, and 18 rounds of three lines."""
    live = by_line.fans(
        on(DOUBLE_WELL, 0.5, 0.1, 30),
        FIVE_LINES,
        {dial.key: dial.grid() for dial in OF_THE_CODE["double_well"]},
    )
    (columns,) = followed(
        call, live, [("learning_rate", 1.2)], by_line.RECIPES, {"rate": 0.1, "start": 0.5, "n_steps": 30}
    )
    assert columns["line"].tolist() == [1, *[2, 3, 4] * 18]
    assert np.isfinite(columns["right of it"][-1]) != np.isfinite(columns["left of it"][-1])
