"""What the core costs beside the loop anyone would write: many parameters, many runs, the outcome map."""

import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.dials import dial
from bench.figures import Aim, Row, median, progress, ratio, whole
from gd_core import DOUBLE_WELL, SINGLE_WELL, descend, gradient_descent, outcome_map
from gd_view.chapters.outcome_map.picture import RATES as MAP_RATES
from gd_view.chapters.outcome_map.picture import STARTS

MANY = 3_000_000
STEPS = 50
RATES = dial("double_well", "learning_rate").grid()
MAP_STEPS = 2000
MAP_TAIL = 200  # a run that no valley keeps stays on one side of the hill for up to 126 of these
REPEATS = 5


def naive(gradient: Callable[[Any], Any], w: Any, learning_rate: float, n_steps: int) -> Any:
    """Descend with nothing checked and nothing kept."""
    for _ in range(n_steps):
        w = w - learning_rate * gradient(w)
    return w


def naive_path(gradient: Callable[[Any], Any], w: Any, learning_rate: float, n_steps: int) -> Any:
    """Descend and keep the path, one run at a time."""
    path = [np.float64(w)]
    for _ in range(n_steps):
        path.append(path[-1] - learning_rate * gradient(path[-1]))
    return np.array(path)


@np.errstate(over="ignore", invalid="ignore")
def naive_map() -> NDArray[np.int8]:
    """Run every cell of the map to the end, all cells in every step, and read what became of it."""
    w = np.tile(STARTS, (len(MAP_RATES), 1))
    rates = np.asarray(MAP_RATES)[:, np.newaxis]
    for _ in range(MAP_STEPS):
        w = w - rates * DOUBLE_WELL.gradient(w)
    low, high = np.full_like(w, np.inf), np.full_like(w, -np.inf)
    for _ in range(MAP_TAIL):
        w = w - rates * DOUBLE_WELL.gradient(w)
        low, high = np.minimum(low, w), np.maximum(high, w)
    (hilltop,) = DOUBLE_WELL.hilltops
    valley = (w > hilltop).astype(int)
    left = ~(np.abs(w) <= DOUBLE_WELL.leaves_beyond)
    settles = (high - low < 1e-6) & (np.abs(w - np.take(DOUBLE_WELL.minima, valley)) < 1e-3)
    bounces = (low > hilltop) == (high > hilltop)
    return np.select([left, settles, bounces], [5, valley, 2 + valley], 4).astype(np.int8)


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the CPU seconds of a piece of work, the median of some repeats."""
    times = []
    for _ in range(repeats):
        before = time.process_time()
        work()
        times.append(time.process_time() - before)
    return median(times)


def peak(work: Callable[[], object]) -> float:
    """Return the most memory, in MB, that a piece of work held at once beyond what was there before."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def measure() -> list[Row]:
    """Measure the core."""
    progress(f"core: {STEPS} steps of {whole(MANY)} parameters")
    gradient = SINGLE_WELL.gradient
    start = np.random.default_rng(0).normal(size=MANY)
    array = start.nbytes / 1e6
    many = f"gradient_descent on {whole(MANY)} parameters, {STEPS} steps"

    def ours() -> object:
        return gradient_descent(gradient, start, 0.1, STEPS)

    def theirs() -> object:
        return naive(gradient, start, 0.1, STEPS)

    most, handful = peak(ours), Aim(5 * array)
    rows = [
        Row(f"{many}, CPU", seconds(ours, 3), "s", seconds(theirs, 3), (ratio(1.1),)),
        Row(f"{many}, memory beyond the start's {array:.0f} MB", most, "MB", peak(theirs), (handful,)),
    ]

    progress("core: a fan of runs in one call")
    slope = DOUBLE_WELL.gradient

    def fan() -> object:
        return descend(slope, 0.5, RATES, STEPS, leaves_beyond=DOUBLE_WELL.leaves_beyond)

    def one_by_one() -> object:
        with np.errstate(over="ignore", invalid="ignore"):
            return [naive_path(slope, 0.5, rate, STEPS) for rate in RATES]

    fan_ms, loop_ms = 1000 * seconds(lambda: [fan() for _ in range(20)]) / 20, 1000 * seconds(one_by_one)
    rows.append(Row(f"descend, {RATES.size} learning rates in one call, CPU", fan_ms, "ms", loop_ms))

    progress("core: the outcome map")

    def whole_map() -> NDArray[np.int8]:
        return outcome_map(DOUBLE_WELL, STARTS, MAP_RATES, MAP_STEPS, MAP_TAIL).codes

    differ = np.count_nonzero(whole_map() != naive_map())
    name = f"outcome_map, {len(STARTS)} × {len(MAP_RATES)} runs of {MAP_STEPS} steps"
    rows.append(
        Row(f"{name}, CPU", 1000 * seconds(whole_map), "ms", 1000 * seconds(naive_map), (ratio(0.125),))
    )
    rows.append(Row(f"{name}: cells that differ", int(differ), "", aims=(Aim(0),)))
    return rows


if __name__ == "__main__":
    from bench.figures import table

    print(table(measure(), "plain loop"))
