"""Who may import what, one direction: numbers, then pictures, then pages. And what the files may not name."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = {"gd_core", "gd_view", "pages", "serving", "tests", "bench", "app"}
CHAPTERS = ROOT / "gd_view" / "chapters"

# Which rooms of gd_view each of them may use beside itself; `wording` is a module, and every room may use it.
MAY_USE = {
    "wording": set(),
    "drawing": set(),
    "votes": set(),
    "curve": {"drawing"},
    "player": {"drawing"},
    "page": {"drawing", "curve", "player", "votes"},
    "chapters": {"drawing", "curve", "player", "page", "votes"},
}
KNOW_STREAMLIT = {"page", "player", "chapters"}


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


def modules_used(path: Path) -> set[str]:
    """Return the full names of our modules, and of what is taken from them, that a file imports."""
    names = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] in OURS}


def room(path: Path) -> str:
    """Return which part of gd_view a file is in: `drawing` for gd_view/drawing/palette.py."""
    return Path(path.parts[1]).stem


def rooms_used(path: Path) -> set[str]:
    return {name.split(".")[1] for name in modules_used(path) if name.startswith("gd_view.")}


def chapters_used(path: Path) -> set[str]:
    parts = [name.split(".") for name in modules_used(path) if name.startswith("gd_view.chapters.")]
    return {part[2] for part in parts if (CHAPTERS / part[2]).is_dir()}


def test_the_launcher_knows_only_streamlit_its_server_what_we_add_to_it_and_the_words_of_the_player():
    assert foreign(Path("app.py")) <= {"streamlit", "starlette", "serving", "gd_view"}
    assert {name for name in modules_used(Path("app.py")) if name.startswith("gd_view")} == {
        "gd_view.player.strings"
    }


@pytest.mark.parametrize("path", sources("serving"), ids=str)
def test_what_we_add_to_the_server_knows_nothing_of_the_lesson(path):
    assert foreign(path) <= {"starlette"}


@pytest.mark.parametrize("path", sources("pages"), ids=str)
def test_a_page_knows_streamlit_and_our_packages_and_no_other_page(path):
    """No numpy and no plotly either: arithmetic and pictures belong below."""
    assert foreign(path) <= {"streamlit", "gd_view", "gd_core"}


@pytest.mark.parametrize("path", sources("gd_view"), ids=str)
def test_gd_view_knows_streamlit_only_where_something_is_put_on_a_page_and_plotly_nowhere(path):
    allowed = {"gd_core", "gd_view", "numpy"} | ({"streamlit"} if room(path) in KNOW_STREAMLIT else set())
    allowed |= {"segno"} if path == Path("gd_view/player/share.py") else set()  # it draws QR codes
    assert foreign(path) <= allowed


@pytest.mark.parametrize("path", [path for path in sources("gd_view") if len(path.parts) > 2], ids=str)
def test_the_rooms_of_gd_view_are_used_in_one_direction(path):
    """Drawing knows nobody, a figure of a curve knows drawing, and so on up to the chapters, which nobody knows."""
    assert rooms_used(path) <= MAY_USE[room(path)] | {room(path), "wording"}


@pytest.mark.parametrize("path", sources("gd_view/chapters"), ids=str)
def test_a_chapter_knows_no_other_chapter(path):
    own = {path.parts[2]} if len(path.parts) > 3 else {folder.name for folder in CHAPTERS.iterdir()}
    assert chapters_used(path) <= own


@pytest.mark.parametrize("path", [path for path in sources("pages") if path.stem != "contents"], ids=str)
def test_a_page_knows_the_folder_of_its_own_chapter_only(path):
    assert chapters_used(path) <= {path.stem}


@pytest.mark.parametrize("package", ["gd_view.drawing", "gd_view.curve"])
def test_the_figures_can_be_made_where_neither_streamlit_nor_plotly_is_loaded(package):
    """Whatever their modules import, and whatever that imports."""
    folder = ROOT.joinpath(*package.split("."))
    names = ", ".join(f"{package}.{module.stem}" for module in folder.glob("[a-z]*.py"))
    check = f"import sys, {names}; sys.exit(bool({{'streamlit', 'plotly'}} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)


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
    assert [getattr(node, "name", "") for node in functions] in ([], ["show"])
    assert not functions or {"st.fragment", "chapter.live"} & called(path)
    assert "st.session_state" not in called(path)
    assert "<style" not in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_requirements_are_names_with_both_bounds_and_no_addresses(name):
    """So they install from the registry that the reader's pip knows, and a new major version is a choice."""
    for line in (ROOT / name).read_text().splitlines():
        assert re.fullmatch(r"[a-z][a-z\d-]*>=[\d.]+,<[\d.]+|-r \.\./requirements\.txt", line), line


def test_the_app_needs_nothing_that_its_requirements_do_not_name():
    """Streamlit brings starlette; the rest is named, so that requirements.txt alone deploys the app."""
    named = set(re.findall(r"^[a-z-]+", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    used = set().union(
        *(foreign(path) for folder in ("pages", "serving", "gd_view", "gd_core") for path in sources(folder))
    )
    assert (used | foreign(Path("app.py"))) - OURS - {"starlette"} <= named
