"""The player's modules by themselves, in a blank page, and its twins of Python functions on many random values."""

import math
from dataclasses import asdict
from fractions import Fraction

import numpy as np
import pytest

from gd_view.drawing import fans
from gd_view.drawing.drawing import combined
from gd_view.page.settings import Choice, Dial
from gd_view.page.typed import understood
from gd_view.player.payload import parted, sealed
from gd_view.player.strings import STRINGS
from gd_view.wording import fill, number
from tests.browser.visit import Call


def test_the_words_are_those_of_the_record(call: Call):
    assert call("strings", "m.strings") == asdict(STRINGS)


def test_numbers_and_templates_are_filled_as_python_fills_them(call: Call):
    """The twins `fill` and `number`."""
    rng = np.random.default_rng(5)
    values = [
        *(rng.standard_normal(3000) * 10.0 ** rng.integers(-12, 13, 3000)),
        0.0,
        -0.0,
        1e-3,
        999_999.5,
        1e6,
        *(k / 32 for k in range(1, 32 * 100, 2)),  # many lie exactly in the middle, such as 0.65625
        *(k + 0.5 for k in range(100, 120)),
        *(10.0 * k + 5 for k in range(100, 120)),
        *(k / 100 for k in range(-120, 121)),
        *(1e-3 * k / 16 for k in range(-20, 21)),
        math.nan,
        math.inf,
        -math.inf,
    ]
    values = [float(value) for value in values]
    template = "{x}, {x:()}, {x:||}, {x:~}, {x:=}, {x?up|down|level} 1 {=x} 2"
    written = call("words", "x[1].map((one) => m.fill(x[0], () => one))", [template, values])
    assert written == [fill(template, {"x": value}) for value in values]
    of_each = "m.fill(x, (name) => ({ a: 0.001, b: 2 })[name], (value, name) => `${name} ${value}`)"
    assert call("words", of_each, "{b}, {a}") == "b 2, a 0.001"
    minus = number(-0.5)
    assert fill(template, {"x": -0.5}) == f"{minus}, ({minus}), 0.5, {minus}, {minus}, down 1 = 2"


def test_a_number_of_the_table_is_written_as_python_writes_it(call: Call):
    rng = np.random.default_rng(7)
    values = [float(x) for x in rng.standard_normal(500) * 10.0 ** rng.integers(-12, 13, 500)]
    assert call("words", "x.map((one) => m.number(one, 8))", values) == [number(x, 8) for x in values]


def test_while_a_hand_moves_a_number_has_two_decimals_or_three_digits(call: Call):
    """By hand; a minus where something is left of the number, and a sign for what is not known."""
    given = [0.004, -0.004, 1.005, -2.349, 1234.5, math.nan, math.inf]
    assert call("words", "x.map(m.about)", given) == ["0", "0", "1", "−2.35", "1,230", "…", "…"]


def test_the_pitch_of_a_loss_rises_from_110_hz_toward_five_octaves_above(call: Call):
    """By fractions: log₂ (f / 110) = 5 L / (1 + L)."""
    losses = [0, Fraction(1, 1000), Fraction(1, 4), 1, Fraction(7, 3), 16, 36_000]
    heard = call("sound", "x.map(m.frequency)", [float(loss) for loss in losses])
    octaves = [float(5 * loss / (1 + loss)) for loss in map(Fraction, losses)]
    np.testing.assert_allclose(np.log2(np.array(heard) / 110), octaves, atol=1e-12)
    assert call("sound", "m.frequency(Infinity)") == pytest.approx(110 * 2**5)


TYPED = [
    "",
    " ",
    "−2,4",
    " 5.7e-5 ",
    "two",
    "1 2",
    "+ 3",
    "-\t3",
    "1,5.2",
    "1.",
    ".5",
    ".",
    "1e",
    "1e999",
    "٣",
    "0x1",
    "2,993",
    "1,000,000.5",
    "−12,345,678",
    "5.709 × 10⁻⁵",
    "3 x 10^+2",
    "5,7·10⁻⁵",
    "1e309",
    "-1e999",
    "\u200b\u202e3.5",
    *(f"{dash}2.4" for dash in "‐‑‒–—−﹣－"),
]


def test_a_typed_number_is_understood_as_python_understands_it(call: Call):
    """The twins `understood`, on texts of what stands in numbers and of every kind of space."""
    rng = np.random.default_rng(6)
    letters = [
        *"0123456789",
        *"0123456789",
        *"..,,eE+--−–",
        *" \t\n\x1c\x1f\x85\xa0\u2009\u202f\u3000\ufeff\u200b",
        "x",
        *("×", " × 10", "⁻⁵", "10^", ",000", ",123", "‐", "\u202e"),
    ]
    texts = ["".join(rng.choice(letters, rng.integers(0, 7))) for _ in range(20_000)]
    texts += [
        f"{value:.{digits}f}"
        for value, digits in zip(rng.normal(0, 30, 2000), rng.integers(0, 9, 2000), strict=True)
    ]
    texts += TYPED
    assert call("typed", "x.map(m.understood)", texts) == [understood(text) for text in texts]
    assert sum(understood(text) is not None for text in texts) > 3000


@pytest.mark.parametrize(
    "setting",
    [
        Dial("start", "Start", -5.0, 5.0, 0.1, 4.0),
        Dial("start", "Start", -2.2, 2.2, 0.01, 0.5),
        Dial("rate", "Rate", 0.01, 1.1, 0.01, 0.1),
        Dial("steps", "Steps", 0, 50, 1, 20),
        Choice("rate", "Rate", (0.001, 0.01, 0.0909, 0.1, 1.0), 0.1),
    ],
    ids=lambda setting: f"{setting.key} {setting.ends}",
)
def test_the_nearest_value_of_a_slider_is_that_of_python(call: Call, setting: Dial | Choice):
    """The twins `nearest`, also for what lies in the middle of two values and far outside."""
    rng = np.random.default_rng(7)
    low, high = setting.ends
    values = [
        *rng.uniform(low - 1, high + 1, 5000),
        *np.round(rng.uniform(low, high, 3000), 3),
        1e300,
        -1e300,
    ]
    values += [*(np.round(np.arange(low, high, 0.005), 3))]
    values = [float(value) for value in values]
    grid = np.asarray(setting.values) if isinstance(setting, Choice) else setting.grid()
    fan = fans.Fan(grid, {"w": np.zeros((grid.size, 1))}, is_listed=isinstance(setting, Choice))
    layout, _ = fans.sent(fans.Live({"x": fan}, {"x": 0.0}, {"w": (0.0, 1.0)}))
    reached = call("typed", "x[1].map((one) => m.nearest(x[0], one))", [layout["fans"]["x"], values])
    assert reached == [setting.nearest(value) for value in values]


def lists(columns: dict[str, np.ndarray]) -> dict[str, list[float]]:
    return {name: np.asarray(column, dtype=float).tolist() for name, column in columns.items()}


def test_sums_of_products_are_those_of_numpy(call: Call):
    """The twins `combined`, on random recipes that use constants, numbers, and what other recipes made."""
    rng = np.random.default_rng(8)
    for _ in range(40):
        columns = {name: rng.normal(0, 10, 30) for name in ("a", "b", "c")}
        columns["a"][rng.integers(0, 30, 3)] = np.nan
        constants = {"rate": float(rng.normal())}
        known, recipes = ["a", "b", "c", "rate"], {}
        for made in ("d", "e", "f"):
            recipes[made] = tuple(
                (float(rng.normal()), *map(str, rng.choice(known, rng.integers(1, 4))))
                for _ in range(rng.integers(1, 4))
            )
            known.append(made)
        drawn = call("live", "m.combined(...x)", [lists(columns), recipes, constants])
        expected = combined(columns, recipes, constants)
        assert drawn.keys() == expected.keys()
        for name, column in expected.items():
            np.testing.assert_array_equal(np.array(drawn[name], dtype=float), column)


@pytest.fixture(scope="module")
def live() -> fans.Live:
    """Fans of random walks, some of which leave the window and some of which end, and a table."""
    rng = np.random.default_rng(9)
    walks = rng.normal(0, 1.5, (21, 12)).cumsum(axis=1)
    walks[3, 5:] = walks[7, 1:] = np.nan
    grid = np.linspace(-4, 4, 41)
    return fans.Live(
        fans={
            "start": fans.Fan(np.round(np.arange(21) * 0.1 - 1, 1), {"w": walks}, sets="from"),
            "listed": fans.Fan(np.array([0.1, 0.5, 2.0]), {"w": walks[:3, :7]}, is_listed=True),
            "steps": fans.Fan(np.arange(12.0), {"w": walks[4:5]}),
        },
        exact={"start": 0.0, "listed": 0.5, "steps": 11},
        windows={"w": (-4.0, 4.0)},
        beyond={"w": ("left", "right")},
        tables={"loss": grid**2},
        tables_over={"loss": "w"},
    )


@pytest.mark.parametrize("key", ["start", "listed", "steps"])
def test_the_run_of_a_value_is_what_the_fan_holds_to_the_width_of_a_pixel(
    call: Call, live: fans.Live, key: str
):
    """The twins `restored`, and a table looked up as numpy's `interp` does."""
    layout, block = fans.sent(live)
    fan = live.fans[key]
    columns = call(
        "live",
        """await (async ([layout, rows, block, key, values]) => {
          const stream = new Blob([new Uint8Array(block)]).stream().pipeThrough(new CompressionStream("deflate"));
          const packed = new Uint8Array(await new Response(stream).arrayBuffer());
          const live = await m.openFans(layout, rows, packed);
          return values.map((value) => m.fanColumns(live, key, value, { twice: [[2, "w"]] }, {}));
        })(x)""",
        [layout, {name: one.rows for name, one in live.fans.items()}, list(block), key, fan.values.tolist()],
    )
    low, high = live.windows["w"]
    for place, drawn in enumerate(columns):
        walk = fan.columns["w"][0][: place + 1] if key == "steps" else fan.columns["w"][place]
        walk = walk[: np.flatnonzero(np.isfinite(walk))[-1] + 1]
        parts = fans.quantised(walk, (low, high))
        w = fans.restored(parts, (low, high))
        inside = (walk >= low) & (walk <= high)
        np.testing.assert_allclose(drawn["w"], w, rtol=1e-12, atol=1e-12, equal_nan=True)
        np.testing.assert_allclose(drawn["w"], walk, rtol=1 / 2000, atol=(high - low) / fans.LEVELS)
        np.testing.assert_allclose(
            np.array(drawn["w"])[inside], walk[inside], atol=(high - low) / fans.LEVELS
        )
        np.testing.assert_array_equal(drawn["left"], np.where(walk < low, low, np.nan))
        np.testing.assert_array_equal(drawn["right"], np.where(walk > high, high, np.nan))
        np.testing.assert_array_equal(drawn["twice"], 2 * np.array(drawn["w"]))
        expected = np.interp(w, np.linspace(low, high, 41), np.linspace(-4, 4, 41) ** 2, np.nan, np.nan)
        np.testing.assert_allclose(drawn["loss"], expected, atol=16 / fans.TABLE_LEVELS, equal_nan=True)


def test_a_value_that_the_slider_does_not_have_has_no_run(call: Call, live: fans.Live):
    layout, _ = fans.sent(live)
    layout["fans"] = {key: fan | {"rows": 12, "parts": {}} for key, fan in layout["fans"].items()}
    for key, value in (("start", 1.6), ("start", math.nan), ("listed", 0.3), ("steps", -1)):
        assert call("live", "m.fanColumns(x[0], x[1], x[2], {}, {})", [layout, key, value]) is None


def test_what_python_sealed_is_opened_as_it_was(call: Call):
    columns = {
        "w": np.array([4.0, np.nan, -1e300]),
        "near": np.array([0.5, 2.5], np.float32),
        "k": np.array([3, -4], np.int16),
    }
    data = sealed({"α": ["one"]}, columns, {"name": "a run"}, bytes(range(256)))
    run, look, block, lengths = call(
        "unsealed",
        """await (async () => {
          const all = new Uint8Array([7, 7, 7, ...x]).subarray(3); // not at the beginning of its buffer
          const parts = m.parts(all);
          const block = Array.from(new Uint8Array(await m.inflated(parts.block)));
          const lengths = [parts.run, parts.numbers, parts.look, parts.block, parts.whole].map((part) => part.length);
          return [m.openRun(parts), await m.openLook(parts.look), block, lengths];
        })()""",
        list(data),
    )
    assert lengths == [*map(len, parted(data)), len(data)]
    assert (run["α"], look, bytes(block)) == (["one"], {"name": "a run"}, bytes(range(256)))
    for name, column in columns.items():
        np.testing.assert_array_equal(run["columns"][name], column)


def test_bytes_are_the_same_if_each_is(call: Call):
    pairs = [[[1, 2], [1, 2]], [[1, 2], [1, 3]], [[1, 2], [1]], [[], []]]
    same = call("unsealed", "x.map(([a, b]) => m.isSame(Uint8Array.from(a), Uint8Array.from(b)))", pairs)
    assert same == [True, False, False, True]


def test_a_line_is_as_steep_as_the_place_that_it_is_turned_to(call: Call):
    """The twins `steepness`; on the left of the origin the line stands upright."""
    rng = np.random.default_rng(11)
    places = [*rng.normal(size=(500, 2)).tolist(), [0, 1], [0, -1], [0, 0], [-1, 0], [2, 0], [1e-9, 1]]
    ends = {math.inf: "up", -math.inf: "down"}
    steep = [fans.steepness(*place) for place in places]
    told = call(
        "live",
        "x.map(([x, y]) => m.steepness({ x, y })).map((one) => Number.isFinite(one) ? one : one > 0 ? 'up' : 'down')",
        places,
    )
    assert told == [ends.get(one, one) for one in steep]
