"""A run of a version of the five lines becomes a drawing that moves from line to line instead of from step to step."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core import Landscape, Run
from gd_core.checks import checked_plain
from gd_view.chapters.the_code.executed import Executed, executed, places_of_many
from gd_view.chapters.the_code.lines import FIVE_LINES, Does, Version
from gd_view.curve import arithmetic, figure
from gd_view.curve.fans import LEARNING_RATE, START, STEPS, TABLE_POINTS
from gd_view.drawing.beats import Beats, Pattern, in_beats
from gd_view.drawing.drawing import Columns, Drawing, Recipes, combined
from gd_view.drawing.fans import Fan, Live

LISTED = "listed"  # the column that marks the rows of the table: one a step
WORD_HEIGHT = "loss where measured"
COUNTED = ("line", "step", "places", "kept", "rounds left", "measured", LISTED)
ONLY_DRAWN = ("uphill", "no arrow", "measures", "moves", "stands")

# The slope is drawn where it was measured, while its line runs, and the step while its own does.
RECIPES: Recipes = {
    "tangent from": ((1, "measured at"), (-1, "uphill"), (1, "measures")),
    "tangent to": ((1, "measured at"), (1, "uphill"), (1, "measures")),
    "loss from": ((1, WORD_HEIGHT), (-1, "uphill", "grad")),
    "loss to": ((1, WORD_HEIGHT), (1, "uphill", "grad")),
    "slope word": ((1, "measured at"), (-0.45, "uphill"), (1, "measures")),
    "came from": ((1, "before"),),
    "came to": ((1, "w"), (1, "no arrow"), (1, "moves")),
    "stood": ((1, "w"), (1, "stands")),
}


def drawing(run: Run[Landscape], version: Version = FIVE_LINES) -> Drawing:
    """Return what a version does with the numbers of a run, on the loss curve.

    The slope is in the picture while its line runs, and so is the step.

    Raises
    ------
    ValueError
        If the run was made by another rule than the one in the five lines.
    """
    checked_plain("the five lines", run.rule)
    made = executed(version, run)
    whole = figure.descent(made.run)
    traces = [trace for trace in whole.figure["data"] if trace.get("yaxis", "y") == "y"]
    names = {trace["name"] for trace in traces}
    axes = {key: axis for key, axis in whole.figure["layout"].items() if key not in ("xaxis2", "yaxis2")}
    axes["yaxis"] = {**axes["yaxis"], "domain": [0, 1]}
    axes["annotations"] = [name for name in axes["annotations"] if "x2" not in name["xref"]]
    changed = {
        "step": {"x": ["came from", "came to"]},
        "slope in words": {"y": [WORD_HEIGHT]},
    }
    return Drawing(
        figure={"data": traces, "layout": axes},
        columns=columns_by_line(whole.columns, made, version),
        moving=tuple(
            {**move, **changed.get(move["trace"], {})} for move in whole.moving if move["trace"] in names
        ),
        so_far=tuple(name for name in whole.so_far if name in names),
        constants={**whole.constants, "start": float(run.start), "n_steps": run.n_steps},
        recipes=RECIPES,
        paths={
            name: {**path, "x": "stood"} if name == "trajectory" else path
            for name, path in whole.paths.items()
            if name in names
        },
    )


def beats(version: Version) -> Beats:
    """Return which numbers each line shows as it is executed, of the steps of a run or of a fan's runs."""
    rounds = version.does[version.line(Does.REPEAT) - 1 : version.line(Does.HAND_BACK) - 1]

    def since(does: Does) -> tuple[int, ...]:
        """Return for each line of the round whether a line has been executed in it."""
        return tuple(int(does in rounds[:end]) for end in range(1, len(rounds) + 1))

    def only(does: Does, of: str = "") -> Pattern:
        return Pattern((None,), tuple(0 if one is does else None for one in rounds), (None, None), of)

    def stood(of: str) -> Pattern:
        return Pattern((0,), since(Does.MOVE), (0, 0), of)

    def measured(of: str) -> Pattern:
        return Pattern((-1,), tuple(has - 1 for has in since(Does.MEASURE)), (-1, -1), of)

    lines = tuple(map(version.line, rounds))
    arrives = tuple(1 if one is Does.MOVE else None for one in rounds)
    return {
        "line": Pattern((version.line(Does.BEGIN),), lines, (lines[0], version.line(Does.HAND_BACK))),
        "step": stood("k"),
        "places": Pattern((1,), tuple(1 + has for has in since(Does.MOVE)), (1, 1), "k"),
        "kept": Pattern((0,), since(Does.KEEP), (0, 0), "k" if Does.KEEP in rounds else ""),
        "rounds left": Pattern((1,), (1,) * len(rounds), (0, 0)),
        "measured": Pattern((0,), since(Does.MEASURE), (0, 0), "k"),
        LISTED: Pattern((1,), tuple(int(one is Does.MOVE) for one in rounds), (0, 0)),
        "w": stood("place"),
        "loss": stood("loss"),
        "caller": stood("caller"),
        **{name: stood(name) for name in figure.OUTSIDE},
        **{name: Pattern((0,), arrives, (None, None), name) for name in ("slope", "move")},
        "before": only(Does.MOVE, "place"),
        "no arrow": only(Does.MOVE, "no arrow"),
        "grad": measured("grad"),
        "measured at": measured("seen from"),
        WORD_HEIGHT: measured(WORD_HEIGHT),
        "uphill": measured("uphill"),
        "measures": only(Does.MEASURE),
        "moves": only(Does.MOVE),
        "stands": replace(only(Does.MOVE), first=(0,)),
    }


def columns_by_line(columns: Columns, made: Executed, version: Version) -> Columns:
    """Return columns of a run, (steps + 1,), with a row for every line executed, (rows,), and those of the lines."""
    walked = len(columns["w"])
    seen = made.measured_at[:walked]
    of_the_steps = {
        name: columns[name] for name in ("loss", "slope", "move", "no arrow", *figure.OUTSIDE)
    } | {
        "place": columns["w"],
        "grad": made.grad[:walked],
        "caller": made.caller[:walked],
        "seen from": columns["w"][seen],
        WORD_HEIGHT: columns["loss"][seen],
        "uphill": columns["uphill"][seen],
    }
    with np.errstate(over="ignore", invalid="ignore"):  # far outside the picture
        made_of_them = combined(in_beats(beats(version), of_the_steps, made.run.n_steps), RECIPES, {})
    return (
        made_of_them
        | {name: made_of_them[name].astype(np.float32) for name in ONLY_DRAWN}
        | {name: made_of_them[name].astype(np.int16) for name in COUNTED}
    )


def fans(run: Run[Landscape], version: Version, grids: Mapping[str, NDArray[np.float64]]) -> Live:
    """Return the fans of a page's sliders: what a version does for every start, learning rate and number of steps.

    Parameters
    ----------
    run
        The exact run of the sliders as they stand, by the five lines without a slip.
    version
        Whose lines.
    grids
        The values of each slider, (values,), by its key.
    """
    landscape, start, rate = run.landscape, float(run.start), run.learning_rate
    ranges: dict[str, tuple[ArrayLike, ArrayLike, int]] = {
        START: (grids[START], rate, run.n_steps),
        LEARNING_RATE: (start, grids[LEARNING_RATE], run.n_steps),
        STEPS: (start, rate, int(grids[STEPS][-1])),
    }
    sets = {START: "start", LEARNING_RATE: "rate", STEPS: "n_steps"}
    fans = {}
    for key, (starts, rates, n_steps) in ranges.items():
        places, seen = places_of_many(version, run, starts, rates, n_steps)
        # Where the slope is always measured at the place reached, that need not be said twice.
        columns = {"place": places} if version.is_measured_here else {"place": places, "seen from": seen}
        fans[key] = Fan(grids[key], columns, sets[key])
    grid = np.linspace(*landscape.w_window, TABLE_POINTS)
    followed = dict(beats(version))
    seen_from = "place" if version.is_measured_here else "seen from"
    followed |= {
        "measured at": replace(followed["measured at"], of=seen_from),
        "measured next": replace(followed["move"], of=seen_from),
    }
    if version.is_in_place:
        followed |= {"caller": replace(followed["caller"], of="place")}
    return Live(
        fans=fans,
        exact={START: start, LEARNING_RATE: rate, STEPS: run.n_steps},
        windows=dict.fromkeys(("place", "seen from", "w", "measured at"), landscape.w_window),
        beyond={"place": (figure.OUTSIDE[1], figure.OUTSIDE[2])},
        beats=followed,
        places=_made_of_the_places(landscape, version),
        tables={"uphill": figure.uphill(landscape, landscape.gradient(grid))},
        tables_over={"uphill": "measured at"},
        clicks=(START,),
        grip=("w", "loss"),
    )


def _made_of_the_places(landscape: Landscape, version: Version) -> Recipes:
    """Return what the player makes of the places of a fan's run, and of those where its slopes were measured."""
    return {
        **arithmetic.loss(landscape),
        **arithmetic.slope(landscape, "measured at", "grad"),
        **arithmetic.loss(landscape, "measured at", WORD_HEIGHT),
        "no arrow": ((0.0, "w"),),
        "arrived at": ((1, "w"), (1, "stands")),
        **arithmetic.slope(landscape, "arrived at"),
        **arithmetic.slope(landscape, "measured next", "grad next"),
        "move": ((version.sign, "rate", "grad next"),),
    }
