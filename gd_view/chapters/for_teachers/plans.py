"""Plans for a lesson of so many minutes, made of chapters that take as long as their records say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gd_view.page import controls, rooms
from gd_view.page.contents import Chapter
from gd_view.page.present import MODE, PRESENT, is_on
from gd_view.page.settings import STEP
from gd_view.votes import codes

LEFT_OVER = "for arriving, and for the question that takes longer"
ON_THE_WALL, BY_VOTE = "Present ★", "Vote on ★"


@dataclass(frozen=True)
class Plan:
    """A lesson: how long it is, which chapters it goes through, and why these."""

    minutes: int
    slugs: tuple[str, ...]
    why: str


PLANS = (
    Plan(
        20,
        ("update_rule", "single_well"),
        "A demonstration: one step by hand, then all that a learning rate can do. Ask the two ★ questions, and leave "
        "the others for later.",
    ),
    Plan(
        50,
        ("fog_walk", "update_rule", "single_well", "double_well", "looking_back"),
        "One lesson, for a class that knows what a loss is. Whoever answers in the chapters, on a device of their own, "
        "finds at the end what they predicted otherwise; a vote is kept for nobody.",
    ),
    Plan(
        100,
        (
            *("loss", "fog_walk", "update_rule", "single_well", "double_well"),
            *("outcome_map", "many_parameters", "the_code", "looking_back"),
        ),
        "All of it, as a double lesson, or as two of 50 minutes with the break after “Two valleys”.",
    ),
)


def timetable(plan: Plan, chapters: Mapping[str, Chapter]) -> Iterator[tuple[int, int, Chapter]]:
    """Yield for each chapter of a plan the minutes at which it begins and ends."""
    end = 0
    for slug in plan.slugs:
        begin, end = end, end + chapters[slug].minutes
        yield begin, end, chapters[slug]


def listed(plan: Plan, chapters: Mapping[str, Chapter]) -> str:
    """Return the timetable of a plan with links, as HTML."""
    items, end = "", 0
    mode = {MODE: PRESENT} if is_on() else {}
    for begin, end, chapter in timetable(plan, chapters):
        items += _item(begin, end, f"{controls.link(chapter.address, chapter.title, **mode)}{_star(chapter)}")
    if end < plan.minutes:
        items += _item(end, plan.minutes, LEFT_OVER)
    return f'<ul class="gd-plan">{items}</ul>'


def _item(begin: int, end: int, words: str) -> str:
    return f'<li><span class="gd-from-to">{begin}–{end}</span> <span>{words}</span></li>'


def _star(chapter: Chapter) -> str:
    """Return two links for each ★ question of a chapter: to present it, and to vote on it.

    It is presented at the start of its run, which the class is to predict. The vote opens in a tab of its own, as a
    room that nobody has opened yet.
    """
    words, unseen = "", f'<span class="gd-unseen"> question of {chapter.title}</span>'
    for star in (question for question in chapter.questions if question.is_star):
        begin = {**star.state, STEP: "0", MODE: PRESENT}
        by = rooms.ways(chapter, star)[0]
        room = rooms.address(codes.new_code(), codes.new_secret(), chapter, star, by, is_presented=True)
        words += (
            f" · {controls.link(chapter.address, f'{ON_THE_WALL}{unseen}', **begin)}"
            f'<span class="gd-vote"> · {controls.opened(room, f"{BY_VOTE}{unseen}")}</span>'
        )
    return words
