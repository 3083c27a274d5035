"""One step taken apart in a browser: three beats, each with its own parts, the rule beside them."""

import math

from playwright.sync_api import expect

from gd_view.player.strings import STRINGS
from tests.browser.visit import PLAYER, at, traces

PLAYED = True


def shown(page):
    """Return the parts that only some beats show, those of them that are drawn."""
    parts = ("slope", "rise", "slope along the axis", "step", "where it came from")
    drawn = traces(page)
    return {part for part in parts if any(math.isfinite(x) for x in drawn[part]["x"])}


def rule(page):
    """Return the numbers of the rule as they stand on the page."""
    return " ".join(page.locator(".gd-rule b").all_inner_texts())


def test_beat_by_beat_a_second_the_step_is_built_up_and_the_table_grows_with_the_steps(open_page):
    page = open_page("update_rule")
    expect(page.locator(f"{PLAYER} select")).to_have_value("1")
    expect(page.locator(f"{PLAYER} option").first).to_have_text("1 a second")

    # Beat by beat the step is built up.
    at(page, "update_rule?start=-3&learning_rate=0.1&steps=1", played=True)
    page.get_by_role("button", name="Start", exact=True).click()
    walked = [(shown(page), rule(page), page.locator(".gd-beat[data-here]").all_inner_texts())]
    for _ in range(3):
        page.get_by_role("button", name="Step", exact=True).click()
        walked.append((shown(page), rule(page), page.locator(".gd-beat[data-here]").all_inner_texts()))
    assert walked == [
        (set(), "? = −3 − 0.1 × ?", []),
        ({"slope", "rise"}, "? = −3 − 0.1 × (−6)", ["1 measure"]),
        ({"slope", "slope along the axis", "step"}, "? = −3 − 0.1 × (−6)", ["2 multiply"]),
        ({"slope", "step", "where it came from"}, "−2.4 = −3 − 0.1 × (−6)", ["3 move"]),
    ]
    expect(page.locator(".gd-caption")).to_contain_text("w = −3 − 0.1 × (−6) = −2.4, to the right.")

    # The table grows with the steps.
    at(page, "update_rule?start=4&learning_rate=0.1&steps=3", played=True)
    page.get_by_text(STRINGS.numbers).click()
    rows = page.locator(f"{PLAYER} tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.last).to_have_text("32.566.55365.12−0.5122.048")
    assert [row.is_visible() for row in rows.all()] == [True, True, True]
    page.get_by_role("button", name="Start", exact=True).click()
    assert [row.is_visible() for row in rows.all()] == [False, False, False]
    for _ in range(4):
        page.get_by_role("button", name="Step", exact=True).click()
    assert [row.is_visible() for row in rows.all()] == [True, False, False]
    expect(rows.first).to_have_attribute("data-here", "")
