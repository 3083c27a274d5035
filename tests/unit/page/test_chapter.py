"""The figure that every chapter of one parameter shows."""

import pytest

from gd_core import SINGLE_WELL, walk
from gd_view.page import chapter, settings
from tests.unit.momentum import REFUSED, Momentum


def test_a_run_by_another_rule_is_refused_by_name():
    """Its end is not known, and its fans are not made of the slope."""
    dials = settings.start_dial(-5.0, 5.0, 0.1, default=4.0), settings.steps_dial(50, default=20)
    with pytest.raises(ValueError, match=REFUSED):
        chapter.show_run("single_well", walk(SINGLE_WELL, 4.0, 0.1, 2, rule=Momentum()), *dials)
