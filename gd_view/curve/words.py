"""Landscape and run become words: names, the sentence of an ending, a sentence and the arithmetic of every step.

The templates are filled by `gd_view.wording.fill`, in the page by its twin in the player.
"""

from gd_core import Ending, Kind, Landscape, Outcome, Run, largest_stable_learning_rate
from gd_view.drawing.narration import Narration
from gd_view.wording import count, number

TITLES = {"single_well": "One valley", "double_well": "Two valleys"}
MINIMA = {"minimum": "the minimum", "deep": "deep valley", "shallow": "shallow valley"}

SENTENCES = {
    Outcome.SETTLES: (
        "Settles at w = {places[0]}{in_valley}, loss {losses[0]}: within 0.01 of it from step {step} on."
    ),
    Outcome.CLOSES_IN: (
        "Settles at w = {places[0]}{in_valley}, loss {losses[0]}: within 0.01 of it from step {step} on. "
        "It closes in from both sides: near the bottom each step overshoots."
    ),
    Outcome.STILL_MOVING: "Still on its way after {steps}. More steps would show where it goes.",
    Outcome.HOPS: (
        "Ends up hopping between {places[0]} and {places[1]} for ever, loss {losses[0]} and {losses[1]}. "
        "More steps will not help; a learning rate below {limit} will."
    ),
    Outcome.BOUNCES: (
        "Never settles. It keeps bouncing{in_valley}, roughly between {places[0]} and {places[1]}."
    ),
    Outcome.WANDERS: (
        "Never settles. It wanders across both valleys, roughly between {places[0]} and {places[1]}."
    ),
    Outcome.LEAVES: (
        "By step {step} it has left for good, at w = {places[0]}: from here on each step is longer than "
        "the one before. Try a smaller learning rate."
    ),
    Outcome.HILLTOP: (
        "Started on the hilltop itself: the slope is zero, so it does not move. The slightest nudge decides."
    ),
}
NOT_BEGUN = "No step is taken yet. More steps would show where it goes."
FATES = {
    Outcome.SETTLES: "settles",
    Outcome.BOUNCES: "bounces",
    Outcome.WANDERS: "wanders",
    Outcome.LEAVES: "leaves",
    Outcome.HILLTOP: "rests on the hilltop",
}

CAPTIONS = {
    "step": (
        "Step {k}: w = {w:~}, loss {loss:~}. The slope is {slope:~}, so the move is "
        "−{rate} × {slope:()} {=rate,slope,move} {move}. "
        "New w = {next:~}: {move?to the right|to the left|it stays}."
    ),
    "last": "Step {k}, the last one here: w = {w:~}, loss {loss:~}, slope {slope:~}.",
    "outside": "Step {k} is outside the picture: w = {w}, loss {loss}, slope {slope}.",
}

# For any other rule than plain descent, whose steps are no multiple of the slope.
CAPTIONS_OF_A_RULE = CAPTIONS | {
    "step": (
        "Step {k}: w = {w:~}, loss {loss:~}. The slope is {slope:~}, and the rule moves w by {move:~}. "
        "New w = {next:~}: {move?to the right|to the left|it stays}."
    )
}

READOUT = (
    '<span class="gd-position">● position w = {w:~}</span> '
    '<span class="gd-height">┄ height L = {loss:~}</span> '
    '<span class="gd-slope">▬ slope = {slope:~}</span>'
)

UPDATE = (
    '<span class="gd-position">w<sub>{k+1}</sub></span> = <span class="gd-position">{w}</span> − '
    '<span class="gd-rate">{rate}</span> × <span class="gd-slope">{slope:()}</span> {=w,rate,slope,next} '
    '<span class="gd-position">{next}</span>'
)

UPDATE_OF_A_RULE = (
    '<span class="gd-position">w<sub>{k+1}</sub></span> = <span class="gd-position">{w}</span> + '
    '{move:()} {=w,move,next} <span class="gd-position">{next}</span>'
)

LIVE = "<strong>After {k} steps: w ≈ {w}, loss ≈ {loss}.</strong>"

TABLE = (("k", "step"), ("w", "w"), ("loss", "loss L"), ("slope", "slope"), ("move", "move"))


def title(landscape: Landscape) -> str:
    """Return the name of a landscape on the screen."""
    return TITLES[landscape.name]


def minimum(landscape: Landscape, index: int) -> str:
    """Return the name of one of the minima."""
    return MINIMA[landscape.minimum_names[index]]


def sentence(end: Ending) -> str:
    """Return the outcome of a run with its numbers, in a sentence or two."""
    if end.outcome is Outcome.STILL_MOVING and end.n_steps == 0:
        return NOT_BEGUN
    return filled(SENTENCES[end.outcome], end)


def filled(template: str, end: Ending) -> str:
    """Return a template of an outcome, filled with the numbers of an ending."""
    where = ""
    if end.valley is not None and len(end.landscape.minima) > 1:
        where = f" in the {minimum(end.landscape, end.valley)}"
    return template.format(
        places=[number(place) for place in end.places],
        losses=[number(loss) for loss in end.losses],
        limit=_limit(end.landscape),
        in_valley=where,
        step=end.step,
        steps=count(end.n_steps, "step"),
    )


def _limit(landscape: Landscape) -> str:
    """Return the learning rate below which a walker can settle in every valley: another one may lead into another."""
    sharpest = max(landscape.curvature(w) for w in landscape.minima)
    return number(float(largest_stable_learning_rate(sharpest)))


def fate(landscape: Landscape, kind: Kind) -> str:
    """Return the words for one kind of cell of the outcome map."""
    where = "" if kind.valley is None else f" in the {minimum(landscape, kind.valley)}"
    return FATES[kind.outcome] + where


def captions(run: Run[Landscape]) -> dict[str, str]:
    """Return the templates of the sentence for a step, true for the rule that made the run."""
    return CAPTIONS if run.is_plain else CAPTIONS_OF_A_RULE


def update(run: Run[Landscape]) -> str:
    """Return the template of the arithmetic of a step, true for the rule that made the run."""
    return UPDATE if run.is_plain else UPDATE_OF_A_RULE


def narration(run: Run[Landscape], end: Ending, note: str = "") -> Narration:
    """Return the words of a run: its ending, a note after it, and a sentence for every step."""
    return Narration(
        name=f"Gradient descent on {title(run.landscape).lower()}",
        alt=alt(run),
        headline=headline(f"{sentence(end)} {note}".strip()),
        live_headline=LIVE,
        captions=captions(run),
        readout=READOUT,
        update=update(run),
        table=TABLE,
    )


def headline(sentence: str) -> str:
    """Return the outcome as HTML, its first sentence the louder one."""
    first, _, rest = sentence.partition(". ")
    return f"<strong>{first}.</strong> <span>{rest}</span>" if rest else f"<strong>{first}</strong>"


def alt(run: Run[Landscape]) -> str:
    """Return the alternative text of the figure, one sentence."""
    return (
        f"Gradient descent on {title(run.landscape).lower()}: start {number(run.start)}, "
        f"learning rate {number(run.learning_rate)}, {count(run.n_steps, 'step')}; above, the loss curve with the run; "
        "below, the loss at every step."
    )
