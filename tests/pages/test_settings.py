"""What a page was set to is kept while the reader is elsewhere."""

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
