"""Three million parameters as a picture: every dot from the closed form, what is sent, what is kept."""

import base64
import importlib
import io
import pickle
import tracemalloc

import numpy as np
import pytest
from PIL import Image

from gd_core import Bowl, descend
from gd_view.chapters.many_parameters import hills, on_request
from gd_view.chapters.many_parameters import out_of_the_fog as fog
from gd_view.chapters.many_parameters.questions import THREE_MILLION
from gd_view.wording import fill

ALPHA = on_request.LEARNING_RATE


@pytest.fixture(scope="module")
def result():
    return on_request.run(fog.N)


@pytest.fixture(scope="module")
def problem():
    return fog.problem(on_request.GENTLEST, on_request.SHARPEST)


def test_the_largest_square_is_the_picture_and_the_rest_is_told():
    """1732² = 2,999,824 and 1733² = 3,003,289."""
    assert fog.PIXELS == 2_999_824 <= fog.N < (fog.SIDE + 1) ** 2
    assert fog.WITHOUT_PIXEL == 176
    assert fog.DOTS * fog.BLOCK == fog.SIDE
    for words in ("1,732 × 1,732 = 2,999,824", "The other 176", "3,000,000 is not a square"):
        assert words in fog.explanation()
    assert "433 × 433 dots, each the mean of 4 × 4 parameters" in fog.REDUCED


def test_every_pixel_has_a_shade_on_the_scale_and_a_curvature_in_the_range(problem):
    """And with a step that overshoots, α·λ > 1, no shade leaves the scale: α·λ·|m| ≤ 1 at the first step."""
    loss, start = problem
    assert start.shape == loss.curvatures.shape == loss.minimum.shape == (3_000_000,)
    assert not start.any()
    assert loss.curvatures.min() == pytest.approx(0.002)
    assert loss.curvatures.max() == pytest.approx(2)
    overshoot = np.maximum(1, ALPHA * loss.curvatures[: fog.PIXELS])
    assert (overshoot * abs(loss.minimum[: fog.PIXELS])).max() <= 1
    assert len(np.unique(loss.curvatures)) > 1_000_000


def test_a_nearer_hill_is_steeper_than_the_sky_above_it():
    _, nearness = hills.drawn(100)
    for column in nearness.T:
        assert column[-1] > 0.9
        assert column[0] < 0.1
        assert column.argmin() == 0
    assert nearness.min() >= 0
    assert nearness.max() <= 1


def test_the_shades_get_lighter_from_end_to_end():
    """The luminance of sRGB, IEC 61966-2-1; so the order is seen without colours, too."""
    share = hills.COLOURS / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    luminance = linear @ [0.2126, 0.7152, 0.0722]
    assert (luminance[3:] > luminance[:-3]).all()  # not from one to the next: a colour is three whole numbers


def test_every_dot_is_the_mean_of_the_closed_forms_of_its_parameters(result, problem):
    """wₖ = m·(1 - (1 - αλ)^k) from 0, the mean of 4 × 4, to half a level of 256; read by another program."""
    loss, _ = problem
    dots = [(0, 0), (90, 400), (173, 286), (300, 10), (360, 250), (431, 432), (432, 0)]
    for frame, k in zip(result.frames, (0, 1, 2, 3, 5, 8, 13, 20, 30, 50), strict=True):
        assert frame.step == k
        kind, file = frame.source.split(",")
        assert kind == "data:image/png;base64"
        picture = np.asarray(Image.open(io.BytesIO(base64.b64decode(file))))
        assert picture.shape == (433, 433)
        for row, column in dots:
            places = [(4 * row + i) * 1732 + 4 * column + j for i in range(4) for j in range(4)]
            shades = [loss.minimum[i] * (1 - (1 - ALPHA * loss.curvatures[i]) ** k) for i in places]
            assert picture[row, column] == pytest.approx((sum(shades) / 16 + 1) * 127.5, abs=0.5 + 1e-9)


def test_the_numbers_beside_a_picture_are_those_of_the_closed_form(result, problem):
    """L = ½ Σ λ·m²·(1 - αλ)^2k; a pixel is there if |1 - αλ|^k ≤ 0.1."""
    loss, _ = problem
    for frame in result.frames:
        left = abs(1 - ALPHA * loss.curvatures) ** frame.step
        assert frame.loss == pytest.approx((loss.curvatures * (loss.minimum * left) ** 2).sum() / 2)
        assert frame.there == pytest.approx((left[: fog.PIXELS] <= 0.1).mean(), abs=1e-6)
    assert (result.loss_before, result.loss_after) == (result.frames[0].loss, result.frames[-1].loss)
    for i, curvature, left in result.sample:
        assert curvature == loss.curvatures[i - 1]
        assert left == pytest.approx(abs(1 - ALPHA * curvature) ** 50, rel=1e-6, abs=1e-12)


def test_the_steps_needed_depend_on_the_curvatures_and_not_on_their_number(result):
    """What the question claims: the farthest of a thousand and of three million has 0.9982^50 left."""
    assert THREE_MILLION.right == "D"
    bowl = Bowl(THREE_MILLION.state["condition_number"])
    run = descend(bowl.gradient, (4, 2), THREE_MILLION.state["learning_rate"], 30).iterates
    assert run[:, 1].tolist() == [2] + 30 * [0]
    np.testing.assert_allclose(run[:, 0], 4 * 0.9 ** np.arange(31))  # as on L = w², whose curvature is 2
    assert result.largest == pytest.approx(on_request.run(1_000).largest) == pytest.approx(0.9982**50)


def test_all_pictures_together_are_sent_in_less_than_a_quarter_of_a_megabyte(result, monkeypatch):
    figure_player, sent = importlib.import_module("gd_view.player.player"), []
    monkeypatch.setattr(figure_player, "_component", lambda: lambda **given: sent.append(given["data"]))
    figure_player.player(fog.drawing(result.frames), fog.narration(result.frames), key="k")
    assert 50_000 < len(sent[0]) < 250_000


def test_readers_share_the_pictures_and_nobody_keeps_the_parameters(result):
    again = on_request.run(fog.N)
    assert all(one.source is other.source for one, other in zip(result.frames, again.frames, strict=True))
    assert len(pickle.dumps(result)) < 250_000


def test_a_run_holds_no_more_than_a_handful_of_arrays():
    tracemalloc.start()
    on_request.run(fog.N)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * fog.N * 8


def test_the_words_tell_how_far_it_is(result):
    drawing, words = fog.drawing(result.frames), fog.narration(result.frames)
    words.check(drawing)
    last = {name: column[-1] for name, column in drawing.columns.items()}
    sentence = fill(words.captions["last"], last)
    assert sentence.startswith("After step 50: 0.199 % of the loss is left. 45 % of the pixels have a tenth")
    assert "The loss fell from 122,000 to 243." in on_request.summary(result)
