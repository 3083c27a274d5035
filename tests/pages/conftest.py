"""Run a page as Streamlit runs it, with no browser and no server."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

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
