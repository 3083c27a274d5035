"""A copy of the lesson with one more chapter: a page, a folder and a record, and no other file touched.

from tests.new_chapter import checkout_with_a_ledge, run
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("app.py", "pages", "gd_core", "gd_view", "serving", ".streamlit", "tests", "docs", "pyproject.toml")

PAGE = '''"""A ledge: flat ground that is no valley."""

import streamlit as st

from gd_core import SINGLE_WELL, walk
from gd_view.chapters import CONTENTS, after
from gd_view.chapters.ledge import words
from gd_view.chapters.ledge.dials import DIALS
from gd_view.chapters.ledge.questions import WHAT_NOW
from gd_view.page import card, chapter, controls, shut, state

HERE = CONTENTS["ledge"]

picture, article = chapter.spread("A ledge: is this the bottom?", HERE)


def show() -> None:
    """Show the parts that a slider changes."""
    values = state.values(HERE.address, *DIALS)
    run = walk(SINGLE_WELL, values["start"], values["learning_rate"], values["steps"])
    chapter.show_run(HERE.address, run, *DIALS)
    controls.sliders(*DIALS)


with picture:
    chapter.live(HERE.address, show)

with article:
    shut.switch(HERE.address)
    card.card(HERE.address, WHAT_NOW)
    if shut.until(HERE.address, WHAT_NOW):
        st.markdown(words.SAID)
    chapter.close(HERE, "Flat is not the bottom.", after(HERE), *DIALS)
'''
QUESTIONS = '''"""What is asked on a ledge."""

from gd_view.page.question import Option, Question

WHAT_NOW = Question(
    "what_now",
    "It is flat. Now?",
    (Option("Stay", "It may go on."), Option("Look", "So it is.", is_right=True)),
    state={"start": 0, "learning_rate": 0.1, "steps": 3},
)
'''
DIALS = '''"""What can be set on a ledge."""

from gd_view.page import wells
from gd_view.page.settings import steps_dial

DIALS = (wells.SINGLE_WELL_START, wells.SINGLE_WELL_LEARNING_RATE, steps_dial(20, default=3))
'''
RECORD = """    Chapter(
        slug="ledge",
        title="A ledge",
        announced="a ledge",
        minutes=3,
        dials=(ledge.DIALS,),
        questions=(of_the_ledge.WHAT_NOW,),
    ),
)

CONTENTS = """
IMPORTS = """from gd_view.chapters.ledge import dials as ledge
from gd_view.chapters.ledge import questions as of_the_ledge
from gd_view.page.contents import Chapter
"""


def checkout_with_a_ledge(tmp_path: Path) -> Path:
    """Copy the lesson, add the chapter, and return where the copy is."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    folder = tmp_path / "gd_view" / "chapters" / "ledge"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""A ledge."""\n', encoding="utf-8")
    (folder / "questions.py").write_text(QUESTIONS, encoding="utf-8")
    (folder / "dials.py").write_text(DIALS, encoding="utf-8")
    (folder / "words.py").write_text('"""Words."""\n\nSAID = "Flat."\n', encoding="utf-8")
    (folder / "style.css").write_text(".ledge { color: #123456; }\n", encoding="utf-8")
    (tmp_path / "pages" / "ledge.py").write_text(PAGE, encoding="utf-8")
    contents = tmp_path / "gd_view" / "chapters" / "__init__.py"
    source = contents.read_text(encoding="utf-8")
    assert source.count(")\n\nCONTENTS = ") == 1
    source = source.replace(")\n\nCONTENTS = ", RECORD)
    source = source.replace("from gd_view.page.contents import Chapter\n", IMPORTS)
    contents.write_text(source, encoding="utf-8")
    return tmp_path


def run(checkout: Path, *arguments: str) -> str:
    """Run a Python command in the copy and return what it printed; it has to succeed."""
    done = subprocess.run([sys.executable, *arguments], cwd=checkout, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
