"""The page for teachers: its plans add up, it lists all states, and its words are those of the questions."""

import re
from fractions import Fraction
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from gd_view.chapters import CONTENTS, ENDING, RECORDS, numbered
from gd_view.chapters.for_teachers import answers, limits
from gd_view.page import lesson, rooms, takeaway
from gd_view.page.present import MODE
from gd_view.page.question import Question
from gd_view.page.settings import STEP
from gd_view.player.strings import STRINGS
from gd_view.votes import store
from tests.pages.reading import each_chip, figures, follow, html, linked

CHAPTERS = [record for record in RECORDS if record.questions]
STARS = [(record, question) for record in CHAPTERS for question in record.questions if question.is_star]


@pytest.fixture(scope="module")
def guides():
    """The page, once it has been opened."""
    return []


@pytest.fixture
def guide(open_chapter, guides):
    return guides[0] if guides else guides.append(open_chapter("for_teachers")) or guides[0]


def plain(markup: str) -> str:
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^>]+>", "", markup))


def without_marks(words: str) -> str:
    """Words of a question as HTML shows them: what is in backticks is set as code."""
    return words.replace("`", "")


def plans(guide) -> dict[int, list[tuple[int, int, str]]]:
    """The rows of each plan, by the number of minutes in its heading: from, to, and what."""
    lengths = [int(title.value.split()[0]) for title in guide.subheader if title.value.endswith(" minutes")]
    lists = re.findall(r'<ul class="gd-plan">(.*?)</ul>', html(guide), re.DOTALL)
    row = re.compile(r'<li><span class="gd-from-to">(\d+)–(\d+)</span> (.*?)</li>', re.DOTALL)
    rows = [[(int(a), int(b), plain(what)) for a, b, what in row.findall(items)] for items in lists]
    return dict(zip(lengths, rows, strict=True))


def states(record) -> list[dict[str, str]]:
    """The states of a chapter's chips, which play, and of its questions, which do not: as an address writes them."""
    chips = [as_written(state) for row in record.chips for state in row.values()]
    return chips + [as_written(question.state) | {"step": "0"} for question in record.questions]


def as_written(state) -> dict[str, str]:
    """A state as an address writes it."""
    return {key: value if isinstance(value, str) else f"{value:g}" for key, value in state.items()}


def query(link: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(link).query, keep_blank_values=True).items()}


def test_its_first_sentence_warns_whoever_wants_to_predict(guide):
    assert guide.markdown[0].value == guide.markdown[0].value.split(". ")[0]
    assert "tells the answers" in guide.markdown[0].value


def test_the_first_page_leads_to_it_after_the_way_to_begin(open_chapter):
    links = [link.proto.page for link in open_chapter("welcome").get("page_link")]
    assert links[:2] == [CHAPTERS[0].address, "for_teachers"]


def test_the_minutes_of_a_plan_add_up_and_each_chapter_takes_as_long_as_it_says(guide):
    assert [*plans(guide)] == [20, 50, 100]
    takes = {record.title: record.minutes for record in (*CHAPTERS, ENDING)}
    for minutes, rows in plans(guide).items():
        ends = [0, *(end for _, end, _ in rows)]
        assert [begin for begin, _, _ in rows] == ends[:-1]
        assert ends[-1] == minutes
        lasting = [(end - begin, what.split(" · ")[0].strip()) for begin, end, what in rows]
        told = [(length, what) for length, what in lasting if what in takes]
        assert all(takes[what] == length > 0 for length, what in told)
        assert len(rows) - len(told) <= 1, "what is left over"
        reading = [*takes]
        places = [reading.index(what) for _, what in told]
        assert places == sorted(places)


def test_the_longest_plan_has_every_chapter_and_can_be_cut_into_two_of_fifty_minutes(guide):
    rows = plans(guide)[100]
    titles = [what.split(" · ")[0].strip() for _, _, what in rows]
    assert titles[: len(CHAPTERS) + 1] == [record.title for record in (*CHAPTERS, ENDING)]
    (cut,) = (end for _, end, what in rows if what.strip().startswith("Two valleys"))
    assert cut <= 50
    assert rows[len(CHAPTERS)][1] - cut <= 50


@pytest.mark.parametrize(("record", "question"), STARS, ids=lambda one: getattr(one, "slug", ""))
def test_of_each_question_for_the_class_it_has_every_answer_with_its_reply(guide, record, question):
    """In the section of its chapter."""
    assert isinstance(question, Question)
    star = without_marks(f"★ {question.text}✓")
    (section,) = (body for one in guide.get("html") if star in (body := plain(one.proto.body)))
    for option in question.options:
        mark = "✓" if option.is_right else "✗"
        assert without_marks(f"{mark} {option.text}{option.feedback}") in section
    (why,) = (reason for reason in question.because.reasons if reason.is_right)
    assert without_marks(f"{question.because.so} because {why.text}. {why.reply}") in section
    assert record.aim in section
    assert record.in_class in section


def test_every_chapter_says_what_it_is_for(guide):
    titles = [title.value for title in guide.subheader]
    assert titles[-len(CHAPTERS) :] == [numbered(record) for record in CHAPTERS]
    assert all(record.aim.startswith("To ") and record.in_class for record in CHAPTERS)


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_it_lists_every_chip_and_the_run_of_every_question_and_nothing_twice(guide, record):
    lists = re.findall(r'<ul class="gd-states[^>]*>(.*?)</ul>', html(guide), re.DOTALL)
    links = [unescape(link) for link in re.findall(r'href="([^"]+)"', " ".join(lists))]
    assert [query(link) for link in links if link.startswith(f"{record.address}?")] == states(record)
    assert len(links) == sum(len(states(each)) for each in CHAPTERS)


@pytest.mark.parametrize("record", CHAPTERS, ids=lambda record: record.slug)
def test_every_link_opens_the_state_that_it_names_without_a_warning(guide, open_chapter, record):
    links = [*dict.fromkeys(link for link in linked(guide) if link.startswith(f"{record.address}?"))]
    assert len(links) >= len(record.questions)
    chapter = open_chapter(record.slug)
    for link in each_chip(chapter, links):
        (address,) = [given["address"] for given in figures(chapter) if given["address"]]
        shown, asked = address["values"], query(link)
        if STEP in asked:
            assert address["opens"]["step"] == int(asked.pop(STEP)), link
        for key, value in asked.items():
            assert shown[key] == value or float(shown[key]) == float(value), link


def in_plans(guide, words: str) -> list[list[tuple[str, dict[str, str]]]]:
    """Where the links of each plan lead that have these words: the address, and what it says."""
    lists = re.findall(r'<ul class="gd-plan">(.*?)</ul>', html(guide), re.DOTALL)
    link = re.compile(rf'href="([^"]+)"[^>]*>{words}<')
    found = [[unescape(one) for one in link.findall(items)] for items in lists]
    return [[(one.partition("?")[0], query(one)) for one in links] for links in found]


def stars_of_plans(guide) -> list[list[tuple]]:
    """The chapters and questions for the class of each plan, in its order."""
    titles = [[what.split(" · ")[0].strip() for _, _, what in rows] for rows in plans(guide).values()]
    return [[one for title in those for one in STARS if one[0].title == title] for those in titles]


def test_a_plan_presents_each_question_for_the_class_at_the_start_of_its_run_which_nobody_has_seen(guide):
    assert in_plans(guide, "Present ★") == [
        [
            (record.address, as_written(question.state) | {"step": "0", "mode": "present"})
            for record, question in those
        ]
        for those in stars_of_plans(guide)
    ]
    assert len(stars_of_plans(guide)[0]) == 2


@pytest.mark.parametrize(("record", "question"), STARS, ids=lambda one: getattr(one, "slug", ""))
def test_what_a_plan_presents_is_that_question_and_its_run_does_not_play(
    guide, open_chapter, record, question
):
    (said, *_) = [said for address, said in in_plans(guide, "Present ★")[-1] if address == record.address]
    shown = follow(open_chapter(record.slug), f"{record.address}?{urlencode(said)}", "-pressed")
    place = f"Question {record.questions.index(question) + 1} of {len(record.questions)}"
    assert place in "".join(text.value for text in shown.markdown)
    (address,) = [given["address"] for given in figures(shown) if given["address"]]
    assert address["opens"]["step"] == 0
    assert "plays" not in address
    assert not shown.warning


def test_a_plan_opens_a_vote_on_each_question_for_the_class_each_in_a_room_of_its_own(
    guide, open_chapter, tmp_path, monkeypatch
):
    monkeypatch.setenv(store.PLACE, str(tmp_path / "votes.sqlite3"))
    votes = in_plans(guide, "Vote on ★")
    assert [[(said["chapter"], said["question"]) for _, said in each] for each in votes] == [
        [(record.slug, question.key) for record, question in those] for those in stars_of_plans(guide)
    ]
    opened = [said for each in votes for _, said in each]
    assert len({said["room"] for said in opened}) == len({said["host"] for said in opened}) == len(opened)
    for said in opened[-len(STARS) :]:
        shown = open_chapter("vote", **said)
        (asked,) = (
            star for record, star in STARS if (record.slug, star.key) == (said["chapter"], said["question"])
        )
        assert without_marks(asked.text) in plain(html(shown))
        assert "0 have answered." in plain(" ".join(text.value for text in shown.markdown))
        assert not shown.warning


@pytest.mark.parametrize("mode", [{}, {"mode": "present"}], ids=["plain", "presented"])
def test_a_vote_opens_presented(open_chapter, mode):
    """It is for the wall: read from the last row, and walked with a remote."""
    guide = open_chapter("for_teachers", **mode)
    opened = [said for each in in_plans(guide, "Vote on ★") for _, said in each]
    assert {said.get("mode") for said in opened} == {"present"}
    assert re.search(r'href="vote\?[^"]*mode=present"[^>]*>Open a vote<', html(guide))


def test_a_plan_that_is_presented_leads_to_presented_pages(open_chapter):
    guide = html(open_chapter("for_teachers", mode="present"))
    for slug in ("update_rule", "looking_back"):
        address, title = CONTENTS[slug].address, CONTENTS[slug].title
        assert f'<a href="{address}?mode=present" target="_self">{title}</a>' in guide


def test_its_other_links_lead_to_pages_of_the_lesson_and_to_one_source(guide):
    plain_links = {link for link in re.findall(r'href="([^"]+)"', html(guide)) if "?" not in link}
    assert plain_links == {record.address for record in (*CHAPTERS, ENDING)}
    outside = {host for text in guide.markdown for host in re.findall(r"https?://([\w.]+)", text.value)}
    assert outside == {"doi.org"}


def test_the_losses_that_it_names_are_those_of_the_two_answers():
    """On L = w², from −3 with α = 0.1: the right step to −2.4, and the one with its sign turned to −3.6."""
    start, rate = Fraction(-3), Fraction(1, 10)
    losses = {float(w * w) for w in (start, start - rate * 2 * start, start + rate * 2 * start)}
    said = CONTENTS["update_rule"].in_class
    assert {float(one) for one in re.findall(r"(?<![−\d.])\d+(?:\.\d+)?", said)} == losses


def test_it_has_the_table_of_addresses_and_the_limits(guide):
    words = [text.value for text in guide.markdown]
    (table,) = (text for text in words if text.startswith("| Address |"))
    pages = [f"/{record.address}" for record in CHAPTERS for _ in record.dials]
    assert [row.split("`")[1] for row in table.splitlines()[2:]][: len(pages)] == pages
    rest = "".join(table.splitlines()[2 + len(pages) :])
    keys = {
        rooms.ROOM,
        rooms.HOST,
        rooms.VOTER,
        rooms.CHAPTER,
        rooms.QUESTION,
        rooms.BY,
        *lesson.KEYS,
        STEP,
        MODE,
    }
    assert {*re.findall(r"`(\w+)=", rest)} == keys | {"embed", "embed_options"}
    assert all(f"`{way}`" in rest for way in (rooms.CHOICES, rooms.PLACE, rooms.NUMBERS))
    assert limits.listed() in words


def test_what_it_says_of_files_is_what_is_offered_in_a_chapter(guide, open_chapter):
    (told,) = (text.value for text in guide.markdown if takeaway.BUTTON in text.value)
    chapter = open_chapter("double_well")
    offered = {one.proto.label for one in chapter.get("download_button")}
    assert offered == {takeaway.BUTTON, takeaway.AS_PROGRAM}
    folds = {fold.label for fold in chapter.expander}
    assert {takeaway.TITLE, STRINGS.share} <= folds
    for words in (*offered, takeaway.TITLE, *(getattr(STRINGS, name) for name in NAMED)):
        assert f"“{words}”" in told, words


NAMED = ("share", "handout", "numbers", "download", "comma", "svg", "png")


def test_the_answer_sheet_has_every_question_with_its_answer_and_is_offered_here_alone(guide, open_chapter):
    (button,) = guide.get("download_button")
    assert button.proto.label == "Download the answer sheet"
    sections = answers.sheet(RECORDS).split("<section>")[1:]
    for record, section in zip(CHAPTERS, sections, strict=True):
        said = plain(section)
        assert said.startswith(f"Answers: {record.title}")
        for question in record.questions:
            assert without_marks(question.text) in said
            if isinstance(question, Question):
                (right,) = (one for one in question.options if one.is_right)
                letter = "ABCDEFGH"[question.options.index(right)]
                assert without_marks(f"{letter}. {right.text}{right.feedback}") in said
            else:
                assert without_marks(question.feedback) in said
        assert section.count("<li>") == len(record.questions)
        chapter = open_chapter(record.slug)
        assert "answer sheet" not in " ".join(
            [html(chapter), *(one.proto.label for one in chapter.get("download_button"))]
        )


def test_it_promises_nothing_that_the_lesson_does_not_have(guide):
    """Offline works the file to take away, and nothing else. Other tools for a class have the rest."""
    words = " ".join([plain(html(guide)), *(text.value for text in guide.markdown)]).lower()
    assert re.findall(r"[^.*]*\boffline\b[^.*]*", words) == ["a file that works offline"]
    for missing in ("password", "sign in", "sign up", "grade", "score", "leaderboard", "team"):
        assert not re.search(rf"\b{missing}", words), missing
