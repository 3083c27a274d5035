"""The program that the reader takes away: short, plain, and its numbers are those of the run, on any console."""

import ast
import contextlib
import io
import itertools
import json
import os
import re
import subprocess
import sys
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import DOUBLE_WELL, LANDSCAPES, SINGLE_WELL, walk
from gd_view.chapters.the_code import by_line, lines, program
from gd_view.chapters.the_code.dials import DIALS
from tests.unit.momentum import REFUSED, Momentum
from tests.unit.runs import on

WANDERS = (DOUBLE_WELL, 0.5, 1.05, 50)  # a rounding elsewhere would be seen
LEAVES = [(SINGLE_WELL, -5.0, 1.2, 50), (DOUBLE_WELL, 0.5, 1.2, 30), (DOUBLE_WELL, 2.2, 1.2, 50)]
ENDS = [
    (landscape, *values)
    for landscape in LANDSCAPES
    for values in itertools.product(*(dial.ends for dial in DIALS[landscape.name]))
]
STATES = [(SINGLE_WELL, 4.0, 0.1, 4), (SINGLE_WELL, 4.0, 0.5, 3), WANDERS, *LEAVES, *ENDS]
every_state = pytest.mark.parametrize(("landscape", "start", "rate", "n_steps"), STATES)


def rows(run):
    """What the run has to print: k, w and L, up to the place where it left, to six significant digits."""
    kept = run.iterates[np.isfinite(run.iterates)]
    return [(k, float(f"{w:.5e}"), float(f"{run.landscape.loss(w):.5e}")) for k, w in enumerate(kept)]


def printed(output):
    head, *table = [line.split() for line in output.splitlines()]
    assert head == ["k", "w", "L"]
    return [(int(k), float(w), float(loss)) for k, w, loss in table]


def printed_by(source):
    output = io.StringIO()
    with contextlib.redirect_stdout(output), warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(compile(source, "<program>", "exec"), {"__name__": "__main__"})
    return output.getvalue()


def cells(notebook):
    return [cell["source"] for cell in json.loads(notebook)["cells"] if cell["cell_type"] == "code"]


@every_state
def test_every_number_that_the_program_prints_is_that_of_the_run(landscape, start, rate, n_steps):
    run = on(landscape, start, rate, n_steps)
    assert printed(printed_by(program.program(run))) == rows(run)


@every_state
def test_the_notebook_prints_the_same(landscape, start, rate, n_steps):
    run = on(landscape, start, rate, n_steps)
    assert printed(printed_by("\n".join(cells(program.notebook(run))))) == rows(run)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize(
    ("landscape", "start", "rate", "n_steps"), [(SINGLE_WELL, 4.0, 0.1, 0), WANDERS, *LEAVES]
)
def test_it_runs_by_itself_on_any_console(tmp_path, encoding, landscape, start, rate, n_steps):
    """In a Python with nothing installed, where every warning is an error."""
    run = on(landscape, start, rate, n_steps)
    (tmp_path / "run.py").write_text(program.program(run), encoding="ascii")
    done = subprocess.run(
        [sys.executable, "-S", "-W", "error", "run.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert printed(done.stdout.decode("ascii")) == rows(run)


def test_the_worked_example():
    """4, 3.2, 2.56, 2.048, 1.6384, and their squares."""
    table = printed(printed_by(program.program(on(SINGLE_WELL, 4.0, 0.1, 4))))
    assert [w for _, w, _ in table] == [4, 3.2, 2.56, 2.048, 1.6384]
    assert [loss for _, _, loss in table] == [16, 10.24, 6.5536, 4.1943, 2.68435]


@every_state
def test_it_is_short_and_plain(landscape, start, rate, n_steps):
    """Without its docstring and blank lines 16 lines, or 18 with the stop of a run that leaves."""
    run = on(landscape, start, rate, n_steps)
    text = program.program(run)
    docstring, *body = filter(None, text.splitlines())
    assert docstring == f'"""{ast.get_docstring(ast.parse(text))}"""'
    assert len(body) == (16 if abs(run.final) <= 10 else 18)
    assert max(map(len, body)) <= 88
    assert text.isascii()
    assert program.notebook(run).isascii()
    assert not re.search(r"^\s*(import|from) ", text, re.MULTILINE)
    assert lines.SOURCE in text


@pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda landscape: landscape.name)
@pytest.mark.parametrize(("start", "rate"), [(1e6, 3.0), (-50.0, 100.0), (4, 1)])
def test_the_reader_may_change_its_numbers_to_any(landscape, start, rate):
    """Python's products end in inf and nan, where a power would be refused."""
    text = program.program(on(landscape, 2.0, 0.1, 50))
    changed = text.replace("n_steps = 2.0, 0.1, 50\n", f"n_steps = {start}, {rate}, 900\n")
    assert changed != text
    assert len(printed_by(changed).splitlines()) == 902


def test_the_array_of_its_comment_walks_as_the_comment_says():
    """2 · 0.8^50 and its mirror image."""
    (call,) = re.findall(r"^# .*: (gradient_descent\(.*\))$", program.ARRAY, re.MULTILINE)
    names = {"numpy": np}
    exec(program.FUNCTIONS["single_well"] + lines.SOURCE, names)
    np.testing.assert_allclose(eval(call, names), np.array([2, -2]) * 0.8**50, rtol=1e-12)


@pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda landscape: landscape.name)
@given(w=st.floats(-20, 20))
def test_the_programs_landscapes_are_those_of_the_lesson_to_the_last_bit(landscape, w):
    names = {}
    exec(program.FUNCTIONS[landscape.name], names)
    assert names["loss"](w) == landscape.loss(w)
    assert names["slope"](w) == landscape.gradient(w)


def test_the_notebook_is_one():
    """The required fields of the Jupyter notebook format 4.5."""
    text = program.notebook(on(SINGLE_WELL, 4.0, 0.1, 4))
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


@pytest.mark.parametrize("write", [program.program, program.notebook, by_line.drawing])
def test_a_run_by_another_rule_than_the_five_lines_is_refused_by_name(write):
    with pytest.raises(ValueError, match=REFUSED):
        write(walk(SINGLE_WELL, 4.0, 0.1, 4, rule=Momentum()))


def test_the_program_of_a_page_is_that_of_its_state():
    state = {"start": 0.5, "learning_rate": 0.3, "steps": 7}
    assert program.on(DOUBLE_WELL)(state) == program.program(on(DOUBLE_WELL, 0.5, 0.3, 7))
    without_steps = {"start": 0.5, "learning_rate": 0.3}
    assert program.on(DOUBLE_WELL, n_steps=100)(without_steps) == program.program(
        on(DOUBLE_WELL, 0.5, 0.3, 100)
    )
    named = {"landscape": "double_well", **state}
    assert program.on(*LANDSCAPES)(named) == program.on(DOUBLE_WELL)(state)


@pytest.mark.parametrize(("kappa", "turned"), [(1, 0), (10, 0), (50, 45)])
def test_the_program_of_a_bowl_prints_its_run(kappa, turned):
    """L = w₁² + κ·w₂², turned by an angle: in its own axes each coordinate is multiplied by 1 − 2α and 1 − 2κα."""
    rate = 0.9 / (1 + kappa)
    state = {
        "condition_number": kappa,
        "rotation": turned,
        "start_w1": 4.0,
        "start_w2": -1.0,
        "learning_rate": rate,
        "steps": 12,
    }
    head, *table = [line.split() for line in printed_by(program.on_a_bowl(state)).splitlines()]
    assert head == ["k", "w1", "w2", "L"]
    cos, sin = np.cos(np.deg2rad(turned)), np.sin(np.deg2rad(turned))
    along, across = 4.0 * cos - 1.0 * sin, -4.0 * sin - 1.0 * cos
    assert len(table) == 13
    for k, row in enumerate(table):
        u, v = along * (1 - 2 * rate) ** k, across * (1 - 2 * kappa * rate) ** k
        expected = [k, cos * u - sin * v, sin * u + cos * v, u * u + kappa * v * v]
        np.testing.assert_allclose([float(one) for one in row], expected, rtol=1e-5, atol=1e-12)
