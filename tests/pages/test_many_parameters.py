"""The chapter on many parameters: its opening view, its address, its questions and its runs on request."""

import re
import threading

import pytest

from gd_view.chapters.many_parameters import dials, on_request
from gd_view.chapters.many_parameters import questions as ask
from gd_view.page.question import LETTERS
from gd_view.wording import number
from tests.pages.reading import figure, figures, follow, html, linked, press, show_everything

PAGE = "many_parameters"
CHOSEN = (ask.WHERE_DOWNHILL_POINTS, ask.A_TENTH, ask.SPEED_LIMIT, ask.THREE_MILLION)


def traces(chapter):
    return {trace["name"]: trace for trace in figure(chapter)["figure"]["data"]}


def loaded(chapter):
    return {key: float(text) for key, text in figure(chapter)["address"]["values"].items()}


def prose(chapter):
    return " ".join(words.value for words in chapter.markdown) + html(chapter)


def test_untouched_it_shows_a_run_that_settles_on_the_round_bowl(open_chapter):
    """Before the question is answered, not the bowl that it asks about."""
    chapter = open_chapter(PAGE)
    shown = figure(chapter)
    assert (
        "Settles at (0, 0): both within 0.01 of it from step 27 on." in shown["headline"]
    )  # 4·0.8^27 < 0.01 < 4·0.8^26
    assert shown["address"]["values"] == {
        "condition_number": "1",
        "learning_rate": "0.1",
        "steps": "30",
        "rotation": "0",
        "dimensions": "2",
        "start_w1": "4.0",
        "start_w2": "2.0",
    }
    assert "52°" not in html(chapter)
    press(chapter, f"go_{PAGE}_{ask.WHERE_DOWNHILL_POINTS.key}")
    assert "52°" in html(chapter)


@pytest.mark.parametrize(
    ("question", "telling"),
    [
        (ask.WHERE_DOWNHILL_POINTS, ["condition number", "κ ·", ">stretched<", "at a right angle"]),
        (
            ask.SPEED_LIMIT,
            ["With κ =", "just too much", "the best α", "the sharp one caps it", "barely moves"],
        ),
    ],
    ids=["where downhill points", "speed limit"],
)
def test_what_tells_an_answer_is_shut_until_its_question_is_answered(open_chapter, question, telling):
    chapter = open_chapter(PAGE)
    assert not [words for words in telling if words in prose(chapter)]
    press(chapter, f"go_{PAGE}_{question.key}")
    assert not [words for words in telling if words not in prose(chapter)]


def test_one_switch_opens_everything(open_chapter):
    chapter = open_chapter(PAGE)
    assert prose(chapter).count('class="gd-shut"') == 2
    show_everything(chapter, PAGE)
    assert 'class="gd-shut"' not in prose(chapter)
    assert "With κ = 1 there is no valley" in prose(chapter)


@pytest.mark.parametrize("question", [*CHOSEN, ask.NEW_POINT], ids=lambda question: question.key)
def test_an_answer_loads_the_very_run_that_is_asked_about(open_chapter, question):
    chapter = open_chapter(PAGE, condition_number="50", rotation="45", dimensions="3", learning_rate="0.5")
    follow(chapter, f"{PAGE}?condition_number=50&rotation=45&start_w1=-3&start_w2=1", visit="elsewhere")
    assert loaded(chapter)["start_w1"] == -3
    press(chapter, f"go_{PAGE}_{question.key}")
    assert loaded(chapter) == question.state
    assert (loaded(chapter)["start_w1"], loaded(chapter)["start_w2"]) == (4, 2)


def test_the_limits_follow_the_bowl_without_the_rest_of_the_page(open_chapter):
    """Once told: 2/(2κ) and 2/(2 + 2κ)."""
    chapter = show_everything(open_chapter(PAGE), PAGE)
    for kappa, limit, fair in ((10, "0.1", "0.0909"), (25, "0.04", "0.0385"), (1, "1", "0.5")):
        chapter.select_slider(key="condition_number").set_value(kappa).run()
        (told,) = (words.value for words in chapter.markdown if "With κ =" in words.value)
        assert f"κ = {kappa} " in told
        assert f"{limit}" in told
        assert f"{fair}" in told


def test_the_chapter_is_written_in_fewer_than_400_words(open_chapter):
    """Its prose when all of it is open, without the questions and what they reply."""
    chapter = show_everything(open_chapter(PAGE, condition_number="10"), PAGE)
    said = " ".join(words.value for words in chapter.markdown if "<p" not in words.value)
    assert 250 < len(re.findall(r"[A-Za-z]{2,}", re.sub(r"\\\w+", "", said))) < 400


def test_an_address_shows_exactly_its_state(open_chapter):
    given = {
        "condition_number": "10",
        "learning_rate": "0.0909",
        "steps": "40",
        "rotation": "45",
        "dimensions": "2",
        "start_w1": "-3.5",
        "start_w2": "2.5",
    }
    chapter = open_chapter(PAGE, **given)
    assert figure(chapter)["address"]["values"] == given
    assert not chapter.warning
    assert "turned by 45°: start (−3.5, 2.5)" in figure(chapter)["alt"]
    w = figure(chapter)["columns"]
    assert (w["w 1"][0], w["w 2"][0]) == (-3.5, 2.5)


@pytest.mark.parametrize(
    ("key", "given", "used"),
    [
        ("condition_number", "7", "5"),
        ("learning_rate", "0.09", "0.0909"),
        ("learning_rate", "99", "1.05"),
        ("rotation", "40", "45"),
        ("dimensions", "four", "2"),
        ("steps", "1e999", "100"),
        ("start_w1", "9", "4.5"),
        ("start_w1", "-1e999", "-3.5"),
        ("start_w2", "-2", "-1.0"),
        ("start_w2", "2.44", "2.4"),
        ("start_w2", "nan", "2.0"),
        ("start_w1", "", "4.0"),
    ],
)
def test_what_cannot_be_used_becomes_the_nearest_and_the_page_says_so(open_chapter, key, given, used):
    chapter = open_chapter(PAGE, **{key: given})
    assert figure(chapter)["address"]["values"][key] == used
    (note,) = chapter.warning
    assert f"I used {number(float(used))}." in note.value


def test_the_surface_is_sent_only_when_it_is_asked_for(open_chapter):
    chapter = open_chapter(PAGE)
    assert {trace["type"] for trace in traces(chapter).values()} == {"scatter"}
    chapter.segmented_control(key="dimensions").set_value(3).run()
    assert {trace["type"] for trace in traces(chapter).values()} == {"scatter", "scatter3d", "surface"}
    assert figure(chapter)["address"]["values"]["dimensions"] == "3"
    assert figure(chapter)["captions"]["step"]
    (given,) = (one for one in chapter.get("bidi_component") if one.proto.id.endswith("-figure"))
    assert len(given.proto.bytes) < 120_000


@pytest.mark.parametrize("dimensions", ["2", "3"])
@pytest.mark.parametrize("rotation", ["0", "45"])
@pytest.mark.parametrize(
    ("kappa", "rate", "steps"),
    [("50", "1.05", "100"), ("50", "0.001", "0"), ("1", "0.5", "100"), ("1", "1.05", "1")],
)
def test_the_ends_of_the_controls_show_a_run(open_chapter, kappa, rate, steps, rotation, dimensions):
    chapter = open_chapter(
        PAGE,
        condition_number=kappa,
        learning_rate=rate,
        steps=steps,
        rotation=rotation,
        dimensions=dimensions,
    )
    assert not chapter.warning
    assert figure(chapter)["headline"].startswith("<strong>")
    assert not re.search(r"\bnan\b|not a number|[{}]", figure(chapter)["headline"], re.IGNORECASE)


def test_every_link_of_the_page_leads_to_a_state_without_a_note(open_chapter):
    chapter = show_everything(open_chapter(PAGE), PAGE)
    links = linked(chapter)
    assert len(links) >= 4 + len(dials.CONDITION_NUMBERS)
    for i, address in enumerate(links):
        follow(chapter, address, visit=f"v{i}")
        assert not chapter.warning, address


@pytest.mark.parametrize("question", CHOSEN, ids=lambda question: question.key)
def test_every_answer_gets_its_own_reply(open_chapter, question):
    chapter = open_chapter(PAGE)
    place = f"{PAGE}_{question.key}"
    for letter, option in zip(LETTERS, question.options, strict=False):
        chapter.radio(key=f"ask_{place}_0").set_value(letter).run()
        chapter.button(key=f"go_{place}").click().run()
        assert option.feedback in html(chapter).replace("&lt;", "<")
        chapter.button(key=f"go_{place}").click().run()


def test_two_and_a_thousand_parameters_run_at_a_press_and_stay_beside_each_other(open_chapter):
    chapter = open_chapter(PAGE)
    chapter.button(key="live_run_2").click().run()
    chapter.button(key="live_run_1000").click().run()
    assert not chapter.exception
    said = " ".join(words.value for words in chapter.markdown)
    assert "1,000 parameters, 50 steps" in said
    assert "The largest |w| that remains is 0.914" in said
    assert "Your runs" in html(chapter)


def test_three_million_come_out_of_the_fog_at_a_press_and_stay_while_others_run(open_chapter):
    chapter = open_chapter(PAGE)
    assert len(figures(chapter)) == 1
    chapter.button(key="live_run_3000000").click().run(timeout=60)
    assert not chapter.exception
    assert "3,000,000 parameters, 50 steps" in " ".join(words.value for words in chapter.markdown)
    shown = figure(chapter, "three_million")
    (move,) = shown["moving"]
    assert shown["columns"]["step"].tolist() == [0, 1, 2, 3, 5, 8, 13, 20, 30, 50]
    assert len({*move["source"]}) == 10
    chapter.button(key="live_run_2").click().run()
    assert figure(chapter, "three_million")["moving"] == [move]


def test_while_another_reader_has_a_large_run_the_page_says_so_and_the_chapter_works_on(
    open_chapter, monkeypatch
):
    lock = threading.Lock()
    monkeypatch.setattr(on_request, "_one_large_run", lock)
    chapter = open_chapter(PAGE)
    with lock:
        chapter.button(key="live_run_3000000").click().run()
    assert [note.value for note in chapter.info] == [on_request.BUSY]
    chapter.button(key="live_run_2").click().run()
    assert not chapter.info
    assert "2 parameters, 50 steps" in " ".join(words.value for words in chapter.markdown)


def test_what_to_take_away_tells_no_answer_before_it_is_known(open_chapter):
    chapter = open_chapter(PAGE)
    assert "one α serves them all" in html(chapter)
    press(chapter, f"go_{PAGE}_{ask.SPEED_LIMIT.key}")
    assert "One α must serve all directions" in html(chapter)


def test_a_link_that_names_no_start_leads_to_that_of_every_count(open_chapter):
    """From wherever the walker was dragged: the chips tell of (4, 2), and no older link names a start."""
    chapter = open_chapter(PAGE, start_w1="-2", start_w2="1.5")
    assert figure(chapter)["headline"].startswith("<strong>Settles at (0, 0)")
    follow(chapter, f"{PAGE}?condition_number=10&learning_rate=0.1", visit="chip")
    assert "hops between 2 and −2" in figure(chapter)["headline"]
    assert (loaded(chapter)["start_w1"], loaded(chapter)["start_w2"]) == (4, 2)


def test_a_start_on_the_floor_of_the_valley_is_told_as_what_it_is(open_chapter):
    """κ = 10 from (3, 0) with α = 0.1: w₁ is 3·0.8^k, below 0.01 from step 26 on, and w₂ is 0 for ever."""
    chapter = open_chapter(PAGE, condition_number="10", learning_rate="0.1", start_w1="3", start_w2="0")
    assert (
        figure(chapter)["headline"]
        == "<strong>Settles at (0, 0): both within 0.01 of it from step 26 on.</strong>"
    )
