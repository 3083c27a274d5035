"""The scale of the learning rate on two valleys."""

from gd_view.chapters.double_well import scale


def test_the_scale_has_its_marks_where_they_belong():
    """0.551698 and 0.632030 of 1.2 are 45.97 and 52.67 per cent of the width."""
    html = scale.learning_rates(0.3, 1.2)
    assert html.count("left:45.97%") == 1
    assert html.count("left:52.67%") == 1
    assert 'style="left:25.00%"></i></div>' in html
    assert "0.552" in html
    assert "0.632" in html
