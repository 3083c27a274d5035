"""Two, a thousand, three million parameters: `gradient_descent` run on request, with the time it took."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from gd_core.arrays import FloatArray
from gd_core.quadratics import Quadratic, in_chunks
from gd_view.chapters.many_parameters import out_of_the_fog
from gd_view.chapters.many_parameters.questions import THREE_MILLION
from gd_view.page import card
from gd_view.player import player
from gd_view.wording import number

PAGE = "many_parameters"
SIZES = (2, 1_000, out_of_the_fog.N)
GENTLEST, SHARPEST = 0.002, 2.0
LEARNING_RATE = 0.9
N_STEPS = 50
CHUNK = 5  # steps at most between two reports
STOPS = tuple(sorted({*range(CHUNK, N_STEPS + 1, CHUNK), *out_of_the_fog.SHOWN[1:]}))
SAMPLES = 9
LARGE = 100_000  # parameters; a run with so many takes a noticeable part of the server

_one_large_run = threading.Lock()

BUSY = (
    "Another reader's run of this size is under way, and this server does one at a time. It takes a few seconds. "
    "Then press again."
)


@dataclass(frozen=True)
class Result:
    """The facts kept of a run: not its parameters, of which there may be millions, but a sample and pictures.

    Attributes
    ----------
    n
        Number of parameters.
    seconds
        Time spent in `gradient_descent`.
    loss_before, loss_after
        Losses at the start, where every parameter is 1 (in the picture 0), and at the end.
    largest
        Largest distance of a parameter from its minimum, at the end.
    sample
        A few parameters as (number counted from 1, curvature, share of the way that is left at the end).
    frames
        Pictures of some steps, if the parameters are those of the picture.
    """

    n: int
    seconds: float
    loss_before: float
    loss_after: float
    largest: float
    sample: tuple[tuple[int, float, float], ...]
    frames: tuple[out_of_the_fog.Frame, ...] = ()


def run(n: int, told: Callable[[int, float], object] = lambda *_: None) -> Result:
    """Run `gradient_descent` on n parameters and return the result.

    Parameters
    ----------
    n
        Number of parameters.
    told
        Called several times during the run, with the steps taken and the seconds spent.
    """
    loss, w = _problem(n)
    is_pictured = n == out_of_the_fog.N
    frames = [out_of_the_fog.frame(0, loss, w)] if is_pictured else []
    places = np.unique(np.linspace(0, n - 1, min(n, SAMPLES)).round().astype(int))
    start, before = w[places], loss.loss(w)
    seconds, since = 0.0, time.perf_counter()
    for taken, reached in in_chunks(loss, w, LEARNING_RATE, STOPS):
        w = reached
        seconds += time.perf_counter() - since
        if is_pictured and taken in out_of_the_fog.SHOWN:
            frames.append(out_of_the_fog.frame(taken, loss, w))
        told(taken, seconds)
        since = time.perf_counter()
    after, away = loss.loss(w), w - loss.minimum
    left = abs(away[places] / (start - np.broadcast_to(loss.minimum, n)[places]))
    sample = tuple(
        (int(i) + 1, float(loss.curvatures[i]), float(rest)) for i, rest in zip(places, left, strict=True)
    )
    return Result(n, seconds, before, after, float(max(away.max(), -away.min())), sample, tuple(frames))


def _problem(n: int) -> tuple[Quadratic, FloatArray]:
    """Return the loss of n parameters and the start."""
    if n == out_of_the_fog.N:
        return out_of_the_fog.problem(GENTLEST, SHARPEST)
    return Quadratic.varied(n, GENTLEST, SHARPEST), np.ones(n)


def explanation() -> str:
    """Return an explanation of the runs, as Markdown."""
    return (
        f"Every parameter has a curvature of its own, from {number(GENTLEST)} to {number(SHARPEST)}; "
        f"α = {number(LEARNING_RATE)} for all, {N_STEPS} steps. The two and the thousand start at 1, their minimum is "
        f"at 0.\n\n{out_of_the_fog.explanation()}"
    )


def section() -> None:
    """Ask first; then show the runs. An answer loads a run of the whole page, so the question is no part of them."""
    card.card(PAGE, THREE_MILLION)
    _runs()


@st.fragment
def _runs() -> None:
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
        if pictured := results.get(out_of_the_fog.N):
            player(
                out_of_the_fog.drawing(pictured.frames),
                out_of_the_fog.narration(pictured.frames),
                key="three_million",
            )
            st.caption(out_of_the_fog.REDUCED)
        st.html(bars(last))
        st.html(table(results))


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
    done = f"<strong>{result.n:,} parameters, {N_STEPS} steps: {duration(result.seconds)}.</strong>"
    fell = f"The loss fell from {number(result.loss_before)} to {number(result.loss_after)}."
    if result.frames:
        return f"{done} {fell} Play it: the hills come out of the fog."
    return f"{done} {fell} The largest |w| that remains is {number(result.largest)}; every one began at 1."


def bars(result: Result) -> str:
    """Return the rest of the way for some of the parameters, as HTML."""
    rows = "".join(
        f'<tr><th scope="row">w<sub>{i:,}</sub></th><td>{number(curvature, 2)}</td>'
        f'<td><span class="gd-share"><span style="width: {100 * left:.1f}%"></span></span></td>'
        f"<td>{number(left, 2)}</td></tr>"
        for i, curvature, left in result.sample
    )
    title = f"Some of the {result.n:,} parameters: which share of its way each has left"
    return (
        f'<table class="gd-remains"><caption>{escape(title)}</caption><thead><tr><th scope="col">parameter</th>'
        '<th scope="col">curvature</th><th scope="col" aria-hidden="true"></th><th scope="col">left</th>'
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
        for title in ("parameters", "time", "loss before", "after", "farthest from its minimum")
    )
    return (
        f'<table class="gd-remains"><caption>Your runs</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
