"""The chapters as one story: short, each leading on to the next, no paragraph twice, each term in its place."""

import re
from itertools import combinations

import pytest

from gd_view.chapters import RECORDS
from tests.pages.reading import html, show_everything

CHAPTERS = [record for record in RECORDS if record.questions]
# The words of the trade, in the chapter in which each is first needed.
TERMS = {
    "loss": ("parameter", "weight", "loss", "landscape"),
    "fog_walk": ("slope",),
    "update_rule": ("iterate",),
    "single_well": ("converges", "settles", "curvature"),
    "double_well": ("local minimum",),
    "outcome_map": ("basin of attraction",),
    "many_parameters": ("gradient", "uphill", "condition number"),
}

# What a learner asks, and where an answer stands.
ANSWERED = {
    "loss": ("weight",),
    "fog_walk": ("solve slope = 0",),
    "single_well": ("α = 5 lands in one step", "the limit is 10", "0.001 to 0.1", "converges"),
    "double_well": ("local minimum", "the loss first rises from 0.834 to 0.892, and from step 15 on"),
    "many_parameters": (
        "**uphill**",
        "a parameter whose slope is nearly zero barely moves",
        "each slope depends on *both* parameters. In general it may depend on all",
        "on other pages w₂ is the place after step 2",
    ),
}


@pytest.fixture(scope="module")
def told():
    """The paragraphs of each chapter with everything open, without its cards and what a run says."""
    return {}


def paragraphs(open_chapter, told, record):
    if record.slug not in told:
        chapter = show_everything(open_chapter(record.slug), record.address)
        cards = " ".join(
            " ".join([one.text, *(f"{o.text} {o.feedback}" for o in getattr(one, "options", ()))])
            for one in record.questions
        )
        told[record.slug] = [
            text.value for text in chapter.markdown if "<" not in text.value and text.value not in cards
        ]
    return told[record.slug]


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_a_chapter_has_under_400_words_of_prose(open_chapter, told, record):
    assert 40 < len(" ".join(paragraphs(open_chapter, told, record)).split()) < 400


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_the_last_sentence_of_a_chapter_asks_for_the_next_one(open_chapter, record):
    """Before the predictions and after them."""
    chapter = open_chapter(record.slug)
    for page in (chapter, show_everything(chapter, record.address)):
        assert re.search(r'<p class="gd-takeaway">[^<]*\?</p>', html(page))


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_a_term_is_bold_in_the_chapter_that_explains_it_and_in_no_other(open_chapter, told, record):
    bold = re.findall(r"\*\*([^*]+)\*\*", " ".join(paragraphs(open_chapter, told, record)))
    mine = TERMS.get(record.slug, ())
    assert [term for term in mine if term not in bold] == []
    others = {term for slug, terms in TERMS.items() if slug != record.slug for term in terms}
    assert others.isdisjoint(bold)


@pytest.mark.parametrize(
    "record", [record for record in CHAPTERS if record.slug in ANSWERED], ids=lambda one: one.slug
)
def test_what_a_learner_asks_is_answered(open_chapter, told, record):
    text = " ".join(paragraphs(open_chapter, told, record))
    assert [words for words in ANSWERED[record.slug] if words not in text] == []


def test_no_paragraph_is_told_twice(open_chapter, told):
    """Not one run of eight words stands in two chapters, or on the page for teachers, but for what it quotes."""
    texts = {record.slug: paragraphs(open_chapter, told, record) for record in CHAPTERS}
    texts["for_teachers"] = [text.value for text in open_chapter("for_teachers").markdown]
    texts["for_teachers"] += [words for record in CHAPTERS for words in (record.aim, record.in_class)]
    runs = {}
    for slug, text in texts.items():
        words = re.findall(r"[\w′″]+", " ".join(text).lower())
        runs[slug] = {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
    again = {(a, b): [" ".join(run) for run in runs[a] & runs[b]] for a, b in combinations(runs, 2)}
    assert {pair: twice for pair, twice in again.items() if twice} == {}
