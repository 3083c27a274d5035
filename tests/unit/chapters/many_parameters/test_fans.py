"""The fans of a run on a bowl."""

import pytest

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import dials, fans
from gd_view.chapters.many_parameters import words as bowl_words
from gd_view.page import settings
from tests.unit.momentum import REFUSED, Momentum

START = (4.0, 2.0)
CONDITION_NUMBERS, RATES = dials.CONDITION_NUMBERS, dials.LEARNING_RATES


def test_the_fans_and_the_outcome_of_a_bowl_refuse_another_rule_by_name():
    rolls = walk(Bowl(2), START, 0.1, 30, rule=Momentum())
    dials = settings.steps_dial(100, default=30), settings.Choice("learning_rate", "α", RATES, default=0.1)
    for refuse in (lambda: fans.plane_fans(rolls, *dials), lambda: bowl_words.headline(rolls)):
        with pytest.raises(ValueError, match=REFUSED):
            refuse()
