"""Runs in one valley worth seeing, as chips."""

from collections.abc import Mapping

from gd_view.chapters.single_well.questions import AGAINST

REGIMES: dict[str, Mapping[str, float]] = {
    "0.1 against 0.9": AGAINST,
    "lands in one at 0.5": {"start": 4, "learning_rate": 0.5, "steps": 10},
    "two-cycle at 1": {"start": 4, "learning_rate": 1, "steps": 20},
    "leaves": {"start": 4, "learning_rate": 1.1, "steps": 10},
}
ALL = (REGIMES,)
