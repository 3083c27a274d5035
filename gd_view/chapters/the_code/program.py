"""The reader's own run as a numpy program, to take away: as a .py file and as a notebook.

It prints the table on the screen, to the last character. So it computes loss and slope by products alone, as
gd_core does: a run that wanders would turn a rounding in another place into another run.
"""

import json
from typing import Any

from gd_core import Landscape, Trajectory, number
from gd_view.chapters.the_code.lines import SOURCE

HEADER = ("step", "w", "loss L", "slope", "move")
WIDTH = 16  # of a column; the widest number, −1.234 × 10⁻¹⁶, has 14 characters

FUNCTIONS = {
    "single_well": """\
def loss(w):
    return w * w


def slope(w):
    return 2 * w
""",
    "double_well": """\
def loss(w):  # 0.25 w⁴ − 0.85 w² + 0.1 w + 1
    return (0.25 * (w * w) - 0.85) * (w * w) + 0.1 * w + 1


def slope(w):  # w³ − 1.7 w + 0.1
    return (w * w - 1.7) * w + 0.1
""",
}

NUMBER = '''\
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(x):
    """Return x to four significant digits, as on the screen."""
    digits, power = f"{x + 0.0:.3e}".split("e")  # −0 + 0 is 0
    if float(digits) == 0 or -3 <= int(power) < 6:
        text = f"{float(f'{digits}e{power}'):g}"
    else:
        text = f"{float(digits):g} × 10{str(int(power)).translate(RAISED)}"
    return text.replace("-", "−")
'''


def parts(landscape: Landscape, trajectory: Trajectory, start: float, learning_rate: float) -> list[str]:
    """Return the program in the pieces that a notebook has as cells.

    Of a run that leaves it stops where the table does.
    """
    settings = f"w_init = {start}\nlearning_rate = {learning_rate}\nn_steps = {trajectory.n_steps}\n"
    stop = ""
    if not abs(trajectory.final) <= landscape.leaves_beyond:
        stop = f"    if abs(w[-1]) > {landscape.leaves_beyond:g}:\n        break  # it has left for good\n"
    walk = (
        f"{settings}\n"
        "w = [np.float64(w_init)]\n"
        "for _ in range(n_steps):  # one step at a time, to keep them all\n"
        "    w.append(gradient_descent(slope, w[-1], learning_rate, 1))\n"
        f"{stop}"
        "w = np.array(w)\n"
    )
    table = (
        f"titles = {HEADER[1:]}\n".replace("'", '"')
        + f'print("{HEADER[0]}", *(f"{{title:>{WIDTH}}}" for title in titles), sep="")\n'
        "columns = (w, loss(w), slope(w), -learning_rate * slope(w))\n"
        "for step, row in enumerate(zip(*columns)):\n"
        f'    cells = [f"{{number(x):>{WIDTH}}}" for x in row]\n'
        f'    print(f"{{step:{len(HEADER[0])}}}", *cells, sep="")\n'
    )
    return ["import numpy as np\n", FUNCTIONS[landscape.name], SOURCE, NUMBER, walk, table]


def program(landscape: Landscape, trajectory: Trajectory, start: float, learning_rate: float) -> str:
    """Return the program as the text of a .py file."""
    title = f'"""{_title(landscape, start, learning_rate)}"""\n'
    imports, *functions, walk, table = parts(landscape, trajectory, start, learning_rate)
    return "\n\n".join([f"{title}\n{imports}", *functions, f"{walk}\n{table}"])


def notebook(landscape: Landscape, trajectory: Trajectory, start: float, learning_rate: float) -> str:
    """Return the program as a Jupyter notebook, in format 4.5."""
    title = _title(landscape, start, learning_rate)
    cells: list[dict[str, Any]] = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# Gradient descent\n\n{title}"}
    ]
    for i, part in enumerate(parts(landscape, trajectory, start, learning_rate)):
        cells.append(
            {
                "cell_type": "code",
                "id": f"part-{i}",
                "metadata": {},
                "execution_count": None,
                "outputs": [],
                "source": part.rstrip("\n"),
            }
        )
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps(
        {
            "cells": cells,
            "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        },
        ensure_ascii=False,
        indent=1,
    )


def _title(landscape: Landscape, start: float, learning_rate: float) -> str:
    return f"{landscape.title}, from w = {number(start)} with learning rate {number(learning_rate)}."
