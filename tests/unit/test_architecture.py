"""Who may import what, one direction: numbers, then pictures, then pages. And what the files may not name."""

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = {"gd_core", "gd_view", "pages", "tests", "bench", "app"}

# The modules of gd_view that put something on a page; every other one can be used without Streamlit.
ON_THE_PAGE = {"chapter", "controls", "live_run", "look", "pins", "player", "predict"}


def sources(folder: str) -> list[Path]:
    """Return the Python files below a folder, as paths from the root."""
    return sorted(path.relative_to(ROOT) for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the top-level names of all that a file imports from elsewhere, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(path.parts[0] if node.level else node.module.split(".")[0])
    return names


def foreign(path: Path) -> set[str]:
    """Return what a file imports beyond the standard library."""
    return imported(path) - sys.stdlib_module_names


def called(path: Path) -> set[str]:
    """Return the names of all that a file calls or reads, such as `print` and `np.random.seed`."""
    nodes = ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
    return {ast.unparse(node) for node in nodes if isinstance(node, ast.Name | ast.Attribute)}


def module(path: Path) -> str:
    """Return the name of a file's module within its package: `player` for gd_view/player/player.py."""
    return Path(path.parts[1]).stem


def test_the_launcher_knows_only_streamlit_its_server_and_what_we_add_to_it():
    assert foreign(Path("app.py")) <= {"streamlit", "starlette", "gd_view"}
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    assert re.findall(r"gd_view[.\w]*(?= import)|import gd_view\S*", source) == ["gd_view.web"]


def test_what_we_add_to_the_server_knows_nothing_of_the_lesson():
    """And is all of gd_view that knows the server: see below."""
    assert foreign(Path("gd_view/web.py")) <= {"starlette"}


@pytest.mark.parametrize("path", sources("pages"), ids=str)
def test_a_page_knows_streamlit_and_our_packages_and_no_other_page(path):
    """No numpy and no plotly either: arithmetic and pictures belong below."""
    assert foreign(path) <= {"streamlit", "gd_view", "gd_core"}


@pytest.mark.parametrize("path", sources("gd_view"), ids=str)
def test_in_gd_view_streamlit_and_plotly_are_known_to_few(path):
    allowed = {"gd_core", "gd_view", "numpy"}
    allowed |= {"streamlit"} if module(path) in ON_THE_PAGE else set()
    allowed |= {"plotly"} if module(path) == "figures" else set()
    allowed |= {"starlette"} if module(path) == "web" else set()
    assert foreign(path) <= allowed


@pytest.mark.parametrize("path", sources("gd_core"), ids=str)
def test_the_core_knows_numpy_and_the_standard_library(path):
    assert foreign(path) <= {"gd_core", "numpy"}


@pytest.mark.parametrize("path", sources("gd_core"), ids=str)
def test_the_core_prints_nothing_reads_no_clock_and_draws_no_random_number(path):
    assert not imported(path) & {"time", "datetime", "random", "secrets", "logging"}
    forbidden = {"print", "input", "np.random", "numpy.random"}
    assert not called(path) & forbidden


@pytest.mark.parametrize("path", sources("pages"), ids=str)
def test_the_name_of_a_page_is_a_plain_word(path):
    """The file tree is the table of contents: no numbers for the order, no emoji, no folders."""
    assert path.parent == Path("pages")
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*\.py", path.name)


@pytest.mark.parametrize("path", sources("pages"), ids=str)
def test_a_page_reads_from_top_to_bottom(path):
    """What needs functions, a class, state or styles belongs in gd_view.

    One function there may be: what Streamlit runs alone when a slider moves, called where it stands.
    """
    nodes = list(ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert [getattr(node, "name", "") for node in functions] in ([], ["walk"])
    assert not functions or {"st.fragment", "chapter.stage"} & called(path)
    assert "st.session_state" not in called(path)
    assert "<style" not in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_requirements_are_names_with_both_bounds_and_no_addresses(name):
    """So they install from the registry that the reader's pip knows, and a new major version is a choice."""
    for line in (ROOT / name).read_text().splitlines():
        assert re.fullmatch(r"[a-z-]+>=[\d.]+,<[\d.]+|-r \.\./requirements\.txt", line), line


def test_the_app_needs_nothing_that_its_requirements_do_not_name():
    """Streamlit brings starlette; the rest is named, so that requirements.txt alone deploys the app."""
    named = set(re.findall(r"^[a-z-]+", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    used = set().union(
        *(foreign(path) for folder in ("pages", "gd_view", "gd_core") for path in sources(folder))
    )
    assert (used | foreign(Path("app.py"))) - OURS - {"starlette"} <= named
