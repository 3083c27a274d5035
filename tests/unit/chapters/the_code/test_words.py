"""The words beside the lines: a sentence for each, true for its numbers, and the outcome of every version."""

import re
from html import unescape

import pytest

from gd_core import DOUBLE_WELL, SINGLE_WELL
from gd_view.chapters.the_code import by_line, words
from gd_view.chapters.the_code.lines import FIVE_LINES, SIGNATURE, Does
from gd_view.chapters.the_code.slips import HISTORY, IN_PLACE, PLUS, STALE, VERSIONS
from gd_view.curve import words as of_curves
from gd_view.wording import fill
from tests.unit.reading import every_landscape
from tests.unit.runs import on

every_version = pytest.mark.parametrize("version", VERSIONS.values(), ids=VERSIONS)


def plain(html):
    return unescape(re.sub(r"<[^>]*\bhidden\b[^>]*>.*?</span>|<[^>]+>", "", html))


def said(version, start, rate, n_steps, landscape=SINGLE_WELL):
    """The sentence and the line of quantities of every line executed."""
    run = on(landscape, start, rate, n_steps)
    drawing = by_line.drawing(run, version)
    narration = words.narration(run, version)
    narration.check(drawing)
    rows = []
    for k in range(drawing.n_steps + 1):
        values = {name: float(column[k]) for name, column in drawing.columns.items()} | drawing.constants
        caption = fill(narration.captions[f"line {values['line']:.0f}"], values)
        rows.append((caption, plain(fill(narration.readout, values))))
    return rows


def headline(version, start, rate, n_steps, landscape=SINGLE_WELL):
    return plain(words.headline(on(landscape, start, rate, n_steps), version))


@every_landscape
@every_version
@pytest.mark.parametrize(("start", "rate"), [(2.0, 0.3), (2.2, 1.2), (0.0, 0.01)])
@pytest.mark.parametrize("n_steps", [0, 2, 50])
def test_every_line_has_its_sentence_and_no_sentence_lacks_a_number(landscape, version, start, rate, n_steps):
    rows = said(version, start, rate, n_steps, landscape)
    assert all(re.match(r"Line [1-6]: \S", caption) for caption, _ in rows)
    told = "\n".join(
        [headline(version, start, rate, n_steps, landscape), *(text for row in rows for text in row)]
    )
    assert not re.search(r"not a number|\bnan\b|[{}]|∞", told)


def test_the_move_of_the_worked_example_in_words():
    """4 - 0.1 · 8 = 3.2."""
    caption, readout = said(FIVE_LINES, 4.0, 0.1, 1)[3]
    assert caption == "Line 4: w = 4 − 0.1 × 8 = 3.2. Places visited: 2."
    assert readout.split() == ["●", "w", "=", "3.2", "▬", "grad", "=", "8", "places", "visited:", "2"]


def test_the_frozen_slope_in_words():
    """After 12 steps of 0.8 it stands at −5.6, and the slope is still that of 4."""
    rows = said(STALE.version, 4.0, 0.1, 50)
    assert rows[2 + 36][0] == "Line 3: measure the slope at w_init = 4, while w = −5.6. grad = 8."
    assert (
        rows[-1][0] == "Line 5: hand back the last place, w = −36. Places visited: 51, the start among them."
    )
    assert headline(STALE.version, 4.0, 0.1, 50).endswith(
        "Returns −36. Each step is −0.8: the slope is that of the start every time."
    )


def test_the_climb_in_words():
    """4 + 0.1 · 8 = 4.8; 4 · 1.2^5 = 9.95, whose square is 99.1."""
    assert said(PLUS.version, 4.0, 0.1, 5)[3][0] == "Line 4: w = 4 + 0.1 × 8 = 4.8. Places visited: 2."
    assert headline(PLUS.version, 4.0, 0.1, 5).endswith(
        "Returns 9.95. The loss begins at 16 and gets to 99.1."
    )


def test_a_climb_beyond_all_numbers_says_so():
    told = headline(PLUS.version, 2.2, 1.2, 50, DOUBLE_WELL)
    assert "Returns nothing of use." in told
    assert told.endswith(", and then is too large for a computer.")


def test_the_callers_array_in_words():
    rows = said(IN_PLACE.version, 4.0, 0.1, 1)
    assert rows[0][1].endswith("the caller's array: 4")
    assert rows[3][1].endswith("the caller's array: 4 → 3.2")
    assert rows[3][0] == (
        "Line 4: 4 − 0.1 × 8 = 3.2 is written into the array. It is the caller's, which now holds 3.2."
    )
    assert headline(IN_PLACE.version, 4.0, 0.1, 1) == (
        "gradient_descent(slope, np.array([4.0]), learning_rate=0.1, n_steps=1) "
        "Returns 3.2. That is the caller's own array, in which 4 stood before."
    )


def test_the_history_in_words():
    rows = said(HISTORY.version, 4.0, 0.1, 50)
    assert rows[0][0] == "Line 1: w is the start, 4, and the list is empty. Places kept: 0, of 1 visited."
    assert rows[4][0] == "Line 5: keep w = 3.2. Places kept: 1, of 2 visited."
    assert rows[-1][1].endswith("places kept: 50 of 51")
    assert headline(HISTORY.version, 4.0, 0.1, 50).endswith(
        "The list holds 50 of the 51 places visited: not the start."
    )


def test_a_call_that_leaves_comes_back_with_nothing_of_use():
    assert "Returns nothing of use. By step 18 it has left for good" in headline(
        FIVE_LINES, 0.5, 1.2, 30, DOUBLE_WELL
    )


def rows_of(listing):
    first, *rows = re.findall(r'<span class="gd-line.*?(?=<span class="gd-line|</span>$)', listing)
    assert plain(first) == SIGNATURE
    return rows


@every_version
def test_each_line_stands_with_its_number_beside_its_symbol_and_one_line_is_marked(version):
    rows = rows_of(words.listing(version))
    for line, (row, code) in enumerate(zip(rows, version.body, strict=True), 1):
        is_marked = line == version.slipped
        assert f'data-line="{line}"' in row
        assert (
            plain(re.search('<code translate="no">(.*)</code>', row)[1])
            == f"{line}{code}{'← slip' if is_marked else ''}"
        )
        assert ("gd-slipped" in row) == is_marked
        assert "gd-symbol" in row
    assert "∇L" in words.SYMBOLS[Does.MEASURE]
    assert words.TABLE[1:] == of_curves.TABLE[1:]


@every_version
def test_the_text_alone_marks_no_line_before_it_may(version):
    assert [plain(row) for row in rows_of(words.text(version, is_marked=False))] == [
        f"{line}{code}" for line, code in enumerate(version.body, 1)
    ]
    assert ("← slip" in words.text(version, is_marked=True)) == (version.slipped > 0)


def test_the_alternative_text_names_the_slip():
    run = on(SINGLE_WELL, 4.0, 0.1, 50)
    assert "with a slip in line 3" in words.alt(run, STALE.version)
    assert "slip" not in words.alt(run)
