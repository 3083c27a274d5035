"""A run on a bowl of two parameters becomes words: its end, and a sentence for every step."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core import Bowl, Outcome, Run, bowl_ending, steps_to_settle
from gd_core.following import NEAR
from gd_view.chapters.many_parameters.run import Points, in_window
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number

WORKED = (3.0, -2.0, 1.5)

Seen = Callable[[Bowl, Points], NDArray[np.bool_]]

_VECTOR = '<span class="gd-vector {}"><span>{}</span><span>{}</span></span>'

UPDATE = (
    f"{_VECTOR.format('gd-position', 'w₁', 'w₂')} ← {_VECTOR.format('gd-position', '{w 1}', '{w 2}')} − "
    f'<span class="gd-rate">{{rate}}</span> × {_VECTOR.format("gd-slope", "{slope 1}", "{slope 2}")} = '
    f"{_VECTOR.format('gd-position', '{next 1}', '{next 2}')}"
)

READOUT = "".join(
    f'<span class="gd-move"><span class="gd-position">{mark} {name} moves {{size {i}}}</span> '
    f'<span class="gd-share"><span style="width: {{share {i}}}%"></span></span></span>'
    for i, mark, name in ((1, "●", "w₁"), (2, "■", "w₂"))
)

# For rules whose steps are no multiple of the gradient.
UPDATE_OF_A_RULE = (
    f"{_VECTOR.format('gd-position', 'w₁', 'w₂')} ← {_VECTOR.format('gd-position', '{w 1}', '{w 2}')} + "
    f"{_VECTOR.format('gd-position', '{move 1}', '{move 2}')} = "
    f"{_VECTOR.format('gd-position', '{next 1}', '{next 2}')}"
)

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
        captions=captions(run),
        readout=READOUT,
        update=update(run),
        table=TABLE,
    )


def captions(run: Run[Bowl]) -> dict[str, str]:
    """Return the templates of the sentence for a step, true for the rule that made the run."""
    if not run.is_plain:
        each = "The rule moves it by ({move 1}, {move 2})."
    elif run.landscape.rotation == 0:
        each = "w₁ factor {factor 1}, w₂ factor {factor 2}."
    else:
        each = "Factor along the valley {factor 1}, across it {factor 2}."
    here = "({w 1}, {w 2}), loss {loss}. Gradient ({slope 1}, {slope 2})."
    aim = "The step is {angle}° away from the direction of the minimum."
    return {
        "step": f"Step {{k}}: at {here} {aim} {each}",
        "last": f"Step {{k}}, the last one here: at {here} {aim} {each}",
        "outside": f"Step {{k}} is outside the picture: at {here} {aim} {each}",
        "still": "Step {k}: at the minimum itself, (0, 0). Both slopes are 0, so nothing moves any more.",
    }


def update(run: Run[Bowl]) -> str:
    """Return the template of the arithmetic of a step, true for the rule that made the run."""
    return UPDATE if run.is_plain else UPDATE_OF_A_RULE


def alt(run: Run[Bowl]) -> str:
    """Return the alternative text of the figure, one sentence."""
    bowl, (w1, w2) = run.landscape, run.start
    turned = f", turned by {number(bowl.rotation)}°" if bowl.rotation else ""
    return (
        f"Gradient descent on a bowl of two parameters, condition number {number(bowl.condition_number)}{turned}: "
        f"start ({number(w1)}, {number(w2)}), learning rate {number(run.learning_rate)}, "
        f"{count(run.n_steps, 'step')}."
    )


def headline(run: Run[Bowl], seen: Seen = in_window) -> str:
    """Return the outcome of a run, as HTML, its first sentence the louder one."""
    first, rest = sentences(run, seen)
    return f"<strong>{first}</strong> {rest}".rstrip()


def sentences(run: Run[Bowl], seen: Seen = in_window) -> tuple[str, str]:
    """Return the outcome of a run and its reason, two sentences; ``seen`` tells whether points lie in the picture."""
    bowl, end = run.landscape, bowl_ending(run)
    if end.outcome is Outcome.LEAVES:
        limit = number(bowl.largest_stable_learning_rate)
        return _gone(run, seen), (
            f"Each step across the valley overshoots by more than the last. Try a learning rate below {limit}."
        )
    if end.outcome is Outcome.HOPS:
        floor = f"The loss cannot fall below {number(end.loss_floor)}."
        if all(end.hops):
            return "Never settles: it hops over the minimum, there and back, for ever.", floor
        if bowl.rotation:
            return "Never settles: it hops across the valley for ever.", floor
        w2 = float(run.start[1])
        return f"Never settles: w₂ hops between {number(w2)} and {number(-w2)} for ever.", floor
    along, across = end.factors
    why = ""
    if across < -1e-9:
        why = "Across the valley each step overshoots, each time by less."
    elif abs(along) > abs(across) + 1e-9:
        why = "The gentle direction takes the longest."
    if end.outcome is Outcome.SETTLES:
        return f"Settles at (0, 0): both within {NEAR:g} of it from step {end.steps_needed:.0f} on.", why
    return f"Not there yet after {count(end.n_steps, 'step')}: it needs {end.steps_needed:,.0f}.", why


def _gone(run: Run[Bowl], seen: Seen) -> str:
    """Return a sentence on a run that leaves, with the step at which it was first outside the picture, if it was."""
    outside = np.flatnonzero(~seen(run.landscape, run.iterates))
    if not outside.size:
        return "Getting farther away with every step."
    k = int(outside[0])
    w1, w2 = (number(value) for value in run.iterates[k])
    return f"Left the picture at step {k}, at ({w1}, {w2})."


def limits(bowl: Bowl) -> str:
    """Return the limits that the shape of a bowl sets to the learning rate, in words."""
    gentle, sharp = (number(curvature) for curvature in bowl.curvatures)
    if bowl.condition_number == 1:
        return (
            f"With κ = 1 the bowl is round: the curvature is {gentle} in every direction. Then α may be anything below "
            f"{number(bowl.largest_stable_learning_rate)}, and {number(bowl.best_learning_rate)} lands on the minimum "
            "in one step. Stretch the bowl and that is over."
        )
    waits = [best_wait(condition_number) for condition_number in (10, 25, 50)]
    return (
        f"With κ = {number(bowl.condition_number)} the curvature is {gentle} along the valley and {sharp} across it. "
        f"The sharp direction allows α only up to 1/κ = {number(bowl.largest_stable_learning_rate)}. The best that one "
        f"α can do is 1/(1 + κ) = {number(bowl.best_learning_rate)}, which multiplies both distances by "
        f"{number(best_factor(bowl))} each step, across with a minus. The more stretched, the longer the wait: from "
        f"(4, 2), each with its best α, κ = 10 takes {waits[0]} steps, κ = 25 takes {waits[1]} and κ = 50 takes "
        f"{waits[2]}. Turn the valley and these counts stay the same: directions matter, not the axes."
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
        ", ".join(number(float(value)) for value in np.asarray(vector)) for vector in (WORKED, final)
    )
    return (
        f"The function of the lesson does not ask how many parameters there are. Let w be the three numbers ({was}) "
        f"and L the sum of their squares: 50 steps with α = 0.1 make of them ({is_now}), nearly zero. Not one "
        "character of the code had to change."
    )
