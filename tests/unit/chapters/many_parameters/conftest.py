"""The long walks that several tests of this chapter compare with."""

import pytest

from tests.unit.chapters.many_parameters.states import ALPHA, DEGREES, KAPPA
from tests.unit.oracles import bowl_walk


@pytest.fixture(scope="session")
def walked():
    """All states walked at once, 4,000 steps, on complex numbers."""
    return bowl_walk(KAPPA, ALPHA, DEGREES, 4000)
