"""Steps worth seeing, as chips."""

STEPS = {
    "from −3, the other side": {"start": -3, "learning_rate": 0.1, "steps": 1},
    "four steps from 4": {"start": 4, "learning_rate": 0.1, "steps": 4},
    "where it is flat": {"start": 0, "learning_rate": 0.1, "steps": 1},
}
ALL = (STEPS,)
