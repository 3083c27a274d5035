"""Settings for every ring of tests."""

import os
from pathlib import Path

import hypothesis
import pytest

# No deadline: a first call that imports or compiles something is slow, and no fault. In CI the same examples every
# time, so that a failure is the change's own; elsewhere new ones at every run, so that somebody meets the odd case.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.register_profile("elsewhere", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "elsewhere")

# In this order: a worker's browser leaves an event loop running behind it.
RINGS = ["unit", "pages", "browser"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin each ring with what takes longest, lest one of several workers be left alone with it at the end.

    A module of long tests says `LONG = True`.
    """

    def place(item: pytest.Item) -> tuple[int, bool]:
        ring = item.path.relative_to(Path(__file__).parent).parts[0]
        return RINGS.index(ring), not getattr(item.module, "LONG", False)

    items.sort(key=place)
