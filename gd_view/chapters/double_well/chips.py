"""Runs on two valleys worth seeing, as chips."""

from gd_view.chapters.double_well.words import UP_FIRST

STARTS = {
    "from 0.5": {"start": 0.5, "learning_rate": 0.1, "steps": 30},
    "from −0.5": {"start": -0.5, "learning_rate": 0.1, "steps": 30},
    "from 0.05": {"start": 0.05, "learning_rate": 0.1, "steps": 100},
    "from 0.06": {"start": 0.06, "learning_rate": 0.1, "steps": 100},
}
JUMPS = {
    "2 with 0.1": {"start": 2, "learning_rate": 0.1, "steps": 30},
    "2 with 0.45": {"start": 2, "learning_rate": 0.45, "steps": 30},
    "−2 with 0.5": {"start": -2, "learning_rate": 0.5, "steps": 30},
    "−1.85 with 0.5: up first": {**UP_FIRST, "steps": 30},
}
KEPT = {
    "0.58 from −0.5": {"start": -0.5, "learning_rate": 0.58, "steps": 100},
    "0.58 from 0.5": {"start": 0.5, "learning_rate": 0.58, "steps": 100},
    "0.9 from −1.3": {"start": -1.3, "learning_rate": 0.9, "steps": 100},
    "1.05 from 0.5": {"start": 0.5, "learning_rate": 1.05, "steps": 100},
    "1.2 from 0.5": {"start": 0.5, "learning_rate": 1.2, "steps": 30},
}
ALL = (STARTS, JUMPS, KEPT)
