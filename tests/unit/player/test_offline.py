"""The file to take away: small enough to be sent, and nothing in it that the lesson did not write can run."""

import re
import tomllib
import zlib
from base64 import b64decode
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from gd_view.player import offline
from gd_view.player.payload import opened, sealed

FOLDER = Path(offline.__file__).parent
RUN = {
    "address": {"page": "single_well", "values": {"start": "</script><script>alert(1)</script>"}},
    "alt": "&<b>",
}
PAYLOAD = sealed(RUN, {"w": np.array([4.0, 3.2])}, {"live": None}, b"fans")
HOSTILE = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(2)>"


class Elements(HTMLParser):
    """What a browser makes of the file."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.within: list[str] = []
        self.said = ""
        self.scripts: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self.within.append(tag)

    def handle_endtag(self, tag):
        if tag in self.within:
            del self.within[len(self.within) - 1 - self.within[::-1].index(tag) :]

    def handle_data(self, data):
        if "script" in self.within:
            name = self.found[-1][1].get("id", "boot")
            self.scripts[name] = self.scripts.get(name, "") + data
        elif "style" not in self.within:
            self.said += data


def made(**changed) -> str:
    return offline.file(**{"title": "One valley", "figures": {"figure": PAYLOAD}, "style": ""} | changed)


def test_it_is_small_enough_to_be_sent():
    """A payload of the lesson has 20 kB; one six times as large still fits."""
    large = sealed({}, {"w": np.random.default_rng(1).normal(size=16_000)}, {"live": None})
    assert len(large) > 120_000
    assert len(made(figures={"figure": large}).encode()) < 2.5e6


def test_plotly_is_the_installed_one_whole():
    package = Path(find_spec("plotly").origin).parent
    text = zlib.decompress(b64decode(Elements(made()).scripts["plotly"]))
    assert text == (package / "package_data" / "plotly.min.js").read_bytes()
    assert b"licen" in text[:2000].lower(), "its own licence goes along"


def test_a_payload_goes_along_as_it_was_sealed_but_for_its_address():
    sent = b64decode(Elements(made()).scripts["payload-figure"])
    given, block = opened(sent)
    (whole, _) = opened(PAYLOAD)
    assert given.pop("address") is None
    assert whole.pop("address")["page"] == "single_well"
    np.testing.assert_array_equal(given.pop("columns")["w"], whole.pop("columns")["w"])
    assert (given, block) == (whole, b"fans")


def test_no_text_can_bring_a_script_along():
    """Neither the title, nor a slider's words, nor a key, nor what is in a payload."""
    dial = offline.dial(HOSTILE, HOSTILE, 0, 1, 0.5, 1)
    hostile = Elements(made(title=HOSTILE, figures={HOSTILE: PAYLOAD}, dials=dial))
    plain = Elements(made(dials=offline.dial("start", "Start", 0, 1, 0.5, 1)))
    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in plain.found]
    assert [{*attrs} for _, attrs in hostile.found] == [{*attrs} for _, attrs in plain.found]
    assert hostile.said.count(HOSTILE) == plain.said.count("One valley") + plain.said.count("Start")


def test_only_its_own_script_runs_and_nothing_is_fetched():
    files = [Elements(made()) for _ in range(2)]
    nonces = set()
    for file in files:
        (policy,) = (a["content"] for tag, a in file.found if tag == "meta" and "http-equiv" in a)
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        assert "connect-src" not in rules
        assert rules["img-src"] == "data: blob:"
        (nonce,) = re.findall(r"^'nonce-([\w-]{20,})'$", rules["script-src"])
        run = [a for tag, a in file.found if tag == "script" and a.get("type") != "text/plain"]
        assert run == [{"nonce": nonce}]
        nonces.add(nonce)
        fetched = [a for _, a in file.found if {"src", "href"} & {*a}]
        assert fetched == []
    assert len(nonces) == 2, "nobody can know it beforehand"


def test_the_modules_come_after_those_that_they_import_and_each_once():
    script = offline.script()
    order = re.findall(r"^const m_(\w+) = \(\(\) => \{", script, re.MULTILINE)
    assert order[-1] == "offline"
    assert len(order) == len(set(order))
    for name in order:
        body = script.split(f"const m_{name} = ")[1].split("\n})();")[0]
        used = set(re.findall(r"= m_(\w+)(?:\.default)?;$", body, re.MULTILINE))
        assert used <= {*order[: order.index(name)]}
        imported = "" if name == "strings" else (FOLDER / "web" / f"{name}.js").read_text(encoding="utf-8")
        assert used == set(re.findall(r'from "\./(\w+)\.js"', imported))
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('import { a, b as c } from "./other.js";\n', "const { a, b: c } = m_other;"),
        ('import {\n  a,\n  b,\n} from "./other.js";\n', "const {\n  a,\n  b,\n} = m_other;"),
        ('import * as all from "./other.js";\n', "const all = m_other;"),
        ('import one from "./other.js";\n', "const one = m_other.default;"),
        ("export async function f() {}\n", "return { f: f };"),
        ("export const x = 1;\n", "return { x: x };"),
        ("export default function mount() {}\n", "return { default: mount };"),
    ],
)
def test_every_form_of_import_and_export_has_its_twin(source, expected):
    assert expected in offline._as_function("one", source)


@pytest.mark.parametrize("source", ["export { a };\n", "export let b = 1;\n", 'import "./other.js";\n'])
def test_a_form_that_is_not_known_is_refused(source):
    with pytest.raises(ValueError, match=r"one\.js has a form"):
        offline._as_function("one", source)


def test_its_letters_are_the_whole_ones_of_the_installed_streamlit_and_without_them_it_is_made_as_well(
    monkeypatch,
):
    package = Path(find_spec("streamlit").origin).parent
    (ours,) = re.findall(r'font-family: "Source Sans";.*?base64,([\w+/=]+)\)', made())
    (theirs,) = [place for place in package.rglob("SourceSans*.woff2") if "Italic" not in place.name]
    assert b64decode(ours) == theirs.read_bytes()
    monkeypatch.setattr(offline, "LETTERS", "nowhere/*.woff2")
    offline.letters.cache_clear()
    assert "@font-face" not in made()
    offline.letters.cache_clear()


def test_its_colours_are_those_of_the_theme():
    config = tomllib.loads((FOLDER.parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    theme = config["theme"]
    sheet = (FOLDER / "offline.css").read_text(encoding="utf-8")
    names = {
        "text-color": "textColor",
        "background-color": "backgroundColor",
        "secondary-background-color": "secondaryBackgroundColor",
        "border-color": "borderColor",
        "primary-color": "primaryColor",
        "link-color": "linkColor",
    }
    for name, key in names.items():
        assert f"--st-{name}: light-dark({theme['light'][key]}, {theme['dark'][key]});" in sheet
    used = set(re.findall(r"var\(--st-([\w-]+)\)", (FOLDER / "player.css").read_text(encoding="utf-8")))
    assert used <= set(re.findall(r"--st-([\w-]+):", sheet))


def test_figures_that_lie_on_one_another_do_so_in_the_file():
    text = made(figures={"map": PAYLOAD, "circle": PAYLOAD, "figure": PAYLOAD}, layers=("map", "circle"))
    layers = text.split('<div class="st-key-layers">')[1].split("</div></div>")[0]
    assert re.findall(r'data-payload="payload-(\w+)"', layers) == ["map", "circle"]
    assert text.count("data-payload=") == 3
