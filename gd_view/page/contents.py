"""The record of a chapter in the contents, from which links, addresses, tests and tables are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gd_core import Landscape
from gd_view.page import card
from gd_view.page.question import Question, State, Typed
from gd_view.page.settings import Choice, Dial, Letters

Dials = tuple[Dial | Choice | Letters, ...]

DONE, OPEN = ":material/check_circle:", ":material/radio_button_unchecked:"


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One chapter: its page is ``pages/<slug>.py``, its folder ``gd_view/chapters/<slug>/``.

    Attributes
    ----------
    slug
        Name of page and folder.
    title
        Name in the contents.
    announced
        Name in the link that leads here, in the middle of a sentence.
    asks
        What it asks, in the link of the chapter before it. Without it, that link says its name.
    minutes
        Rough number of minutes for a reader who answers every question.
    dials
        Settings of the page, in the order of the address. A chapter about several things has a tuple for each, the
        first one shown first.
    also
        Further keys of the address, with no dials, by their subject.
    questions
        Questions, in reading order.
    chips
        States worth seeing, by what the chip says, a mapping for each row of chips.
    sketch
        Function from a state of the page to a small picture of its run, as SVG.
    program
        Function from a state of the page to its run as a program of its own, where the page has none.
    ground
        Landscape on whose curve lie the places that its questions ask for, if there is one.
    aim, in_class
        For those who teach it: what a reader can do after it, and how to use it in a class.
    url_path
        Address below the app, where it is not the slug.
    icon
        Material symbol beside the title.
    """

    slug: str
    title: str
    announced: str
    minutes: int
    asks: str = ""
    dials: tuple[Dials, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[Question | Typed, ...] = ()
    chips: tuple[Mapping[str, State], ...] = ()
    sketch: Callable[[State], str] | None = None
    program: Callable[[State], str] | None = None
    ground: Landscape | None = None
    aim: str = ""
    in_class: str = ""
    url_path: str = ""
    icon: str | None = None

    @property
    def address(self) -> str:
        """Path of the page below the app."""
        return self.url_path or self.slug

    @property
    def file(self) -> str:
        """File of the page in `pages/`."""
        return f"{self.slug}.py"

    @property
    def is_done(self) -> bool:
        """Whether the reader has answered all its questions, or was shown the answers."""
        return bool(self.questions) and all(card.is_answered(self.address, one) for one in self.questions)


def entry(chapter: Chapter, title: str) -> str:
    """Return the entry of a chapter in the contents, which says whether it is done: its icon is for the eye alone."""
    return f"{title} · done" if chapter.is_done else title


def icon(chapter: Chapter) -> str | None:
    """Return the icon beside the entry of a chapter."""
    if chapter.icon or not chapter.questions:
        return chapter.icon
    return DONE if chapter.is_done else OPEN
