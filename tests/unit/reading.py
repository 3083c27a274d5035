"""What a test can read off a text, a question or a drawing.

from tests.unit.reading import numbers_in, told
"""

import re

import pytest

from gd_core import LANDSCAPES

every_landscape = pytest.mark.parametrize("landscape", LANDSCAPES, ids=lambda landscape: landscape.name)


def numbers_in(text):
    """Return the numbers in a text, whichever minus they are written with."""
    return [float(found.replace("−", "-")) for found in re.findall(r"(?<![\w.])[−-]?\d+(?:\.\d+)?", text)]


def right(question):
    """Return the one option that is right."""
    (option,) = (option for option in question.options if option.is_right)
    return option


def trace(drawing, name):
    """Return the one trace of that name, with its paths drawn."""
    (found,) = (one for one in drawing.placed()["data"] if one["name"] == name)
    return found


def told(drawing, template, k):
    """Return what a template says at step k, as the text of a moving trace is filled."""
    return drawing.part({"trace": "any", "text": [template]}, k)["text"][0]
