"""The walk in the fog, against the loss and slope written out here, and against numbers worked out elsewhere."""

import re
from dataclasses import replace

import numpy as np
import pytest
from plotly.graph_objects import Figure

from gd_core import DOUBLE_WELL
from gd_view.chapters.fog_walk import picture, walk, words
from gd_view.chapters.fog_walk import questions as ask
from gd_view.drawing.traces import unpacked
from gd_view.wording import fill

DEEP, SHALLOW, HILLTOP = -1.332312819, 1.273368822, 0.058943997


def loss(w):
    return 0.25 * w**4 - 0.85 * w**2 + 0.1 * w + 1


def slope(w):
    return w**3 - 1.7 * w + 0.1


def walked(moves):
    return walk.places(walk.readable(moves))


def said(text):
    """Return the numbers in a sentence."""
    return [float(found.replace("−", "-")) for found in re.findall(r"[−-]?\d+(?:\.\d+)?", text)]


def test_a_step_downhill_is_a_tenth_of_the_slope():
    """By hand: 0.5 + 0.1 · 0.625 = 0.5625, and so on to 0.6303 and 0.7024."""
    np.testing.assert_allclose(walked("ddd"), [0.5, 0.5625, 0.63033, 0.70244], atol=5e-6)
    assert slope(0.5) == pytest.approx(-0.625)


def test_eighteen_steps_downhill_come_within_a_hundredth_of_the_bottom_and_no_fewer():
    distance = np.abs(walked(30 * "d") - SHALLOW)
    assert (distance[:18] >= 0.01).all()
    assert (distance[18:] < 0.01).all()


def test_the_heights_of_the_walk():
    assert loss(0.5) == pytest.approx(0.8531, abs=5e-5)
    assert loss(SHALLOW) == pytest.approx(0.4064, abs=5e-5)
    assert loss(DEEP) == pytest.approx(0.1457, abs=5e-5)
    assert loss(SHALLOW) - loss(DEEP) == pytest.approx(0.2607, abs=5e-5)
    assert words.lower_by() == "0.26"


def test_by_hand_the_slope_changes_its_sign_between_1_2_and_1_3():
    felt = walk.felt(walked(8 * "r"))
    np.testing.assert_allclose(felt["w"][-2:], [1.2, 1.3], rtol=0, atol=1e-12)
    np.testing.assert_allclose(felt["slope"][-2:], [-0.212, 0.087], atol=1e-9)


def test_the_walker_feels_what_the_formulas_say():
    felt = walk.felt(walked("rrdldlllllllllld"))
    np.testing.assert_allclose(felt["loss"], loss(felt["w"]), rtol=1e-12)
    np.testing.assert_allclose(felt["slope"], slope(felt["w"]), rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("moves", "ground", "sight"),
    [
        ("", "drops to the right, slope −0.625.", "from 0.25 to 0.75."),
        (9 * "r", "drops to the left, slope 0.464.", "from 1.15 to 1.65."),
        ("llll", "is nearly flat, slope −0.069.", "from −0.15 to 0.35."),
        (
            17 * "r",
            "drops to the left, slope 7.008.",
            "from 1.95 to 2.45. The map ends here: turn back to the left.",
        ),
        (
            27 * "l",
            "drops to the right, slope −6.808.",
            "from −2.45 to −1.95. The map ends here: turn back to the right.",
        ),
    ],
)
def test_the_sentence_of_a_place(moves, ground, sight):
    visited = walked(moves)
    here = {name: column[-1] for name, column in walk.felt(visited).items()}
    sentence = fill(words.captions_of(is_lifted=False)["step"], here)
    assert sentence.startswith(f"Fog. You are at w = {round(visited[-1], 4):g}.".replace("-", "−"))
    assert f"The ground {ground}" in sentence
    assert sentence.endswith(f"You can see {sight}")


def test_moves_beyond_the_edge_lead_nowhere():
    assert walked(40 * "r")[-1] == 2.2
    assert walked(40 * "l")[-1] == -2.2
    assert len(walked(40 * "r")) == 1 + 17
    assert walk.right({"moves": 17 * "r", "lifted": 0})["moves"] == 17 * "r"
    assert walk.left({"moves": 17 * "r", "lifted": 0})["moves"] == 17 * "r" + "l"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("", ""),
        ("rld", "rld"),
        (" RLD ", "rld"),
        ("rrxd", "rr"),
        ("<script>", ""),
        ("nan", ""),
        ("1e999", ""),
        (10**6 * "d", 100 * "d"),
        (10**6 * "é", ""),
    ],
)
def test_of_any_address_what_can_be_used_is_used(given, used):
    assert walk.readable(given) == used


@pytest.mark.parametrize(
    ("moves", "allowed"),
    [
        ("", False),
        (12 * "d", False),
        (13 * "d", False),
        (14 * "d", True),
        ("llll", True),
        (12 * "rl", False),
        (12 * "rl" + "r", True),
    ],
)
def test_the_fog_may_be_lifted_after_flat_ground_or_twenty_five_moves(moves, allowed):
    """The slope falls below 0.1 on the 14th step downhill: −0.1378 before it, −0.0983 after."""
    visited = walked(moves)
    assert walk.may_lift(visited) == allowed
    assert ("Lift the fog" in walk.disabled(visited)) == (not allowed)
    assert ("Show me anyway" in walk.buttons(visited, is_lifted=False)) == (not allowed)


@pytest.mark.parametrize("moves", ["", "ddd", 18 * "d", "llll", 17 * "r"])
def test_what_the_fog_hides_is_not_in_the_figure(moves, monkeypatch):
    """Were the land another wherever nobody has looked, with other valleys, the figure would be the same."""
    visited = walked(moves)
    figure = everything(picture.picture(visited, is_lifted=False))

    def unseen(w):
        return np.abs(np.asarray(w)[..., np.newaxis] - visited).min(axis=-1) > walk.SIGHT + 1e-9

    elsewhere = replace(
        DOUBLE_WELL,
        loss=lambda w: np.where(unseen(w), 7.0, loss(w)),
        gradient=lambda w: np.where(unseen(w), 7.0, slope(w)),
        minima=(-2.0, 2.0),
        minimum_names=("shallow", "deep"),
        hilltops=(1.0,),
    )
    monkeypatch.setattr(walk, "DOUBLE_WELL", elsewhere)
    monkeypatch.setattr(words, "DOUBLE_WELL", elsewhere)
    monkeypatch.setattr(picture, "DOUBLE_WELL", elsewhere)
    assert everything(picture.picture(visited, is_lifted=False)) == figure
    assert everything(picture.picture(visited, is_lifted=True)) != figure


def everything(drawing):
    """Return all that the page is sent of a drawing, as words."""
    columns = {name: column.astype(np.float32).tolist() for name, column in drawing.columns.items()}
    figure = {
        name: {**trace, "x": rounded(trace["x"]), "y": rounded(trace["y"])}
        for name, trace in named(drawing).items()
    }
    return repr((figure, drawing.figure["layout"], columns, drawing.moving, dict(drawing.constants)))


def rounded(values):
    return unpacked(values).astype(np.float32).tolist()


def named(drawing):
    """Return the traces of a drawing by name."""
    return {trace["name"]: trace for trace in drawing.placed()["data"]}


def test_in_the_fog_the_curve_is_drawn_where_the_walker_sees_it():
    traces = named(picture.picture(walked("ddd"), is_lifted=False))
    x, y = unpacked(traces["loss curve, fading"]["x"]), unpacked(traces["loss curve, fading"]["y"])
    assert (x.min(), x.max()) == pytest.approx((0.70244 - 0.25, 0.70244 + 0.25), abs=1e-4)
    np.testing.assert_allclose(y, loss(x), atol=1e-6)


def test_lifted_the_whole_curve_and_both_valleys_are_there():
    drawing = picture.picture(walked(18 * "d"), is_lifted=True)
    traces = named(drawing)
    x, y = unpacked(traces["loss curve"]["x"]), unpacked(traces["loss curve"]["y"])
    assert (x.min(), x.max()) == pytest.approx((-2.4, 2.4))
    np.testing.assert_allclose(y, loss(x), atol=1e-5)
    np.testing.assert_allclose(traces["minima"]["x"], [DEEP, SHALLOW], atol=1e-8)
    np.testing.assert_allclose(traces["minima"]["y"], [0.145677, 0.406379], atol=1e-6)
    assert "deep valley" in traces["valleys in words"]["text"][0]
    assert "shallow valley" in traces["valleys in words"]["text"][1]
    assert not any("puff" in name or name == "fog" for name in traces)


@pytest.mark.parametrize("is_lifted", [False, True])
@pytest.mark.parametrize("moves", ["", "ddd", 100 * "d", 27 * "l", 17 * "r"])
def test_the_figure_is_plotly_and_every_moving_part_is_in_it(moves, is_lifted):
    drawing = picture.picture(walked(moves), is_lifted)
    Figure(drawing.figure)
    names = [trace["name"] for trace in drawing.figure["data"]]
    assert len(set(names)) == len(names)
    assert {move["trace"] for move in drawing.moving} | set(drawing.so_far) <= set(names)


def test_after_lifting_the_sentence_names_both_valleys_and_the_side():
    visited = walked("d")
    columns = picture.picture(visited, is_lifted=True).columns
    sentence = fill(
        words.captions_of(is_lifted=True)["step"], {name: column[-1] for name, column in columns.items()}
    )
    assert sentence.startswith("Two valleys: one at −1.33 with height 0.15, one at 1.27 with height 0.41. ")
    assert sentence.endswith("on the side of the shallow one.")


def test_the_sentence_at_the_lifting_is_true_on_either_side_of_the_hill():
    assert "A valley 0.26 lower was on the other side all along." in words.headline(
        walked("dd"), is_lifted=True
    )
    assert "the other one ends 0.26 higher" in words.headline(walked("llllll"), is_lifted=True)


def test_looking_back_says_the_numbers_of_the_walk():
    np.testing.assert_allclose(
        said(words.looking_back()),
        [
            0.5,
            0.8531,
            0.5625,
            0.6303,
            0.7024,
            18,
            0.01,
            1.2734,
            0.4064,
            0.1457,
            0.2607,
            -0.212,
            1.2,
            0.087,
            1.3,
        ],
    )


def test_the_numbers_in_the_questions_are_those_of_the_curve():
    left, right, _ = ask.WHICH_WAY.options
    assert said(ask.WHICH_WAY.text) == pytest.approx([0.5, slope(0.5)])
    assert said(left.feedback) == pytest.approx([loss(0.5), loss(0.4), 0.4], abs=5e-5)
    assert said(right.feedback) == pytest.approx([loss(0.5), loss(0.6), 0.6], abs=5e-5)
    *_, zero = ask.FLAT_GROUND.options
    assert said(zero.feedback) == pytest.approx([loss(SHALLOW)], abs=5e-3)
    assert abs(slope(walked(ask.DOWN_TO_FLAT)[-1])) < 1e-5
    assert abs(slope(walked("llll")[-1])) < 0.1
    assert abs(walked("llll")[-1] - HILLTOP) < 0.05


@pytest.mark.parametrize(
    "question", [ask.WHICH_WAY, ask.FLAT_GROUND, ask.WHAT_IS_CHOSEN], ids=lambda q: q.key
)
def test_every_link_of_a_question_leads_to_a_state_of_the_page(question):
    sees = [question.see, *(option.see for option in question.options)]
    for _, values in filter(None, sees):
        assert walk.readable(values["moves"]) == values["moves"]
        assert values["lifted"] in (0, 1)
    assert len({option.feedback for option in question.options}) == len(question.options)
