"""A run on a bowl of two parameters becomes words: its end, and a sentence for every step."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core import Bowl, Outcome, Run, bowl_ending, steps_needed, steps_to_settle
from gd_core.following import NEAR
from gd_view import wording
from gd_view.chapters.many_parameters.run import Points, in_window
from gd_view.curve.words import NOT_BEGUN
from gd_view.drawing.narration import Narration
from gd_view.wording import count, exactly, number

WORKED = (3.0, -2.0, 1.5)
ROUNDING = 1e-9  # a way or a factor nearer to 0 is none

Seen = Callable[[Bowl, Points], NDArray[np.bool_]]

_VECTOR = '<span class="gd-vector {}"><span>{}</span><span>{}</span></span>'

# How far each parameter moves, in numbers and as bars beside the arithmetic, where there is room for them.
_MOVES = (
    '<span class="gd-moves">'
    + "".join(
        f'<span>{mark}<span class="gd-much" translate="yes"> moves {{size {i}}}</span></span>'
        f'<span class="gd-share"><span style="width: {{share {i}}}%"></span></span>'
        for i, mark in ((1, "●"), (2, "■"))
    )
    + "</span>"
)
_PLACE = (
    f"{_VECTOR.format('gd-position', '● w₁', '■ w₂')} ← {_VECTOR.format('gd-position', '{w 1}', '{w 2}')}"
)
_NEXT = f"{_VECTOR.format('gd-position', '{next 1}', '{next 2}')}</span>{_MOVES}"

_EQUALS = "{=w 1,w 2,slope 1,slope 2,next 1,next 2}"

UPDATE = (
    f'<span class="gd-sum">{_PLACE} − <span class="gd-rate">{{rate:=}}</span> × '
    f"{_VECTOR.format('gd-slope', '{slope 1}', '{slope 2}')} {_EQUALS} {_NEXT}"
)
# For rules whose steps are no multiple of the gradient.
UPDATE_OF_A_RULE = (
    f'<span class="gd-sum">{_PLACE} + {_VECTOR.format("gd-position", "{move 1}", "{move 2}")} '
    f"{_EQUALS.replace('slope', 'move')} {_NEXT}"
)

LIVE = "<strong>After {k} steps: w ≈ ({w 1}, {w 2}), loss ≈ {loss}.</strong>"

TABLE = (
    ("k", "step"),
    ("w 1", "w₁"),
    ("w 2", "w₂"),
    ("loss", "loss L"),
    ("slope 1", "∂L/∂w₁"),
    ("slope 2", "∂L/∂w₂"),
)


def narration(run: Run[Bowl], seen: Seen = in_window) -> Narration:
    """Return the words of a run; ``seen`` tells whether points lie in the picture."""
    return Narration(
        name="Gradient descent with two parameters",
        alt=alt(run),
        headline=headline(run, seen),
        live_headline=LIVE,
        captions=captions(run),
        update=update(run),
        table=TABLE,
    )


def captions(run: Run[Bowl]) -> dict[str, str]:
    """Return the templates of the sentence for a step, true for the rule that made the run."""
    if not run.is_plain:
        each = " The rule moves it by ({move 1}, {move 2})."
    elif run.landscape.condition_number == 1:
        each = " Both distances × {factor 1}."
    elif run.landscape.rotation == 0:
        each = " w₁ × {factor 1}, w₂ × {factor 2}."
    else:
        each = " Along the valley × {factor 1}, across × {factor 2}."
    here = "({w 1:~}, {w 2:~}), loss {loss:~}"
    return {
        "step": f"Step {{k}}: {here}, {{angle}}° off the way to the minimum.{each}",
        "outside": f"Step {{k}}, outside the picture: {here}.{each}",
        "still": "Step {k}: at the minimum itself, (0, 0). Both slopes are 0, so nothing moves any more.",
    }


def update(run: Run[Bowl]) -> str:
    """Return the template of the arithmetic of a step, true for the rule that made the run."""
    return UPDATE if run.is_plain else UPDATE_OF_A_RULE


def alt(run: Run[Bowl]) -> str:
    """Return the alternative text of the figure, one sentence."""
    bowl, (w1, w2) = run.landscape, run.start
    turned = f", turned by {number(bowl.rotation)}°" if bowl.rotation and bowl.condition_number > 1 else ""
    return (
        f"Gradient descent on a bowl of two parameters, condition number {number(bowl.condition_number)}{turned}: "
        f"start ({number(w1)}, {number(w2)}), learning rate {exactly(run.learning_rate)}, "
        f"{count(run.n_steps, 'step')}."
    )


def headline(run: Run[Bowl], seen: Seen = in_window) -> str:
    """Return the outcome of a run, as HTML, its first sentence the louder one."""
    first, rest = sentences(run, seen)
    return f"<strong>{first}</strong> {rest}".rstrip()


def sentences(run: Run[Bowl], seen: Seen = in_window) -> tuple[str, str]:
    """Return the outcome of a run and its reason, two sentences; ``seen`` tells whether points lie in the picture."""
    bowl, end = run.landscape, bowl_ending(run)
    is_round = bowl.condition_number == 1
    distances = np.abs(run.start @ bowl.axes)
    goes_along, goes_across = (distances > ROUNDING).tolist()
    if not (goes_along or goes_across):
        return "Stays at (0, 0): it started at the minimum.", "Both slopes are 0 there."
    if run.n_steps == 0:
        first, _, rest = NOT_BEGUN.partition(". ")
        return f"{first}.", rest
    # Who starts on the floor of the valley never leaves it.
    each_step = "Each" if is_round else "Across the valley each" if goes_across else "Along the valley each"
    along, across = end.factors
    if end.outcome is Outcome.LEAVES:
        limit = number(2 / bowl.curvatures[1 if goes_across else 0])
        return _gone(run, seen), f"{each_step} step ends farther out than the last. Try α below {limit}."
    if end.outcome is Outcome.HOPS:
        is_all = is_round or not (goes_along and goes_across)
        floor = number(end.loss_floor)
        rest = f"The loss stays at {floor}." if is_all else f"The loss sinks to {floor} and no lower."
        if is_round:
            return "Never settles: it hops over the minimum, there and back, for ever.", rest
        if bowl.rotation:
            way = "across" if goes_across else "along"
            return f"Never settles: it hops {way} the valley for ever.", rest
        name, w = ("w₂", float(run.start[1])) if goes_across else ("w₁", float(run.start[0]))
        return f"Never settles: {name} hops between {number(w)} and {number(-w)} for ever.", rest
    why = ""
    if (across if goes_across else along) < -ROUNDING:
        why = f"{each_step} step overshoots, each time by less."
    elif goes_along and goes_across and abs(along) > abs(across) + ROUNDING:
        waits = steps_needed(run.learning_rate, bowl.curvatures, distances, within=NEAR)
        if waits[0] > waits[1]:  # who starts beside the valley's floor may be there along it first
            why = "The gentle direction takes the longest."
    if end.outcome is Outcome.SETTLES:
        return f"Settles at (0, 0): both within {NEAR:g} of it from step {end.steps_needed:.0f} on.", why
    return f"Not there yet after {count(end.n_steps, 'step')}: it needs {end.steps_needed:,.0f}.", why


def _gone(run: Run[Bowl], seen: Seen) -> str:
    """Return a sentence on a run that leaves, with the step at which it was first outside the picture, if it was."""
    outside = np.flatnonzero(~seen(run.landscape, run.iterates))
    if not outside.size:
        return f"On its way out of the picture, after {count(run.n_steps, 'step')}."
    k = int(outside[0])
    if k == 0:
        return "Leaves. It started outside the picture already."
    w1, w2 = (wording.seen(value) for value in run.iterates[k])
    return f"Left the picture at step {k}, at ({w1}, {w2})."


def limits(bowl: Bowl) -> str:
    """Return the limits that the shape of a bowl sets to the learning rate, in words."""
    gentle, sharp, limit, fair, factor = (
        number(value)
        for value in (
            *bowl.curvatures,
            bowl.largest_stable_learning_rate,
            bowl.best_learning_rate,
            best_factor(bowl),
        )
    )
    if bowl.condition_number == 1:
        return (
            f"With κ = 1 there is no valley: the curvature is {gentle} in every direction. α may be anything below "
            f"{limit}, and {fair} lands on the minimum in one step. Stretch the bowl and that is over."
        )
    waits = [best_wait(condition_number) for condition_number in (10, 25, 50)]
    return (
        f"With κ = {number(bowl.condition_number)} the curvature is {gentle} along the valley and {sharp} across it. "
        f"The sharp direction allows α only below 1/κ = {limit}. At 1/(1 + κ) = {fair} neither direction waits for the "
        f"other: each step multiplies both distances by {factor}, across with a minus. These hold for this bowl; in "
        "general the limit is 2/λ and the best α 2/(λ + μ), with λ the largest curvature and μ the smallest. The more "
        f"stretched, the longer the wait: from (4, 2), each with its best α, κ = 10 takes {waits[0]} steps, κ = 25 "
        f"takes {waits[1]} and κ = 50 takes {waits[2]}. Turned, it takes about as many."
    )


def best_factor(bowl: Bowl) -> float:
    """Return the factor of the best learning rate on both distances, (κ - 1)/(κ + 1)."""
    return bowl.factors(bowl.best_learning_rate)[0]


@cache
def best_wait(condition_number: float) -> int:
    """Return the number of steps that a bowl takes from (4, 2) with its best learning rate."""
    bowl = Bowl(condition_number)
    return int(steps_to_settle(bowl, (4.0, 2.0), bowl.best_learning_rate))


def worked(final: ArrayLike) -> str:
    """Return sentences on the worked vector; ``final``, (3,), is that vector after 50 steps."""
    was, is_now = (
        ", ".join(number(float(value), 3) for value in np.asarray(vector)) for vector in (WORKED, final)
    )
    return (
        f"Nothing in the rule asks how many there are. Let w be ({was}), and L the sum of the squares: 50 steps with "
        f"α = 0.1 make ({is_now}) of it."
    )
