"""Every page of the contents, whatever it is about: it opens, takes any value, and leads on to the next."""

import re

import pytest

from gd_view.chapters import CONTENTS, RECORDS, after
from gd_view.page.question import Typed
from gd_view.page.settings import Choice, Dial, Letters
from tests.pages.reading import figures, html

PAGES = [pytest.param(chapter, id=chapter.slug) for chapter in CONTENTS.values()]
SET = [
    pytest.param(chapter, dials, id=f"{chapter.slug}-{i}")
    for chapter in RECORDS
    for i, dials in enumerate(chapter.dials)
]
NONSENSE = ("", "x", "nan", "1e999", "-1e999", "<script>", "½", "9" * 400)


def ends(setting: Dial | Choice | Letters) -> tuple[str, str]:
    """Return the lowest and the highest value as an address writes them; of a word, itself."""
    if isinstance(setting, Letters):
        return setting.default, setting.default
    return setting.text(setting.ends[0]), setting.text(setting.ends[1])


def addressed(chapter_shown) -> dict[str, str]:
    """Return the values that the page would write into its address."""
    (address,) = [given["address"] for given in figures(chapter_shown) if given["address"]]
    return address["values"]


@pytest.mark.parametrize("chapter", PAGES)
def test_it_has_one_title_and_a_link_to_the_page_that_follows(open_chapter, chapter):
    shown = open_chapter(chapter.slug)
    assert len(shown.title) == 1
    links = [element.proto.page for element in shown.get("page_link")]
    assert links[:1] == [after(chapter).address if after(chapter) is not RECORDS[0] else ""]


@pytest.mark.parametrize("chapter", PAGES)
def test_it_asks_the_questions_of_its_record_in_their_order(open_chapter, chapter):
    shown = open_chapter(chapter.slug)
    places = [button.key for button in shown.button if button.key.startswith("go_")]
    assert places == [f"go_{chapter.address}_{question.key}" for question in chapter.questions]
    assert all(isinstance(question, Typed) or question.right for question in chapter.questions)


@pytest.mark.parametrize(("chapter", "dials"), SET)
def test_untouched_it_shows_the_first_values_of_its_dials(open_chapter, chapter, dials):
    words = {dial.key: dial.default for dial in dials if isinstance(dial, Letters)}
    shown = addressed(open_chapter(chapter.slug, **words))
    assert shown == {dial.key: dial.text(dial.default) for dial in dials}


@pytest.mark.parametrize("end", [0, 1], ids=["low", "high"])
@pytest.mark.parametrize(("chapter", "dials"), SET)
def test_it_shows_what_the_ends_of_its_dials_say(open_chapter, chapter, dials, end):
    values = {dial.key: ends(dial)[end] for dial in dials}
    shown = open_chapter(chapter.slug, **values)
    assert addressed(shown) == values
    assert not shown.warning


@pytest.mark.parametrize("given", NONSENSE, ids=range(len(NONSENSE)))
@pytest.mark.parametrize(("chapter", "dials"), SET)
def test_nonsense_in_its_address_is_named_and_replaced(open_chapter, chapter, dials, given):
    """A word may read some of it; a number never does, and each one says what was used instead."""
    numbers = [dial for dial in dials if not isinstance(dial, Letters)]
    words = {dial.key: dial.default for dial in dials if isinstance(dial, Letters)}
    shown = open_chapter(chapter.slug, **words, **{dial.key: given for dial in numbers})
    values = addressed(shown)
    for dial in numbers:
        low, high = dial.ends
        assert low <= float(values[dial.key]) <= high
    notes = " ".join(note.value for note in shown.warning)
    assert all(dial.label in notes for dial in numbers), notes
    assert "<" not in re.sub("`[^`]*`", "", notes)
    assert given[:24] not in html(shown) or "<" not in given


WITH_STEPS = [one for one in SET if "steps" in [dial.key for dial in one.values[1]]]
TELLS_A_STEP = re.compile(
    r"for ever|never|hop\w|zig-zags|creeps|lands|leaves|left|settles|(each|first) step|every step (ch|e)|an arrow"
    r"|overshoots|wanders|bounces|jumped|farther|still on its way",
    re.IGNORECASE,
)


@pytest.mark.parametrize("is_sharp", [False, True], ids=["at-one", "at-the-largest"])
@pytest.mark.parametrize(("chapter", "dials"), WITH_STEPS)
def test_of_a_run_without_a_step_no_step_is_told(open_chapter, chapter, dials, is_sharp):
    """Neither in the outcome nor in the alternative text, where a step would hop for ever, or leave."""
    settings = {dial.key: dial for dial in dials}
    given = {"steps": "0", "learning_rate": ends(settings["learning_rate"])[1] if is_sharp else "1"}
    if is_sharp and "condition_number" in settings:
        given["condition_number"] = ends(settings["condition_number"])[1]
    if "landscape" in settings:
        given["landscape"] = settings["landscape"].default
    slips = ("none", "stale", "plus", "in_place", "history") if is_sharp and "slip" in settings else ("none",)
    for slip in slips:
        more = {"slip": slip} if "slip" in settings else {}
        (figure,) = (one for one in figures(open_chapter(chapter.slug, **given, **more)) if one["address"])
        for told in (figure["alt"], figure["headline"]):
            assert told
            assert not TELLS_A_STEP.search(told), told
