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

RINGS = ["browser", "pages", "unit"]  # in the order of what their tests cost, dearest first


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let several workers begin with what takes longest, lest one be left alone with it at the end.

    A module of long tests says `LONG = True`. A single worker keeps the order of the rings, the quick ones first.
    """

    def place(item: pytest.Item) -> tuple[int, bool]:
        ring = item.path.relative_to(Path(__file__).parent).parts[0]
        return RINGS.index(ring), not getattr(item.module, "LONG", False)

    if hasattr(config, "workerinput"):
        items.sort(key=place)
