"""Any number of parameters, run on request: the result, the time, the memory, and one large run at a time."""

import threading
import tracemalloc

import numpy as np
import pytest

from gd_view.chapters.many_parameters import on_request


@pytest.mark.parametrize("n", [2, 1_000, 50_000])
def test_every_parameter_is_its_closed_form(n):
    """|wᵢ| = |1 - αλᵢ|^50, with λᵢ = 0.002·1000^(i/(n - 1))."""
    result = on_request.run(n)
    curvatures = 0.002 * 1000 ** (np.arange(n) / (n - 1))
    left = abs(1 - 0.9 * curvatures) ** 50
    assert result.n == n
    assert result.seconds > 0
    assert result.loss_before == pytest.approx(curvatures.sum() / 2)
    assert result.loss_after == pytest.approx((curvatures * left**2).sum() / 2)
    assert result.largest == pytest.approx(left.max())
    for i, curvature, remains in result.sample:
        assert curvature == pytest.approx(curvatures[i - 1])
        assert remains == pytest.approx(left[i - 1], rel=1e-6)


def test_the_sample_has_the_gentlest_and_the_sharpest_and_shows_who_moves():
    """The gentlest parameter has moved by less than a tenth, the sharpest by all."""
    sample = on_request.run(1_000).sample
    assert (sample[0][0], sample[-1][0]) == (1, 1_000)
    assert sample[0][2] > 0.9
    assert sample[-1][2] < 1e-4


def test_the_progress_is_what_has_been_done():
    """Every report comes after its steps; the last one after all of them."""
    reports = []
    result = on_request.run(10, lambda taken, seconds: reports.append((taken, seconds)))
    steps, seconds = zip(*reports, strict=True)
    assert steps == on_request.STOPS
    assert steps[-1] == on_request.N_STEPS
    assert max(np.diff(steps, prepend=0)) <= on_request.CHUNK
    assert list(seconds) == sorted(seconds)
    assert seconds[-1] == result.seconds


def test_no_more_than_a_handful_of_arrays_are_held():
    """Eight of the size of w, whatever the number of steps."""
    n = 300_000
    tracemalloc.start()
    on_request.run(n)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * n * 8


def test_the_words_have_the_result():
    result = on_request.run(1_000)
    words = on_request.summary(result)
    assert "1,000 parameters, 50 steps" in words
    assert "The loss fell from 145 to 0.664." in words
    assert "The largest |w| that remains is 0.914" in words  # 0.9982^50
    rows = on_request.bars(result)
    assert rows.count("<tr><th") == len(result.sample) + 1
    assert "width: 91.4%" in rows


@pytest.mark.parametrize(("seconds", "words"), [(2.851, "2.9 s"), (0.0123, "12 ms"), (0.00048, "0.48 ms")])
def test_a_time_has_the_unit_that_suits_it(seconds, words):
    assert on_request.duration(seconds) == words


class Place:
    """What a page shows in one place."""

    def __init__(self):
        self.shown = []

    def info(self, words, **_):
        self.shown.append(words)

    def progress(self, share, words):
        self.shown.append((share, words))

    def empty(self):
        self.shown.append(None)


def test_two_large_runs_never_share_the_server(monkeypatch):
    """The second is told so, at once; a small one is not kept waiting; afterwards the next large one runs."""
    begun, may_end = threading.Event(), threading.Event()
    honest = on_request.run

    def slow(n, told=lambda *_: None):
        begun.set()
        assert may_end.wait(10)
        return honest(10, told)

    first, second = Place(), Place()
    monkeypatch.setattr(on_request, "run", slow)
    large = threading.Thread(target=on_request.run_if_free, args=(on_request.LARGE, first))
    large.start()
    assert begun.wait(10)
    assert on_request.run_if_free(on_request.LARGE, second) is None
    assert second.shown == [on_request.BUSY]
    monkeypatch.setattr(on_request, "run", honest)
    assert on_request.run_if_free(2, second).n == 2
    may_end.set()
    large.join(10)
    assert first.shown[0][0] == 0
    assert first.shown[-2][0] == 1
    assert on_request.run_if_free(on_request.LARGE, second).n == on_request.LARGE


def test_a_run_that_is_broken_off_frees_the_server(monkeypatch):
    """As when the reader leaves: Streamlit raises at the next report."""

    class Gone(Place):
        def progress(self, share, words):
            if share > 0.5:
                raise ConnectionError

    with pytest.raises(ConnectionError):
        on_request.run_if_free(on_request.LARGE, Gone())
    assert on_request.run_if_free(on_request.LARGE, Place()) is not None
