"""Drawing an answer: what a sketch chooses, what is told of it and when, and what a forged one comes to."""

import json
import math

import numpy as np
import pytest

from gd_view.chapters import RECORDS
from gd_view.chapters.loss import questions as loss
from gd_view.chapters.single_well import questions as single_well
from gd_view.drawing.freehand import COLUMNS
from gd_view.page.card import PROMPTS
from gd_view.page.memory import KEY, understood_sketches
from gd_view.page.sketches import NO_SKETCH, SKETCHES
from gd_view.player.sheet import TRUTH_POINTS
from tests.pages.reading import choose, html, press, said

ASKED = [("loss", loss.SHAPE), ("single_well", single_well.STEPS_NEEDED)]
IDS = [page for page, _ in ASKED]
FALLING = np.linspace(0.9, 0.1, COLUMNS).round(3).tolist()
HILL = (0.9 - np.abs(np.linspace(-0.8, 0.8, COLUMNS))).round(3).tolist()


def given(chapter, page, question):
    """Return what the sheet of a question was given."""
    (one,) = (one for one in chapter.get("bidi_component") if f"-draw_{page}_{question.key}" in one.proto.id)
    return json.loads(one.proto.json)


def draw(chapter, page, question, sketch):
    """Tell the page what a browser says was drawn, as Streamlit does: by the callback, then a run."""
    from gd_view.page import sketches

    chapter.session_state["told by a test"] = sketch
    key = f"draw_{page}_{question.key}"
    (one,) = (one for one in chapter.get("bidi_component") if f"-{key}" in one.proto.id)
    return one, sketches
