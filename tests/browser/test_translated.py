"""A page that the browser translates goes on working: its words are others, its controls and numbers the same."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from gd_view.page.card import PROMPTS
from tests.browser.visit import address_has, player, press, settled, slider, unfold

# As Chrome's translator does it: each text makes way for <font><font>other words</font></font>, also one that comes
# later, but for what says that it is not to be translated, for drawings and for what nobody reads. Its words: «…».
TRANSLATE = """() => {
  const isKept = (element) => {
    const near = element.closest("[translate], svg, script, style, noscript, textarea");
    return near && !near.matches("[translate=yes]");
  };
  const turn = (text) => {
    const parent = text.parentElement;
    if (!parent || !text.data.trim() || parent.matches("font") || isKept(parent)) return;
    const outer = document.createElement("font");
    outer.append(document.createElement("font"));
    outer.firstChild.textContent = `«${text.data}»`;
    text.replaceWith(outer);
  };
  const through = (node) => {
    const texts = [], walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    if (node.nodeType === Node.TEXT_NODE) texts.push(node);
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(turn);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "characterData") turn(target);
      else addedNodes.forEach(through);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  through(document.body);
}"""


def test_a_translated_page_steps_follows_a_slider_answers_and_leads_on(open_page: Callable[..., Page]):
    """From 4 with α = 0.1 the slope is 8, and a step leads to 3.2; with 0.11 to 3.12."""
    page = open_page("single_well", reduced_motion=True)
    page.evaluate(TRANSLATE)
    expect(page.get_by_role("heading", level=1)).to_have_text("«One valley: is a bigger step a faster one?»")
    caption, update = player(page).locator(".gd-caption"), player(page).locator(".gd-update")
    for at in ("3.2", "2.56"):
        press(page, "«Step»")
        expect(caption).to_contain_text(at)
        expect(update).to_contain_text(at)
    expect(caption).to_have_text(re.compile("^«Step 2.*»$"))
    expect(update).not_to_contain_text("«")

    slider(page, "learning_rate").press("ArrowRight")
    settled(page)
    address_has(page, "learning_rate=0.11")
    press(page, "«Start»")
    press(page, "«Step»")
    expect(caption).to_contain_text("3.12")
    expect(update).to_contain_text("3.12")
    table = unfold(page, "Numbers of this run").locator("tbody tr")
    expect(table.nth(1).locator("td").first).to_have_text("3.12")

    card = page.locator(".st-key-predict_single_well_same_loss")
    card.locator("[role=radiogroup] label").first.click()
    settled(page)
    check = card.get_by_role("button", name=PROMPTS["check"])
    check.press("Enter")
    settled(page)
    expect(card.get_by_role("status")).to_have_text("«Your choice: A. What happened: C.»")
    expect(card.locator(".gd-differs")).to_contain_text("It looks calmer")
    why = page.locator(".st-key-because_single_well_same_loss")
    for i, words in enumerate(("They do here", "The loss is w²")):
        why.locator("[role=radiogroup] label").nth(i).click()
        settled(page)
        expect(why.get_by_role("status")).to_contain_text(words)

    card.get_by_role("button", name=PROMPTS["again"]).press("Enter")
    settled(page)
    expect(why).to_have_count(0)
    card.get_by_role("button", name=PROMPTS["ask"]).press("Enter")
    settled(page)
    expect(card.get_by_role("status")).to_have_text("«What happened: C.»")
    field = page.locator(".st-key-fields .st-key-start_typed input")
    unfold(page, "Exact values")
    for text, notes in (("99", 1), ("3", 0)):
        field.fill(text)
        field.press("Enter")
        settled(page)
        expect(page.get_by_test_id("stAlert")).to_have_count(notes)
    address_has(page, "start=3.0")

    page.locator(".st-key-next a").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Two valleys")
    settled(page)
    press(page, "«Step»")
    expect(player(page)).to_have_attribute("data-step", "1")
    page.locator('[data-testid="stSidebarNavLink"][href$="/single_well"]').evaluate("link => link.click()")
    expect(page.get_by_role("heading", level=1)).to_contain_text("One valley")
    settled(page)
    expect(card.get_by_role("status")).to_contain_text("What happened: C.")


def test_the_words_of_a_player_alone_are_written_anew_where_others_stand(blank: Page):
    """As in a file to take away, where nothing else looks after them. Numbers inside their tags, and the sentence."""
    blank.set_content('<p id="line"></p><p class="gd-caption"></p><p role="status"></p>')
    blank.evaluate(
        """async () => {
          const { Line } = await import('/player/line.js'), { Saying } = await import('/player/saying.js');
          window.line = new Line(document.getElementById("line"));
          window.saying = new Saying(document.body);
        }"""
    )
    for step, is_translated in enumerate((False, True, True)):
        blank.evaluate("k => { line.write(`w = <b>${k}</b>`); saying.tell(`Step ${k}.`, '', true); }", step)
        expect(blank.locator("#line")).to_have_text(f"«w = »«{step}»" if is_translated else f"w = {step}")
        expect(blank.locator(".gd-caption")).to_have_text(
            f"«Step {step}.»" if is_translated else f"Step {step}."
        )
        if not is_translated:
            blank.evaluate(TRANSLATE)
            expect(blank.locator(".gd-caption")).to_have_text("«Step 0.»")
