"""Run a page as Streamlit runs it, with no browser and no server."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gd_view.page import rooms
from gd_view.votes import store
from gd_view.votes.store import Store
from tests.pages.voting import CODE, HOST, ROLLS, TWO_VALLEYS

CONTENTS = Path(__file__).parents[2] / "pages" / "contents.py"


@pytest.fixture
def open_chapter() -> Callable[..., AppTest]:
    """A function that opens `pages/<name>.py` by the contents, at the address with these parameters."""

    def open_chapter(name: str, *, dark: bool = False, **address: str) -> AppTest:
        chapter = AppTest.from_file(CONTENTS, default_timeout=10)
        chapter.context = {"theme": "dark" if dark else "light"}
        chapter.run().switch_page(f"{name}.py")
        chapter.query_params = dict(address)
        chapter.run()
        assert not chapter.exception
        return chapter

    return open_chapter


@pytest.fixture
def votes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The rooms of this test alone."""
    monkeypatch.setenv(store.PLACE, str(tmp_path / "votes.sqlite3"))
    return Store()


@pytest.fixture
def screen(open_chapter, votes):
    """A function that opens a room on the teacher's screen."""

    def screen(chapter=TWO_VALLEYS, question=ROLLS, by=rooms.CHOICES) -> AppTest:
        said = rooms.address(CODE, HOST, chapter, question, by).partition("?")[2]
        return open_chapter("vote", **dict(one.split("=") for one in said.split("&")))

    return screen


@pytest.fixture
def join(open_chapter, votes):
    """A function that joins as a phone, with what its address says."""
    return lambda **said: open_chapter("vote", **{"room": CODE, **said})
