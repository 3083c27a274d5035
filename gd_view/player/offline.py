"""A figure with its player as one HTML file, which needs no network and no server, opened from a disk.

A browser loads no module from a disk, so the player's modules go into one script. Scripts, plotly.js and payloads stand
in the file as base64 of compressed bytes, in which no text can end an element. The file's own policy lets nothing run
but the script written here, and nothing be fetched.
"""

import json
import re
import secrets
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path

from gd_view.player.payload import LENGTH, parted
from gd_view.player.strings import STRINGS, module

HERE = Path(__file__).parent
WEB = HERE / "web"
SMALLEST = 9  # zlib's level: plotly.js is compressed once for all files
IMPORT = re.compile(r'^import (?P<what>.+?) from "\./(?P<name>\w+)\.js";\n', re.MULTILINE | re.DOTALL)
EXPORT = re.compile(
    r"^export (?P<default>default )?(?P<kind>(?:async )?(?:function|class|const)) (?P<name>\w+)", re.MULTILINE
)
CONTAINER = re.compile(r"st-key-\w+_figure")
LETTERS = "static/static/media/SourceSansVF-Upright*.woff2"  # below Streamlit's package
PICTURES = "data: blob:"  # what a picture may be: plotly.js makes its own


def file(
    title: str,
    figures: Mapping[str, bytes],
    *,
    style: str,
    above: str = "",
    dials: str = "",
    below: str = "",
    layers: Sequence[str] = (),
) -> str:
    """Return the file.

    Parameters
    ----------
    title
        Plain words.
    figures
        What was sealed for the player, by the key of each figure, in the order of the page.
    style
        Style sheets beside the player's own.
    above, dials, below
        HTML around the figures: what was said before, the sliders of `dial`, and what follows.
    layers
        Keys of figures that lie on one another.
    """
    nonce = secrets.token_urlsafe(16)
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; "
        f"img-src {PICTURES}; font-src data:; base-uri 'none'; form-action 'none'"
    )
    shown = "".join(_section(key) for key in figures if key not in layers)
    if layered := "".join(_section(key) for key in figures if key in layers):
        shown = f'<div class="st-key-layers">{layered}</div>{shown}'
    # What a page puts its figures into has a style, too.
    containers = " ".join(sorted({*CONTAINER.findall(style)}))
    sheets = "\n".join(
        (letters(), style, *((HERE / name).read_text("utf-8") for name in ("player.css", "offline.css")))
    )
    packed = {"player": _packed(script()), "plotly": plotly()} | {
        f"payload-{key}": b64encode(without_address(sealed)).decode() for key, sealed in figures.items()
    }
    data = "".join(
        f'<script type="text/plain" id="{escape(name)}">{text}</script>\n' for name, text in packed.items()
    )
    boot = (HERE / "boot.js").read_text("utf-8")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{sheets}</style>
</head>
<body>
<main data-testid="stApp" data-test-script-state="notRunning" data-test-connection-state="CONNECTED">
<h1>{escape(title)}</h1>
{above}
<div class="gd-figures {containers}">{shown}</div>
<div class="gd-beside">
<div class="gd-dials">{dials}</div>
<p class="gd-note" role="status">{escape(STRINGS.no_look)}</p>
{below}
</div>
</main>
<!-- In this file: plotly.js, compressed, with its own MIT licence; Source Sans under the SIL Open Font License 1.1. -->
{data}<script nonce="{nonce}">{boot}</script>
</body>
</html>
"""


def _section(key: str) -> str:
    name = escape(key)
    return (
        f'<div class="st-key-{name}"><section class="gd-player" data-testid="figure-player" '
        f'data-payload="payload-{name}" data-ready="false"></section></div>'
    )


def dial(key: str, label: str, low: float, high: float, step: float, digits: int) -> str:
    """Return a slider as HTML, of which the player says where it stands.

    Parameters
    ----------
    key, label
        Its name and its words.
    low, high, step
        Its range; of listed values the first and the last place, and 1.
    digits
        Number of digits after the decimal point.
    """
    return (
        f'<label class="st-key-{escape(key)}"><span>{escape(label)} <output></output></span>'
        f'<input type="range" min="{low:.{digits}f}" max="{high:.{digits}f}" step="{step:.{digits}f}" '
        f'data-key="{escape(key)}" data-digits="{digits}" disabled></label>'
    )


def without_address(sealed: bytes) -> bytes:
    """Return a payload that knows of no address: a file has none to write."""
    run, *others = parted(sealed)
    plain = json.dumps({**json.loads(run), "address": None}, separators=(",", ":")).encode()
    return b"".join(len(part).to_bytes(LENGTH, "little") + part for part in (plain, *others))


@cache
def script() -> str:
    """Return the player's modules as one script: a function for each, after those that it imports."""
    made: dict[str, str] = {}

    def take(name: str) -> None:
        source = module() if name == "strings" else (WEB / f"{name}.js").read_text(encoding="utf-8")
        for one in IMPORT.finditer(source):
            if one["name"] not in made:
                take(one["name"])
        made[name] = _as_function(name, source)

    take("offline")
    return '"use strict";\n' + "\n".join(made.values())


def _as_function(name: str, source: str) -> str:
    """Return a module as a constant that holds what it exports.

    Raises
    ------
    ValueError
        If the module imports or exports in a form that is not known here.
    """
    exported = [
        ("default" if one["default"] else one["name"], one["name"]) for one in EXPORT.finditer(source)
    ]
    body = EXPORT.sub(r"\g<kind> \g<name>", IMPORT.sub(_as_constant, source))
    if left := re.search(r"^(?:import|export)\b.*", body, re.MULTILINE):
        raise ValueError(f"{name}.js has a form of import or export that no file can hold: {left[0]}")
    names = ", ".join(f"{outside}: {inside}" for outside, inside in exported)
    return f"const m_{name} = (() => {{\n{body}\nreturn {{ {names} }};\n}})();"


def _as_constant(one: re.Match[str]) -> str:
    what, source = one["what"], f"m_{one['name']}"
    if what.startswith("* as "):
        return f"const {what.removeprefix('* as ')} = {source};\n"
    if what.startswith("{"):
        return f"const {what.replace(' as ', ': ')} = {source};\n"
    return f"const {what} = {source}.default;\n"


@cache
def plotly() -> str:
    """Return plotly.js from the installed package, packed."""
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("plotly is not installed, and its plotly.js belongs in the file")
    return _packed((Path(spec.origin).parent / "package_data" / "plotly.min.js").read_text(encoding="utf-8"))


@cache
def letters() -> str:
    """Return the rule by which a file has the letters of the lesson, from the installed Streamlit, if it has them."""
    spec = find_spec("streamlit")
    places = [] if spec is None or spec.origin is None else [*Path(spec.origin).parent.glob(LETTERS)]
    return "".join(
        '@font-face { font-family: "Source Sans"; font-weight: 200 900; '
        f'src: url(data:font/woff2;base64,{b64encode(place.read_bytes()).decode()}) format("woff2"); }}'
        for place in places[:1]
    )


def _packed(text: str) -> str:
    return b64encode(zlib.compress(text.encode(), SMALLEST)).decode()
