"""The strip of regimes on one valley."""

import re

from gd_view.chapters.single_well import scale


def test_the_strip_of_regimes_has_its_borders_and_its_marker_where_they_belong():
    """0.5 and 1 of 1.1 are 45.45 and 90.91 per cent of the width."""
    html = scale.learning_rates(0.33, 1.1)
    assert html.count("left:45.45%") == 1
    assert html.count("left:90.91%") == 1
    assert 'style="left:30.00%"></i></div>' in html
    for name in ("creeps", "zig-zags", "leaves", "lands in one", "two-cycle"):
        assert name in html
    assert "= 0.34." in html  # 1 - 2 · 0.33


def test_the_room_below_the_strip_is_that_of_the_longest_sentence():
    """At every value the hidden sentence is the same, and none that is shown has more letters."""
    told = [scale.learning_rates(rate / 100, 1.1) for rate in range(1, 111)]
    kept = {re.findall('data-longest="([^"]*)"', html)[0] for html in told}
    shown = [re.sub("<[^>]*>", "", html.split("<figcaption")[1].split(">", 1)[1]) for html in told]
    assert len(kept) == 1
    assert max(map(len, shown)) == len(*kept)


def test_from_the_minimum_itself_nothing_moves_whatever_the_learning_rate():
    assert "nothing moves" in scale.learning_rates(1.1, 1.1, is_at_minimum=True)
    assert "It leaves" in scale.learning_rates(1.1, 1.1)
