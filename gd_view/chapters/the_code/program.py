"""The reader's own run as a small program, to take away: as a .py file and as a notebook.

It needs Python alone, prints plain numbers, and is written in ASCII: it runs on any console. The exact table of the run
is the player's to give.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from gd_core import Bowl, Landscape, Run, walk
from gd_core.checks import checked_plain
from gd_view.chapters.the_code.lines import SOURCE
from gd_view.curve.words import title

# Products alone, as in gd_core: w**3 would raise OverflowError where a run that leaves ends in inf.
FUNCTIONS = {
    "single_well": """\
def loss(w):
    return w * w


def slope(w):
    return 2 * w
""",
    "double_well": """\
def loss(w):  # 0.25 w**4 - 0.85 w**2 + 0.1 w + 1
    return (0.25 * (w * w) - 0.85) * (w * w) + 0.1 * w + 1


def slope(w):  # w**3 - 1.7 w + 0.1
    return (w * w - 1.7) * w + 0.1
""",
}

LOOP = """\
print("   k            w            L")
for k in range(n_steps + 1):
    w = gradient_descent(slope, w_init, learning_rate, k)
    print(f"{k:4d} {w:12.6g} {loss(w):12.6g}")
"""

BOWL = """\
import numpy

hessian = numpy.array({hessian})


def loss(w):
    return w @ hessian @ w / 2


def slope(w):
    return hessian @ w
"""

ON_A_BOWL = """\
w_init, learning_rate, n_steps = numpy.array({start}), {learning_rate}, {n_steps}

print("   k           w1           w2            L")
for k in range(n_steps + 1):
    w = gradient_descent(slope, w_init, learning_rate, k)
    print(f"{{k:4d}} {{w[0]:12.6g}} {{w[1]:12.6g}} {{loss(w):12.6g}}")
"""

ARRAY = "# With numpy an array walks, too: gradient_descent(slope, numpy.array([2.0, -2.0]))\n"


def parts(run: Run[Landscape]) -> list[str]:
    """Return the program in pieces, the cells of the notebook.

    The program of a run that leaves stops at the place where it left, as the picture does.

    Raises
    ------
    ValueError
        If the run was made by another rule than the program's.
    """
    checked_plain("the program", run.rule)
    beyond = run.landscape.leaves_beyond
    settings = f"w_init, learning_rate, n_steps = {float(run.start)}, {run.learning_rate}, {run.n_steps}\n"
    has_left = not abs(run.final) <= beyond
    stop = f"    if abs(w) > {beyond:g}:\n        break  # it has left for good\n" if has_left else ""
    return [FUNCTIONS[run.landscape.name], SOURCE, f"{ARRAY}{settings}\n{LOOP}{stop}"]


def program(run: Run[Landscape]) -> str:
    """Return the program as the text of a .py file."""
    return "\n\n".join([f'"""{_title(run)}"""\n', *parts(run)])


def on(*landscapes: Landscape, n_steps: int = 0) -> Callable[[Mapping[str, Any]], str]:
    """Return the function from a state of a page to the program of its run.

    Parameters
    ----------
    landscapes
        Of several the state names one.
    n_steps
        Number of steps where a page has no slider for it.
    """
    by_name = {landscape.name: landscape for landscape in landscapes}

    def of_state(state: Mapping[str, Any]) -> str:
        ground = by_name[state.get("landscape", landscapes[0].name)]
        steps = int(state.get("steps", n_steps))
        beyond = ground.leaves_beyond
        return program(walk(ground, state["start"], state["learning_rate"], steps, leaves_beyond=beyond))

    return of_state


def on_a_bowl(state: Mapping[str, Any]) -> str:
    """Return the program of a run of two parameters, which needs numpy, from a state of its page."""
    bowl, start = Bowl(state["condition_number"], state["rotation"]), [state["start_w1"], state["start_w2"]]
    rate = state["learning_rate"]
    told = f"A bowl with condition number {state['condition_number']:g}, from {tuple(start)} with learning rate {rate}."
    set_to = ON_A_BOWL.format(start=start, learning_rate=rate, n_steps=state["steps"])
    return "\n\n".join([f'"""{told}"""\n', BOWL.format(hessian=bowl.hessian.tolist()), SOURCE, set_to])


def notebook(run: Run[Landscape]) -> str:
    """Return the program as a Jupyter notebook, in format 4.5."""
    heading = {
        "cell_type": "markdown",
        "id": "title",
        "metadata": {},
        "source": f"# Gradient descent\n\n{_title(run)}",
    }
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps(
        {
            "cells": [heading, *(_cell(f"part-{i}", part) for i, part in enumerate(parts(run)))],
            "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        indent=1,
    )


def _cell(name: str, source: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source.rstrip("\n"),
    }


def _title(run: Run[Landscape]) -> str:
    return f"{title(run.landscape)}, from w = {float(run.start)} with learning rate {run.learning_rate}."
