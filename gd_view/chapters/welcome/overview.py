"""What the lesson leads to, and how long it takes."""

from collections.abc import Sequence

from gd_view.page.contents import Chapter
from gd_view.wording import count

AT_THE_END = (
    "At the end you will be able to",
    "- take a step of gradient descent by hand, and say what each symbol of its rule does;",
    "- say beforehand, from the learning rate and the ground, where a run will end, or whether it ends at all;",
    "- say what sets the pace when there are two parameters, or three million;",
    "- write it in five lines of Python, and find the slips that others make in them.",
)


def length(chapters: Sequence[Chapter]) -> str:
    """Return how many chapters there are, and how many minutes they take."""
    minutes = sum(chapter.minutes for chapter in chapters)
    return f"{count(len(chapters), 'chapter')}, about {count(minutes, 'minute')}"


def minutes(chapter: Chapter) -> str:
    """Return how long a chapter takes and whether it is done, as HTML."""
    done = " · done" if chapter.is_done else ""
    return f'<p class="gd-minutes">{count(chapter.minutes, "minute")}{done}</p>'
