"""The fans of a run on a bowl."""

import pytest

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import dials, fans
from gd_view.chapters.many_parameters import words as bowl_words
from tests.unit.momentum import REFUSED, Momentum
from tests.unit.runs import START


def test_the_fans_and_the_outcome_of_a_bowl_refuse_another_rule_by_name():
    rolls = walk(Bowl(2), START, 0.1, 30, rule=Momentum())
    for refuse in (
        lambda: fans.plane_fans(rolls, dials.STEPS, dials.RATES),
        lambda: bowl_words.headline(rolls),
    ):
        with pytest.raises(ValueError, match=REFUSED):
            refuse()
