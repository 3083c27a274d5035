"""The program that the reader takes away prints the table on the screen, to the last character."""

import contextlib
import io
import json
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import DOUBLE_WELL, LANDSCAPES, SINGLE_WELL, walk
from gd_view.chapters.the_code import lines, program
from gd_view.wording import number
from tests.unit.momentum import REFUSED, Momentum
from tests.unit.runs import on as walked

STATES = [
    (SINGLE_WELL, 4.0, 0.1, 4),
    (SINGLE_WELL, 4.0, 0.1, 50),
    (SINGLE_WELL, 4.0, 0.5, 3),  # lands on 0 exactly: a move of −0
    (SINGLE_WELL, -5.0, 1.2, 50),  # leaves
    (SINGLE_WELL, 0.0, 0.1, 0),
    (DOUBLE_WELL, 0.5, 0.1, 30),
    (DOUBLE_WELL, -0.5, 0.6, 50),
    (DOUBLE_WELL, 0.5, 1.05, 50),  # wanders: a rounding elsewhere would be seen
    (DOUBLE_WELL, 0.5, 1.2, 30),  # leaves
    (DOUBLE_WELL, 2.2, 1.2, 50),
]
every_state = pytest.mark.parametrize(("landscape", "start", "rate", "n_steps"), STATES)


def on_the_screen(landscape, start, rate, n_steps):
    """The table of the player: the numbers of its columns in the rows that are listed, each as the page writes it."""
    columns = lines.drawing(walked(landscape, start, rate, n_steps)).columns
    rows = [k for k, is_listed in enumerate(columns["listed"]) if is_listed]
    header = [title for _, title in lines.TABLE]
    return [header] + [[number(float(columns[name][k])) for name, _ in lines.TABLE] for k in rows]


def table_in(output):
    return [re.split(r" {2,}", line.strip()) for line in output.splitlines()]


def printed_by(source):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(source, "<program>", "exec"), {"__name__": "__main__"})
    return output.getvalue()


def cells(notebook):
    return [cell["source"] for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]


@every_state
def test_the_program_prints_the_table_on_the_screen(landscape, start, rate, n_steps):
    text = program.program(walked(landscape, start, rate, n_steps))
    assert table_in(printed_by(text)) == on_the_screen(landscape, start, rate, n_steps)


@every_state
def test_the_notebook_prints_the_table_on_the_screen(landscape, start, rate, n_steps):
    text = program.notebook(walked(landscape, start, rate, n_steps))
    assert table_in(printed_by("\n".join(cells(text)))) == on_the_screen(landscape, start, rate, n_steps)


def test_the_program_runs_by_itself_as_a_file(tmp_path):
    """The worked example: 4, 3.2, 2.56, 2.048, 1.6384, in a Python that knows nothing of ours."""
    file = tmp_path / "gradient_descent.py"
    file.write_text(program.program(walked(SINGLE_WELL, 4.0, 0.1, 4)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", file.name], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    table = table_in(done.stdout)
    assert table[0] == ["step", "w", "loss L", "slope", "move"]
    assert [row[1] for row in table[1:]] == ["4", "3.2", "2.56", "2.048", "1.638"]
    assert [row[2] for row in table[1:]] == ["16", "10.24", "6.554", "4.194", "2.684"]
    assert done.stderr == ""


def test_the_program_needs_numpy_and_contains_the_five_lines_as_they_are_shown():
    text = program.program(walked(DOUBLE_WELL, 0.5, 0.1, 3))
    assert re.findall(r"^(?:import|from) .*", text, re.MULTILINE) == ["import numpy as np"]
    assert lines.SOURCE in text


@pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda landscape: landscape.name)
@given(w=st.floats(-20, 20))
def test_the_programs_landscapes_are_those_of_the_lesson_to_the_last_bit(landscape, w):
    names = {}
    exec(program.FUNCTIONS[landscape.name], names)
    assert names["loss"](w) == landscape.loss(w)
    assert names["slope"](w) == landscape.gradient(w)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_program_writes_numbers_as_the_screen_does(x):
    names = {}
    exec(program.NUMBER, names)
    assert names["number"](x) == number(x)


@pytest.mark.parametrize(
    "x", [0.0, -0.0, 999999.4, 999950.0, -9.9996e-4, 1e-3, 9.999e-4, 36402.0, 5.709e-5, 1e6]
)
def test_the_program_writes_numbers_at_the_edges_as_the_screen_does(x):
    names = {}
    exec(program.NUMBER, names)
    assert names["number"](x) == number(x)


def test_the_notebook_is_one():
    """The required fields of the Jupyter notebook format 4.5."""
    text = program.notebook(walked(SINGLE_WELL, 4.0, 0.1, 4))
    book = json.loads(text)
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    assert book["metadata"]["kernelspec"].keys() >= {"name", "display_name"}
    for cell in book["cells"]:
        required = {"id", "cell_type", "metadata", "source"}
        assert cell.keys() == required | (
            {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        )
        assert re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", cell["id"])
    assert len({cell["id"] for cell in book["cells"]}) == len(book["cells"])
    for source in cells(text):
        compile(source, "<cell>", "exec")


@pytest.mark.parametrize("write", [program.program, program.notebook, lines.drawing])
def test_a_run_by_another_rule_than_the_five_lines_is_refused_by_name(write):
    with pytest.raises(ValueError, match=REFUSED):
        write(walk(SINGLE_WELL, 4.0, 0.1, 4, rule=Momentum()))
