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


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("update_rule", ["start", "learning_rate", "steps"]),
        ("single_well", ["start", "learning_rate", "steps"]),
        ("double_well", ["start", "learning_rate", "steps"]),
        ("outcome_map", ["start", "learning_rate"]),
        ("many_parameters", ["condition_number", "learning_rate", "steps"]),
        ("the_code", ["start", "learning_rate", "steps"]),
    ],
)
def test_every_slider_has_a_field_that_sets_it_and_says_what_it_could_not_use(open_chapter, name, keys):
    chapter = open_chapter(name)
    assert {slider.key for slider in (*chapter.slider, *chapter.select_slider)} == {*keys}
    assert {field.key for field in chapter.text_input} >= {f"{key}_typed" for key in keys}
    for key in keys:
        before = figure(chapter)["address"]["values"]
        chapter.text_input(key=f"{key}_typed").set_value("1").run()
        assert not chapter.exception
        assert not chapter.warning
        assert figure(chapter)["address"]["values"] == {
            **before,
            key: figure(chapter)["address"]["values"][key],
        }
        assert float(figure(chapter)["address"]["values"][key]) == 1
        assert chapter.text_input(key=f"{key}_typed").value == ""

        chapter.text_input(key=f"{key}_typed").set_value("−1e6").run()
        assert not chapter.exception
        assert "the slider has no −1e6; I used" in chapter.warning[0].value
        kept = figure(chapter)["address"]["values"]
        chapter.text_input(key=f"{key}_typed").set_value("north").run()
        assert not chapter.exception
        assert "“north” is not a number I can read" in chapter.warning[0].value
        assert figure(chapter)["address"]["values"] == kept
        chapter.text_input(key=f"{key}_typed").set_value(" ").run()
        assert figure(chapter)["address"]["values"] == kept
        chapter.text_input(key=f"{key}_typed").set_value("1").run()
        assert not chapter.warning
