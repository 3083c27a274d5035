"""Two, a thousand, three million parameters: `gradient_descent` run on request, with the time it took."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gd_core.quadratics import Quadratic, in_chunks
from gd_view.wording import number

SIZES = (2, 1_000, 3_000_000)
GENTLEST, SHARPEST = 0.002, 2.0
LEARNING_RATE = 0.9
N_STEPS = 50
CHUNK = 2
SAMPLES = 9
LARGE = 100_000  # parameters; a run with so many takes a noticeable part of the server

_one_large_run = threading.Lock()

BUSY = (
    "Another reader's run of this size is under way, and this server does one at a time. It takes a few seconds. "
    "Then press again."
)


@dataclass(frozen=True)
class Result:
    """The facts kept of a run: not its parameters, of which there may be millions, but a sample.

    Attributes
    ----------
    n
        Number of parameters.
    seconds
        Time spent in `gradient_descent`.
    loss_before, loss_after
        Losses at the start, where every parameter is 1, and at the end.
    largest
        Largest |w| at the end.
    sample
        A few parameters as (number counted from 1, curvature, |w| at the end).
    """

    n: int
    seconds: float
    loss_before: float
    loss_after: float
    largest: float
    sample: tuple[tuple[int, float, float], ...]


def run(n: int, told: Callable[[int, float], object] = lambda *_: None) -> Result:
    """Run `gradient_descent` on n parameters and return the result.

    Parameters
    ----------
    n
        Number of parameters.
    told
        Called several times during the run, with the steps taken and the seconds spent.
    """
    loss = Quadratic.varied(n, GENTLEST, SHARPEST)
    w = np.ones(n)
    before = loss.loss(w)
    seconds, since = 0.0, time.perf_counter()
    for taken, reached in in_chunks(loss, w, LEARNING_RATE, N_STEPS, CHUNK):
        w = reached
        seconds += time.perf_counter() - since
        told(taken, seconds)
        since = time.perf_counter()
    places = np.unique(np.linspace(0, n - 1, min(n, SAMPLES)).round().astype(int))
    sample = tuple((int(i) + 1, float(loss.curvatures[i]), abs(float(w[i]))) for i in places)
    return Result(n, seconds, before, loss.loss(w), float(max(w.max(), -w.min())), sample)


def explanation() -> str:
    """Return an explanation of the runs, as Markdown."""
    return (
        f"Now let this server do it while you wait. Every parameter starts at 1 and has a curvature of its own, from "
        f"{number(GENTLEST)} to {number(SHARPEST)}; α = {number(LEARNING_RATE)} for all of them, {N_STEPS} steps. The "
        "function is the same each time; only the length of w differs."
    )


@st.fragment
def section() -> None:
    """Show the buttons, and the result of every run that the reader asked for."""
    results: dict[int, Result] = st.session_state.setdefault("live_runs", {})
    with st.container(key="live_run_sizes", horizontal=True, gap="small"):
        pressed = [n for n in SIZES if st.button(f"Run {n:,} parameters", key=f"live_run_{n}")]
    place = st.empty()
    for n in pressed:
        result = run_if_free(n, place)
        if result:
            results.pop(n, None)
            results[n] = result
    if results:
        last = list(results.values())[-1]
        st.markdown(f'<p role="status">{summary(last)}</p>', unsafe_allow_html=True)
        left, right = st.columns(2, gap="large")
        left.html(bars(last))
        right.html(table(results))


def run_if_free(n: int, place: DeltaGenerator) -> Result | None:
    """Return the result of a run, or None if the server is busy with a large one; ``place`` shows how it goes."""
    if n < LARGE:
        return run(n)
    if not _one_large_run.acquire(blocking=False):
        place.info(BUSY, icon=":material/hourglass_top:")
        return None
    # A reader who leaves or presses again ends the run at its next report. Then the lock must be free.
    try:
        place.progress(0.0, f"{n:,} parameters: preparing")
        result = run(
            n,
            lambda taken, seconds: place.progress(
                taken / N_STEPS, f"{n:,} parameters: step {taken} of {N_STEPS}, {seconds:.1f} s"
            ),
        )
    finally:
        _one_large_run.release()
    place.empty()
    return result


def duration(seconds: float) -> str:
    """Return a time in a fitting unit."""
    return f"{number(seconds, 2)} s" if seconds >= 1 else f"{number(1000 * seconds, 2)} ms"


def summary(result: Result) -> str:
    """Return the result of a run in words."""
    return (
        f"<strong>{result.n:,} parameters, {N_STEPS} steps: {duration(result.seconds)}.</strong> "
        f"The loss fell from {number(result.loss_before)} to {number(result.loss_after)}. "
        f"The largest |w| that remains is {number(result.largest)}; every one began at 1."
    )


def bars(result: Result) -> str:
    """Return the rest of the way for some of the parameters, as HTML."""
    rows = "".join(
        f'<tr><th scope="row">w<sub>{i:,}</sub></th><td>{number(curvature, 2)}</td>'
        f'<td><span class="gd-share"><span style="width: {100 * left:.1f}%"></span></span></td>'
        f"<td>{number(left, 2)}</td></tr>"
        for i, curvature, left in result.sample
    )
    title = f"Some of the {result.n:,} parameters: how much is left of each"
    return (
        f'<table class="gd-remains"><caption>{escape(title)}</caption><thead><tr><th scope="col">parameter</th>'
        '<th scope="col">curvature</th><th scope="col" aria-hidden="true"></th><th scope="col">left of 1</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def table(results: dict[int, Result]) -> str:
    """Return the runs beside each other, as HTML."""
    rows = "".join(
        f'<tr><th scope="row">{result.n:,}</th><td>{duration(result.seconds)}</td>'
        f"<td>{number(result.loss_before)}</td><td>{number(result.loss_after)}</td>"
        f"<td>{number(result.largest)}</td></tr>"
        for _, result in sorted(results.items())
    )
    head = "".join(
        f'<th scope="col">{title}</th>'
        for title in ("parameters", "time", "loss before", "after", "largest |w| left")
    )
    return (
        f'<table class="gd-remains"><caption>Your runs</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
