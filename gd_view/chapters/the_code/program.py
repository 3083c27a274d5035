"""The reader's own run as a numpy program, to take away: as a .py file and as a notebook.

It prints the table on the screen, to the last character. So it computes loss and slope by products alone, as
gd_core does. In a run that wanders, one rounding in another place would make another run.
"""

import json
from typing import Any

from gd_core import Landscape, Run
from gd_core.checks import checked_plain
from gd_view.chapters.the_code.lines import SOURCE
from gd_view.curve.words import title
from gd_view.wording import number

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


def parts(run: Run[Landscape]) -> list[str]:
    """Return the program in pieces, the cells of the notebook.

    The program of a run that leaves stops at the last row of the table.

    Raises
    ------
    ValueError
        If the run was made by another rule than the program's.
    """
    checked_plain("the program", run.rule)
    landscape = run.landscape
    settings = f"w_init = {float(run.start)}\nlearning_rate = {run.learning_rate}\nn_steps = {run.n_steps}\n"
    stop = ""
    if not abs(run.final) <= landscape.leaves_beyond:
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


def program(run: Run[Landscape]) -> str:
    """Return the program as the text of a .py file."""
    docstring = f'"""{_title(run)}"""\n'
    imports, *functions, walk, table = parts(run)
    return "\n\n".join([f"{docstring}\n{imports}", *functions, f"{walk}\n{table}"])


def notebook(run: Run[Landscape]) -> str:
    """Return the program as a Jupyter notebook, in format 4.5."""
    heading = f"# Gradient descent\n\n{_title(run)}"
    cells: list[dict[str, Any]] = [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": heading}
    ]
    for i, part in enumerate(parts(run)):
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


def _title(run: Run[Landscape]) -> str:
    return f"{title(run.landscape)}, from w = {number(run.start)} with learning rate {number(run.learning_rate)}."
