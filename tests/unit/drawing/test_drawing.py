"""A drawing refuses a name that nothing has, and draws its paths from its columns."""

import numpy as np
import pytest

from gd_view.drawing.drawing import Drawing
from gd_view.drawing.traces import line, markers, unpacked, words

COLUMNS = {"w": np.array([4.0, 3.2, 2.56]), "loss": np.array([16.0, 10.24, 6.5536])}
FIGURE = {
    "data": [
        markers("pin", [], [], {}),
        words("value", {}, "top center"),
        line("run", None, None, "#000000", 1),
        {**words("first", {}, "top center"), "text": ["start"]},
    ],
    "layout": {},
}


def drawing(**parts):
    return Drawing(FIGURE, COLUMNS, **parts)


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        ({"moving": ({"trace": "pen", "x": ["w"]},)}, "pen"),
        ({"moving": ({"trace": "pin", "x": ["v"]},)}, "v"),
        ({"moving": ({"trace": "pin", "x": ["w"], "y": [0, "height"]},)}, "height"),
        ({"moving": ({"trace": "value", "text": ["w = {w}, slope {slope:()}"]},)}, "slope"),
        ({"moving": ({"trace": "value", "text": ["{jump?up|down|}"]},)}, "jump"),
        ({"so_far": ("walk",)}, "walk"),
        ({"paths": {"run": {"x": "w", "y": "height"}}}, "height"),
        ({"paths": {"walk": {"x": "w"}}}, "walk"),
        ({"recipes": {"move": ((-1, "rate", "w"),)}}, "rate"),
        ({"recipes": {"next": ((1, "move"),), "move": ((1, "w"),)}}, "move"),
    ],
)
def test_a_name_that_nothing_has_is_refused_and_told(parts, missing):
    with pytest.raises(ValueError, match=repr(missing)):
        drawing(**parts)


def test_an_image_shows_the_picture_of_its_row_and_has_one_for_each():
    figure = {"data": [{"type": "image", "name": "pixels"}], "layout": {}}
    move = {"trace": "pixels", "source": ["a", "b", "c"]}
    frames = Drawing(figure, COLUMNS, moving=(move,)).with_frames()["frames"]
    assert [frame["data"] for frame in frames] == [[{"type": "image", "source": one}] for one in "abc"]
    with pytest.raises(ValueError, match="'pixels' must have a picture for each row"):
        Drawing(figure, COLUMNS, moving=(move | {"source": ["a", "b"]},))


def test_names_of_columns_of_recipes_of_constants_and_of_the_step_may_be_used():
    made = drawing(
        moving=(
            {"trace": "value", "x": ["w"], "y": [1], "text": ["{k}: {w} − {rate} × {double}, then {k+1}"]},
        ),
        recipes={"double": ((2, "w"),), "scaled": ((1, "rate", "double"),)},
        constants={"rate": 0.1},
    )
    assert made.names == {"w", "loss", "double", "scaled", "rate", "k", "k+1"}


def test_a_path_is_drawn_from_columns_from_the_steps_and_from_a_level():
    made = drawing(paths={"run": {"x": "w", "y": 7}, "first": {"x": "k", "y": "loss"}})
    placed = {trace["name"]: trace for trace in made.placed()["data"]}
    assert unpacked(placed["run"]["x"]).tolist() == [4.0, 3.2, 2.56]
    assert unpacked(placed["run"]["y"]).tolist() == [7.0, 7.0, 7.0]
    assert unpacked(placed["first"]["x"]).tolist() == [0.0], "one text, one point"
    assert unpacked(placed["first"]["y"]).tolist() == [16.0]


def test_a_frame_shows_a_path_so_far():
    made = drawing(paths={"run": {"x": "k", "y": "w"}}, so_far=("run",))
    (second,) = [frame["data"] for frame in made.with_frames()["frames"] if frame["name"] == "1"]
    assert second == [{"type": "scatter", "x": [0.0, 1.0], "y": [4.0, 3.2]}]
