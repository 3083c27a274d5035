"""What the contents know of a chapter: one record, from which links, addresses, tests and tables are made."""

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
        The name of page and folder.
    title
        The name in the contents.
    announced
        The name in the link that leads here, in the middle of a sentence.
    minutes
        About how long a reader stays who answers every question.
    dials
        All that can be set, as the address writes it. A chapter about several things has a tuple for each, the
        first one shown first.
    also
        Further keys of the address that are no dials, by what they hold.
    questions
        All that is asked, in reading order.
    url_path
        The address below the app, where it is not the slug.
    icon
        A Material symbol beside the title.
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
        """The path of the page below the app."""
        return self.url_path or self.slug

    @property
    def file(self) -> str:
        """The file of the page in `pages/`."""
        return f"{self.slug}.py"
