"""Places of the map worth seeing, as chips."""

SHAPES = {
    "the first jump": {"start": 2.2, "learning_rate": 0.31},
    "one hundredth before it": {"start": 2.2, "learning_rate": 0.3},
    "high up: 1.05 from 0.5": {"start": 0.5, "learning_rate": 1.05},
    "higher: 1.2 from 0.5": {"start": 0.5, "learning_rate": 1.2},
}
LIMITS = {
    "0.6 from −0.5": {"start": -0.5, "learning_rate": 0.6},
    "0.6 from 0.5": {"start": 0.5, "learning_rate": 0.6},
    "0.88 from −1.3": {"start": -1.3, "learning_rate": 0.88},
    "0.9 from −1.3": {"start": -1.3, "learning_rate": 0.9},
}
FATES = {
    f"2 with {rate:g}": {"start": 2, "learning_rate": rate} for rate in (0.41, 0.42, 0.55, 0.56, 0.82, 0.86)
}
ALL = (SHAPES, LIMITS, FATES)
