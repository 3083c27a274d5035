"""Every headline on a bowl, held against 4,000 plain steps along the valley and across it: nothing of gd_core.

A test looks at a sample. A scan of 100,000 states takes about a minute:

    python -m tests.unit.whole_bowls
"""

import re
from collections.abc import Iterator
from itertools import product

import numpy as np

from gd_core import Bowl, walk
from gd_view.chapters.many_parameters import map
from gd_view.chapters.many_parameters import words as of_a_bowl
from gd_view.chapters.many_parameters.dials import CONDITION_NUMBERS, LEARNING_RATES
from tests.unit.oracles import bowl_loss
from tests.unit.whole_grid import NEAR, NUMBER, _is_near

N_STEPS = 4_000  # the slowest, α = 0.001, needs 3,055: (1 - 0.002)^k · 4.5 < 0.01
STEP_COUNTS = (0, 1, 3, 10, 30, 100)
STARTS_1, STARTS_2 = np.round(np.arange(-35, 46) / 10, 1), np.round(np.arange(-10, 26) / 10, 1)
PLACE = r"([^,()]+(?:,\d{3})*[^,()]*)"
TINY = 1e-9  # a part of a place below it is rounding


def windows() -> dict[tuple[float, float], tuple[float, float, float, float]]:
    """What the axes of each bowl's map show."""
    shown = {}
    for shape in product(CONDITION_NUMBERS, (0.0, 45.0)):
        layout = map.above(walk(Bowl(*shape), (4.0, 2.0), 0.1, 1)).figure["layout"]
        shown[shape] = (*layout["xaxis"]["range"], *layout["yaxis"]["range"])
    return shown


def walked(kappa, rate, degrees, start) -> np.ndarray:
    """Every place of some runs, (4,001, runs), as w₁ + iw₂.

    At 45° the directions are (1, 1) and (−1, 1), so that who starts on the floor has no part across it at all.
    """
    is_turned = degrees == 45
    u = np.where(is_turned, start.real + start.imag, start.real)
    v = np.where(is_turned, start.imag - start.real, start.imag)
    parts = np.empty((2, N_STEPS + 1, start.size))
    with np.errstate(over="ignore", invalid="ignore"):
        for k in range(N_STEPS + 1):
            parts[:, k] = u, v
            u, v = u - rate * 2 * u, v - rate * 2 * kappa * v
        u, v = parts
        return np.where(is_turned, (u - v) / 2 + 1j * (u + v) / 2, u + 1j * v)


def settled(z: np.ndarray) -> float:
    """The step from which both parameters stay within 0.01, infinite if none."""
    away = np.flatnonzero(~((np.abs(z.real) < NEAR) & (np.abs(z.imag) < NEAR)))
    return 0 if not away.size else np.inf if away[-1] == z.size - 1 else int(away[-1]) + 1


@np.errstate(over="ignore", invalid="ignore")
def false_of(kappa: float, rate: float, degrees: float, z: np.ndarray, n: int, told: str, window) -> str:
    """Return what is false in a headline on the first n steps of a run, or nothing."""
    u = z * np.exp(-1j * np.deg2rad(degrees))
    along, across = np.abs(u.real), np.abs(u.imag)
    goes_across = across[0] > TINY
    part = u.imag if goes_across else u.real
    size = np.abs(part)
    step = settled(z)
    grows = size[1] > size[0] + TINY
    hops = not grows and size[0] > TINY and abs(size[1000] - size[0]) < 1e-6
    seen = (z.real >= window[0]) & (z.real <= window[1]) & (z.imag >= window[2]) & (z.imag <= window[3])
    outside = np.flatnonzero(~seen[: n + 1])
    reason = ""
    if told.startswith("Stays at (0, 0)"):
        return "" if z[0] == 0 else "it moves"
    if told.startswith("No step is taken yet."):
        return "it takes one" if n else "it stays" if z[0] == 0 else ""
    if match := re.match(r"Settles at \(0, 0\): both within 0.01 of it from step (\d+) on\.(.*)", told):
        if int(match[1]) != step or step > n:
            return f"from step {step}"
        reason = match[2]
    elif match := re.match(r"Not there yet after (?:1 step|[\d,]+ steps): it needs ([\d,]+)\.(.*)", told):
        if int(match[1].replace(",", "")) != step or step <= n:
            return f"it needs {step}"
        reason = match[2]
    elif told.startswith("Never settles"):
        floor = re.search(rf"The loss (stays at|sinks to) {NUMBER}", told)
        loss = bowl_loss(kappa, degrees, z[[0, -1]].real, z[[0, -1]].imag)
        if not hops or np.isfinite(step):
            return "it does not hop"
        if not _is_near(floor[2], loss[-1]):
            return f"loss {loss[-1]}"
        if (floor[1] == "stays at") != bool(abs(loss[0] - loss[-1]) < 1e-6):
            return f"the loss goes from {loss[0]} to {loss[-1]}"
        if match := re.search(rf"(w.) hops between {NUMBER} and {NUMBER}", told):
            ends = (z.imag if match[1] == "w₂" else z.real)[-2:]
            if {_is_near(match[2], end) for end in ends} != {True, False} and abs(ends[0]) > TINY:
                return f"between {ends}"
            if not any(_is_near(match[3], end) for end in ends):
                return f"between {ends}"
        if "across the valley" in told and not goes_across:
            return "not across"
        return ""
    elif match := re.search(rf"Try α below {NUMBER}\.", told):
        if not grows:
            return "it does not leave"
        if not _is_near(match[1], 1 / kappa if goes_across else 1.0):
            return "limit"
        if ("Across the valley" in told) != bool(goes_across and kappa > 1):
            return "which way"
        if left := re.match(rf"Left the picture at step (\d+), at \({PLACE}, {PLACE}\)", told):
            k = int(left[1])
            if not outside.size or k != outside[0]:
                return f"outside at {outside[:1]}"
            for words, value in ((left[2], z[k].real), (left[3], z[k].imag)):
                if not (abs(value) < 0.001 if "practically" in words else _is_near(words, value)):
                    return f"at {z[k]}"
        elif told.startswith("On its way out of the picture") and outside.size:
            return f"outside at {outside[0]}"
        elif "started outside" in told and outside[:1].tolist() != [0]:
            return "it started inside"
        return ""
    else:
        return "no sentence that is known here"
    if not np.isfinite(step):
        return "it never settles"
    if "overshoots, each time by less" in reason:
        lasting = np.flatnonzero(size > 1e-6)
        turned, shorter = part[1:] * part[:-1] < 0, size[1:] < size[:-1]
        if not (turned & shorter)[: lasting[-1]].all():
            return "it does not overshoot by less"
        if ("Across" in reason) != bool(goes_across and kappa > 1):
            return "which way"
    if "gentle direction takes the longest" in reason:
        waits = [int(np.flatnonzero(~(way < NEAR))[-1]) if way[0] >= NEAR else -1 for way in (along, across)]
        if not (along[1] / along[0] > across[1] / across[0] and waits[0] > waits[1]):
            return f"the gentle one is no slower, or is there first: {waits}"
    return ""


def false_sentences(kappa, rate, degrees, start, step_counts=STEP_COUNTS) -> Iterator[str]:
    """Yield each false headline on the runs of these states, arrays all, with what is true."""
    shown = windows()
    z = walked(kappa, rate, degrees, start)
    for i, (k, alpha, turn, w) in enumerate(
        zip(kappa.tolist(), rate.tolist(), degrees.tolist(), start.tolist(), strict=True)
    ):
        for n in step_counts:
            run = walk(Bowl(k, turn), (w.real, w.imag), alpha, n)
            told = " ".join(of_a_bowl.sentences(run)).strip()
            if what := false_of(k, alpha, turn, z[:, i], n, told, shown[k, turn]):
                yield f"κ {k}, α {alpha}, {turn}°, from {w}, {n} steps: {told!r}, but {what}"


def sampled(size: int, seed: int) -> tuple[np.ndarray, ...]:
    """Return some states of the controls; more from the axes, and from (4, 2), where most readers stay."""
    rng = np.random.default_rng(seed)
    kappa, rate, degrees = (rng.choice(of, size) for of in (CONDITION_NUMBERS, LEARNING_RATES, (0.0, 45.0)))
    start = rng.choice(STARTS_1, size) + 1j * rng.choice(STARTS_2, size)
    start[::5] = start[::5].real
    start[1::5] = 1j * start[1::5].imag
    start[2::10] = start[2::10].imag * (1 + 1j)  # on the floor of the turned valley
    start[3::5] = 4 + 2j
    return kappa, rate, degrees, start


if __name__ == "__main__":
    found = [one for seed in range(17) for one in false_sentences(*sampled(1_000, seed))]
    print(f"{17_000 * len(STEP_COUNTS):,} states, {len(found)} false sentences", *found, sep="\n")
