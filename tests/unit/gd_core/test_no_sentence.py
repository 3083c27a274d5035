"""The core speaks to programmers only: names, numbers, and the messages of its ValueErrors."""

import ast
import dataclasses
import enum
import importlib
from pathlib import Path

import numpy as np
import pytest

import gd_core
from gd_core import DOUBLE_WELL, SINGLE_WELL, Bowl, bowl_ending, ending, outcome_map, walk

CORE = Path(gd_core.__file__).parent
MODULES = sorted(path.stem for path in CORE.glob("*.py") if path.stem != "__init__")
every_module = pytest.mark.parametrize("name", MODULES)


def is_for_code(text: str) -> bool:
    """Return whether a text is a bare name, as code has them: no space, no capital, no sign but an underscore."""
    return text == "" or (text.isidentifier() and text.isascii() and text == text.lower())


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """Return the constants that stand as statements of their own: docstrings, which no program hands on."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def raised(tree: ast.Module) -> set[ast.AST]:
    """Return all that a ValueError is made of."""
    errors = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc]
    assert all(isinstance(error, ast.Call) and ast.unparse(error.func) == "ValueError" for error in errors)
    return {node for error in errors for node in ast.walk(error)}


def types(tree: ast.Module) -> set[ast.AST]:
    """Return the names of types that stand as strings: of a class that is not there yet, of a type variable."""
    found = [getattr(node, name, None) for node in ast.walk(tree) for name in ("annotation", "returns")]
    found += [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "TypeVar"
    ]
    return {part for one in found if isinstance(one, ast.AST) for part in ast.walk(one)}


def strings(source: str) -> list[str]:
    """Return the strings that code can hand to somebody."""
    tree = ast.parse(source)
    silent = docstrings(tree) | raised(tree) | types(tree)
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent
    ]


@every_module
def test_a_module_of_the_core_holds_no_string_but_bare_names(name):
    """Neither as a constant nor as a part of an f-string."""
    told = strings((CORE / f"{name}.py").read_text(encoding="utf-8"))
    assert not [text for text in told if not is_for_code(text)]


@pytest.mark.parametrize(
    "source",
    [
        'class Outcome(Enum):\n    SETTLES = "Settles at {place}."',
        'NAME = "deep valley"',
        'NAME = "Deep"',
        'def said(n):\n    """Say."""\n    return f"{n} steps"',
        'def said():\n    return ["x", "the minimum"]',
    ],
)
def test_the_check_finds_what_it_looks_for(source):
    assert [text for text in strings(source) if not is_for_code(text)]


def texts(value):
    """Yield every text in a record of the core, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, enum.Enum):
        yield value.value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple | list | set | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts(one)


@every_module
def test_what_a_module_has_made_holds_bare_names(name):
    """Its constants and the values of its enumerations, as they are once it is loaded."""
    module = importlib.import_module(f"gd_core.{name}")
    own = {key: value for key, value in vars(module).items() if not key.startswith("__")}
    told = [text for value in own.values() for text in texts(value)]
    members = [value for value in own.values() if isinstance(value, enum.EnumMeta)]
    told += [member.value for one in members if one is not enum.Enum for member in one]
    assert all(is_for_code(text) for text in told if isinstance(text, str))


def test_what_is_returned_of_a_run_holds_bare_names():
    """Endings of every kind, and the map, whose kinds once were phrases."""
    starts, rates = np.linspace(-2.2, 2.2, 9), np.linspace(0.05, 1.2, 9)
    records = [ending(walk(DOUBLE_WELL, start, rate, 50)) for start in starts for rate in rates]
    records += [ending(walk(SINGLE_WELL, 4.0, rate, 50)) for rate in rates]
    records += [bowl_ending(walk(Bowl(10), (4, 2), rate, 50)) for rate in (0.05, 0.0909, 0.1, 0.105)]
    records.append(outcome_map(DOUBLE_WELL, starts, rates, n_steps=50))
    told = {text for record in records for text in texts(record)}
    assert {"settles", "leaves", "hops", "double_well", "deep"} <= told
    assert all(is_for_code(text) for text in told)
