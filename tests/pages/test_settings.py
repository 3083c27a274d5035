"""What a page was set to is kept while the reader is elsewhere; every slider takes a typed value, too."""

import pytest

from tests.pages.reading import figure


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("update_rule", "start", -2.0),
        ("single_well", "start", -2.0),
        ("double_well", "start", -1.2),
        ("outcome_map", "start", -1.2),
        ("many_parameters", "steps", 12),
        ("the_code", "start", -2.0),
    ],
)
@pytest.mark.parametrize("elsewhere", ["welcome", "fog_walk"])
def test_a_slider_stands_where_it_was_left(open_chapter, name, key, value, elsewhere):
    """The welcome page has no settings of its own, the walk in the fog no sliders."""
    chapter = open_chapter(name)
    chapter.slider(key=key).set_value(value).run()
    shown = figure(chapter)["address"]
    chapter.query_params = {}
    chapter.switch_page(f"{elsewhere}.py").run()
    chapter.switch_page(f"{name}.py").run()
    assert not chapter.exception
    assert chapter.slider(key=key).value == value
    assert figure(chapter)["address"] == shown


WELL = {
    "start": ("Exact w₀", "−5 … 5"),
    "learning_rate": ("Exact α", "0.01 … 1.1"),
    "steps": ("Exact steps", "0 … 50"),
}
WELLS = {
    "start": ("Exact w₀", "−2.2 … 2.2"),
    "learning_rate": ("Exact α", "0.01 … 1.2"),
    "steps": ("Exact steps", "0 … 100"),
}
FIELDS = {
    "update_rule": WELL,
    "single_well": WELL,
    "double_well": WELLS,
    "outcome_map": {key: WELLS[key] for key in ("start", "learning_rate")},
    "many_parameters": {
        "condition_number": ("Exact κ", "1 … 50"),
        "learning_rate": ("Exact α", "0.001 … 1.05"),
        "steps": ("Exact steps", "0 … 100"),
        "start_w1": ("Exact w₁", "−3.5 … 4.5"),
        "start_w2": ("Exact w₂", "−1 … 2.5"),
    },
    "the_code": {**WELL, "learning_rate": ("Exact α", "0.01 … 1.2")},
}


def set_typed(chapter, key, text):
    chapter.text_input(key=f"{key}_typed").set_value(text)
    chapter.button(key="set_typed").click().run()


@pytest.mark.parametrize("name", FIELDS)
def test_every_slider_has_a_field_that_says_what_it_takes(open_chapter, name):
    chapter = open_chapter(name)
    shown = {slider.key for slider in (*chapter.slider, *chapter.select_slider)}
    assert shown == {*FIELDS[name]} - {"start_w1", "start_w2"}  # which are set on the map
    fields = {
        field.key: (field.label, field.placeholder.replace("\u202f", " ")) for field in chapter.text_input
    }
    typed = {key: words for key, words in fields.items() if key.endswith("_typed")}
    assert typed == {f"{key}_typed": words for key, words in FIELDS[name].items()}


@pytest.mark.parametrize(("name", "key"), [(name, key) for name in FIELDS for key in FIELDS[name]])
def test_a_typed_value_sets_the_slider_and_what_cannot_be_used_is_said(open_chapter, name, key):
    chapter = open_chapter(name)

    def typed(text):
        set_typed(chapter, key, text)
        assert not chapter.exception
        return figure(chapter)["address"]["values"], [note.value for note in chapter.warning]

    before = figure(chapter)["address"]["values"]
    assert typed(" ") == (before, [])
    after, notes = typed("1")
    assert float(after[key]) == 1
    assert (after, notes) == ({**before, key: after[key]}, [])
    lowest, (note,) = typed("−1e6")
    assert "cannot be `−1e6`; I used" in note
    assert float(lowest[key]) == float(FIELDS[name][key][1].split(" … ")[0].replace("−", "-"))
    unchanged, (note,) = typed("[north](https://example.com)")
    assert "`[north](https://example.…` is not a number I can read" in note
    assert unchanged == lowest
    assert typed("1") == (after, [])


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("slider", "steps", 7),
        ("select_slider", "condition_number", 10),
        ("segmented_control", "rotation", 45),
    ],
)
def test_a_note_goes_with_the_next_move(open_chapter, kind, key, value):
    chapter = open_chapter("many_parameters")
    set_typed(chapter, "steps", "north")
    assert chapter.warning
    getattr(chapter, kind)(key=key).set_value(value).run()
    assert not chapter.warning


def test_all_fields_are_read_at_once_and_every_note_is_said(open_chapter):
    chapter = open_chapter("single_well")
    for key, text in {"start": "2", "learning_rate": "7", "steps": "1/2"}.items():
        chapter.text_input(key=f"{key}_typed").set_value(text)
    chapter.button(key="set_typed").click().run()
    assert figure(chapter)["address"]["values"] == {"start": "2.0", "learning_rate": "1.10", "steps": "20"}
    (note,) = chapter.warning
    assert "Learning rate α cannot be `7`" in note.value
    assert "`1/2` is not a number I can read; steps stays 20." in note.value
