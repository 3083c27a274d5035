"""The record of a chapter in the contents, from which links, addresses, tests and tables are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gd_view.page.question import Question, Typed
from gd_view.page.settings import Choice, Dial, Letters

Dials = tuple[Dial | Choice | Letters, ...]


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
    minutes
        Rough number of minutes for a reader who answers every question.
    dials
        Settings of the page, in the order of the address. A chapter about several things has a tuple for each, the
        first one shown first.
    also
        Further keys of the address, with no dials, by their subject.
    questions
        Questions, in reading order.
    url_path
        Address below the app, where it is not the slug.
    icon
        Material symbol beside the title.
    """

    slug: str
    title: str
    announced: str
    minutes: int
    dials: tuple[Dials, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[Question | Typed, ...] = ()
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
