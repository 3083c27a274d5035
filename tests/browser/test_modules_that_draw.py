"""The modules of the player that draw and write: lines, marks, colours, the table. Each alone, in a blank page."""

import codecs
import csv

import numpy as np
import pytest

from gd_view.drawing.traces import packed
from tests.browser.visit import Call

SHOWN = """{
  last: 2, columns: { w: [4, 3.2, 1e-7], listed: LISTED }, data: { table: [["k", "step"], ["w", "place w"]] },
  listed() { return LISTED ? [0, 2] : [0, 1, 2]; },
}"""


def test_a_table_has_a_row_for_each_listed_step_with_every_digit_in_the_file(call: Call):
    shown = SHOWN.replace("LISTED", "null")
    assert call("table", f"m.csv({shown})") == "\ufeffstep,place w\n0,4\n1,3.2\n2,1e-7\n"
    html = call("table", f"m.html({shown})")
    assert '<th scope="col">place w</th>' in html
    assert html.count("<tr data-row=") == 3
    assert '<tr data-row="2"><th scope="row">2</th><td>1 × 10⁻⁷</td></tr>' in html
    assert (
        call("table", f"m.csv({SHOWN.replace('LISTED', '[1, 0, 1]')})") == "\ufeffstep,place w\n0,4\n2,1e-7\n"
    )


def test_a_spreadsheet_reads_every_title_of_the_file_as_it_is(call: Call):
    titles = ["step", "∂L/∂w₁", "a tenth, or less", 'the "loss"']
    shown = {"last": 0, "columns": {"w": [4]}, "data": {"table": [["w", title] for title in titles]}}
    text = call("table", "m.csv({ ...x, listed: () => [0] })", shown)
    assert text.encode().startswith(codecs.BOM_UTF8)
    assert [*csv.reader(text.removeprefix("\ufeff").splitlines())] == [titles, ["4"] * 4]


def test_where_a_decimal_comma_is_used_semicolons_lie_between_and_what_is_no_number_is_empty(call: Call):
    """As spreadsheets of such a country write and read it, the titles with all their signs too."""
    titles = ["step", "∂L/∂w₁", "−α · slope; twice"]
    table = [*zip(("k", "w", "move"), titles, strict=True)]
    shown = {"columns": {"w": [4, -3.2, 1.5e-7], "move": [0.5, None, 2]}, "data": {"table": table}}
    made = "{ ...x, columns: { ...x.columns, move: x.columns.move.map((v) => v ?? NaN) }, listed: () => [0, 1, 2] }"
    text = call("table", f"m.csv({made}, 'comma')", shown)
    assert text.encode().startswith(codecs.BOM_UTF8)
    header, *rows = csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";")
    assert header == titles
    assert rows == [["0", "4", "0,5"], ["1", "-3,2", ""], ["2", "1,5e-7", "2"]]


def test_arrays_of_plotly_are_unpacked_and_tables_are_left_to_it(call: Call):
    assert call("drawing", "m.unpack(x)", packed([4.0, 3.2])) == [4.0, 3.2]
    assert call("drawing", "m.unpack(x)", packed([1.5], "f4")) == [1.5]
    assert call("drawing", "m.unpack(x)", [1, 2]) == [1, 2]
    table = {**packed([[1.0, 2.0]]), "shape": "1, 2"}
    assert call("drawing", "m.unpack(x)", table) == table


def test_the_colours_of_the_palette_become_those_of_the_theme_wherever_they_stand(call: Call):
    figure = {
        "line": {"color": "#0072b2"},
        "shadow": "0 0 2px #0072b2aa",
        "colorscale": [[0, "#0072b2"], [1, "#ffffff"]],
        "x": [1, 2],
        "none": None,
        "text": ["no colour", "#123456"],
    }
    dark = {"#0072b2": "#56b4e9"}
    assert call("drawing", "m.recoloured(...x)", [figure, dark]) == {
        "line": {"color": "#56b4e9"},
        "shadow": "0 0 2px #56b4e9aa",
        "colorscale": [[0, "#56b4e9"], [1, "#ffffff"]],
        "x": [1, 2],
        "none": None,
        "text": ["no colour", "#123456"],
    }


AXIS = """{ _offset: OFFSET, _length: 100, c2p: (value) => 10 * value }"""


LAYOUT = f"{{ xaxis: {AXIS.replace('OFFSET', '5')}, yaxis: {AXIS.replace('OFFSET', '20')} }}"


def test_what_of_a_line_lies_in_a_box_is_kept_with_its_ends(call: Call):
    """By hand, in the box from (0, 0) to (10, 10): inside, across, through a corner, beside, and level."""
    cases = [
        ([[1, 1], [9, 9]], [[1, 1], [9, 9]]),
        ([[-10, 5], [30, 5]], [[0, 5], [10, 5]]),
        ([[5, 5], [5, 25]], [[5, 5], [5, 10]]),
        ([[-5, 5], [5, -5]], [[0, 0], [0, 0]]),
        ([[-5, 3], [3, -5]], None),
        ([[2, 11], [8, 11]], None),
        ([[-1e9, -1e9], [1e9, 1e9]], [[0, 0], [10, 10]]),
    ]
    kept = call(
        "overlay", "x.map(([from, to]) => m.between(from, to, [0, 0], [10, 10]))", [ends for ends, _ in cases]
    )
    for drawn, (_, expected) in zip(kept, cases, strict=True):
        assert drawn == expected or np.allclose(drawn, expected, atol=1e-6)


def test_a_line_has_gaps_and_ends_a_little_beyond_its_box(call: Call):
    points = [[10, 10], [20, 10], [None, 10], [30, 10], [40, 10], [4000, 10], [50, 10]]
    path = call("overlay", "m.linePath(x.map(([a, b]) => [a ?? NaN, b]), [0, 0, 100, 100])", points)
    assert path == "M10,10L20,10M30,10L40,10L110,10M110,10L50,10"


def test_a_line_stops_short_of_the_tip_of_its_arrow(call: Call):
    """0.9 of the arrow's size before it, in the direction it comes from: (30, 40) has length 50."""
    assert call("overlay", "m.behindArrow([[0, 0], [30, 40]], { size: [0, 10] })")[1] == pytest.approx(
        [24.6, 32.8]
    )


def test_a_trace_is_drawn_on_plotlys_axes(call: Call):
    trace = (
        "{ mode: 'lines+markers', x: [1, NaN, 3], y: [2, 2, 4], line: LINE, marker: MARKER, opacity: 0.5 }"
    )
    trace = trace.replace("LINE", "{ color: '#111111', width: 2, dash: 'dot' }")
    trace = trace.replace("MARKER", "{ size: 8, color: '#222222', symbol: 'circle-open' }")
    group = call("overlay", f"m.drawnTrace({trace}, {LAYOUT})")
    assert (group["tag"], group["attributes"]) == ("g", {"opacity": 0.5})
    line, marks = (frame["content"][0]["attributes"] for frame in group["content"])
    assert (line["d"], line["stroke-dasharray"]) == ("", "3 3")  # a gap lies between the two points
    assert marks["d"].startswith("M15,40m4,0")
    assert "M35,60m4,0" in marks["d"]
    assert (marks["fill"], marks["stroke"]) == ("none", "#222222")


def test_what_a_trace_encloses_is_filled_and_nothing_where_a_corner_is_missing(call: Call):
    trace = (
        "{ mode: 'lines', fill: 'toself', fillcolor: '#0072b22e', x: [1, 1, 3, 1], y: [2, 4, 4, LAST], "
        "line: { color: '#111111', width: 1 } }"
    )
    group = call("overlay", f"m.drawnTrace({trace.replace('LAST', '2')}, {LAYOUT})")
    area, outline = (one["attributes"] for one in group["content"][0]["content"])
    assert area == {"d": "M15,40L15,60L35,60L15,40Z", "fill": "#0072b22e"}
    assert outline["fill"] == "none"
    group = call("overlay", f"m.drawnTrace({trace.replace('LAST', 'NaN')}, {LAYOUT})")
    assert group["content"][0]["content"][0]["attributes"]["d"] == ""


def test_elements_that_stand_are_changed_only_where_they_differ(call: Call):
    changes = call(
        "svg",
        """await (async () => {
          const parent = document.createElementNS("http://www.w3.org/2000/svg", "svg");
          const path = (d, more = {}) => m.part("path", { d, ...more });
          const first = [path("M1", { fill: "red" }), m.part("text", {}, "one"), path("M2")];
          m.draw(parent, first);
          const [kept] = parent.children;
          const seen = [];
          const observer = new MutationObserver((changes) => seen.push(...changes));
          observer.observe(parent, { subtree: true, childList: true, attributes: true, characterData: true });
          const second = [path("M3"), m.part("text", {}, "one")];
          m.draw(parent, second, first);
          const names = observer.takeRecords().map(({ type, attributeName }) => attributeName ?? type);
          return [kept === parent.children[0], names, parent.innerHTML];
        })()""",
    )
    assert changes == [True, ["d", "fill", "childList"], '<path d="M3"></path><text>one</text>']


def test_words_that_stand_are_written_over_only_where_they_differ(call: Call):
    """Whatever is written, the line is what the browser makes of it; with the same tags its elements stay."""
    written = [
        "<b>w</b> = 3, <i>loss</i> 9",
        "<b>w</b> = 4, <i>loss</i> 16",
        '<b class="x">w</b> = 4',
        '<b class="x"></b> = 4',
        '<b class="x">a &lt; b</b> = 4',
        '<b class="x">c</b> = 4',
        "",
        "plain",
    ]
    shown = call(
        "line",
        """(() => {
          const element = document.createElement("p");
          const line = new m.Line(element);
          return x.map((html) => {
            const isNew = line.write(html);
            const fresh = document.createElement("p");
            fresh.innerHTML = html;
            return [isNew, element.innerHTML === fresh.innerHTML, line.write(html)];
          });
        })()""",
        written,
    )
    assert [is_new for is_new, _, _ in shown] == [True, False, True, True, True, True, True, True]
    assert all(is_same and not again for _, is_same, again in shown)


def test_two_fingers_turn_a_camera_about_the_upright_axis_and_never_below_the_floor(call: Call):
    """300 pixels are half a turn; the distance stays; the eye stops a little above the floor or short of upright."""
    camera = {"eye": {"x": 0.0, "y": -1.6, "z": 1.2}, "center": {"z": -0.2}}
    around = call("turning", "m.turned(x, 300, 0)", camera)
    assert around["center"] == camera["center"]
    assert [around["eye"][axis] for axis in "xyz"] == pytest.approx([0, 1.6, 1.2])
    for down, height in ((-1000, 0.1), (1000, np.pi / 2 - 0.1)):
        eye = call("turning", f"m.turned(x, 0, {down})", camera)["eye"]
        assert np.hypot(np.hypot(eye["x"], eye["y"]), eye["z"]) == pytest.approx(2)
        assert np.arcsin(eye["z"] / 2) == pytest.approx(height)
