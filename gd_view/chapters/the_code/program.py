"""The reader's own run as a small program, to take away: as a .py file and as a notebook.

It needs Python alone, prints plain numbers, and is written in ASCII: it runs on any console. The exact table of the run
is the player's to give.
"""

import json
from typing import Any

from gd_core import Landscape, Run
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
