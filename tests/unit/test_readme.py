"""What the README says is so: its programs print what stands in them, and what it names exists."""

import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from docs import addresses
from gd_core import LANDSCAPES, SINGLE_WELL, following, rules
from gd_view.chapters.for_teachers import limits

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"^```python\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
PICTURES = re.findall(r'(?:src|srcset)="([^"]+)"', README)


def section_of(heading: str) -> str:
    """Return what stands below a heading."""
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def block(language: str, heading: str) -> list[str]:
    """Return the lines of all blocks in a language below a heading."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", section_of(heading), re.DOTALL | re.MULTILINE)
    return [line for line in "".join(blocks).splitlines() if line]


def run(program: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(program, "README.md", "exec"), names)
    return names


def test_the_first_program_prints_what_stands_below_each_print(capsys):
    program = PROGRAMS[0]
    run(program)
    said = re.findall(r"(?<=\n)print\(.*\n((?:# .*\n)+)", program)
    assert len(said) == program.count("print(") == 4
    assert capsys.readouterr().out == re.sub(r"^# ", "", "".join(said), flags=re.MULTILINE)


def test_the_first_program_is_the_worked_example():
    """By hand: w - 0.1 · 2w = 0.8 w. The vector shrinks by 0.8 to the fiftieth, about 1.43e-5."""
    assert "3.2    2.56   2.048  1.6384" in README
    shrunk = [round(w * 0.8**50, 6) for w in (3, -2, 1.5)]
    assert shrunk == [4.3e-05, -2.9e-05, 2.1e-05]
    assert "4.3e-05 -2.9e-05  2.1e-05" in README


def test_the_second_program_makes_a_figure_that_plotly_accepts_and_plays():
    """In frame k the pin stands at wₖ = (1 - 2 · 0.9)ᵏ · 4, on the curve."""
    figure = run(PROGRAMS[1])["figure"]
    pin = next(i for i, trace in enumerate(figure.data) if trace.name == "pin")
    assert len(figure.frames) == 21
    for k, frame in enumerate(figure.frames):
        place = frame.data[frame.traces.index(pin)]
        w = 4 * (-0.8) ** k
        assert place.x == pytest.approx([w])
        assert place.y == pytest.approx([w * w])
    assert figure.layout.updatemenus[0].buttons[0].label == "Play"


def test_the_core_and_its_figures_need_neither_streamlit_nor_plotly_to_be_imported():
    check = "import sys, gd_core, gd_view.curve.figure; sys.exit(bool({'streamlit', 'plotly'} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)


@pytest.mark.parametrize("shell", ["sh", "powershell"])
def test_the_lines_for_those_without_make_are_those_of_the_makefile(shell):
    if shell == "sh":
        lines = [line for line in block("sh", "Run it") if not line.startswith("make ")]
        plain = [line.replace("python3 ", "$(PYTHON) ").replace(".venv/bin/", "$(BIN)/") for line in lines]
    else:
        lines = block("powershell", "Run it")
        plain = [line.replace("py ", "$(PYTHON) ", 1) for line in lines[:1]]
        plain += [line.replace(".venv\\Scripts\\", "$(BIN)/") for line in lines[1:]]
    assert len(plain) == 6
    for line in plain:
        assert re.search(rf"^\t-?{re.escape(line)}($| &&)", MAKEFILE, re.MULTILINE), line


def test_the_make_targets_exist():
    targets = re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE)
    named = re.findall(r"^make (\w+)|`make (\w+)`", README, re.MULTILINE)
    assert {first or second for first, second in named} == {"run", "test", "bench"} <= set(targets)
    assert "-m bench" in MAKEFILE


def test_the_python_version_is_the_one_that_everything_asks_for():
    (needed,) = set(re.findall(r"Python (3\.\d+)", README))
    assert f"({needed.replace('.', ', ')})" in MAKEFILE
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert tools["mypy"]["python_version"] == needed
    assert tools["ruff"]["target-version"] == f"py{needed.replace('.', '')}"


def test_the_first_start_is_described_as_the_settings_make_it():
    """Streamlit asks for an e-mail address on a desktop unless the settings forbid it; its port is 8501."""
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    server = settings.get("server", {})
    assert ("press Enter" in README) == server.get("showEmailPrompt", True)
    assert ("localhost:8501" in README) == ("port" not in server)
    assert settings["browser"]["gatherUsageStats"] is False
    assert ("--server.fileWatcherType auto" in README) == (server.get("fileWatcherType") == "none")


def test_who_deploys_is_told_when_to_reboot_what_to_look_at_and_what_the_host_overrides():
    section = " ".join(section_of("Put it on Streamlit Community Cloud").split())
    assert "Reboot the app from its menu after every push. A running app keeps the modules" in section
    (script,) = re.findall(r"look first at `/~/\+/player/([\w.]+)`", section)
    assert (ROOT / "gd_view/player/web" / script).is_file()
    assert all(f"`{name}`" in section for name in ("server.runOnSave", "runner.fastReruns"))
    assert "give a plain link beside the frame: an app that sleeps cannot be woken inside one" in section
    assert "tried with 3.11, 3.12 and 3.13" in README


def test_one_list_of_dependencies_is_all_a_host_finds():
    others = ("uv.lock", "Pipfile", "environment.yml", "packages.txt", "poetry.lock")
    assert not [name for name in others if (ROOT / name).exists()]
    assert "dependencies" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("\n", 1)[1]
    assert (ROOT / "app.py").is_file()


def test_the_table_of_addresses_is_that_of_the_contents():
    table = README.split(addresses.BEGIN)[1].split(addresses.END)[0]
    assert table == addresses.table(), "write it anew: python -m docs.addresses"


def test_the_table_says_what_hand_and_eye_find_in_the_app():
    """Not by the code that makes the table: what the sliders and the lists of the app show, read off by hand."""
    rows = re.findall(r"^\| `/(\w+)` \| (.+?) \| (.+) \|$", README, re.MULTILINE)
    assert [address for address, _, _ in rows] == [
        *(
            "loss",
            "fog_walk",
            "update_rule",
            "single_well",
            "double_well",
            "outcome_map",
            "many_parameters",
            "code",
            "code",
        )
    ]
    cells = {address: parameters for address, _, parameters in rows}
    assert cells["loss"] == "`w=0.00` 0.00 to 1.80"
    assert cells["fog_walk"].startswith(
        "`moves=` letters l, r and d (left, right, downhill), at most 100 · `lifted=0`"
    )
    assert (
        "`start=4.0` −5.0 to 5.0 · `learning_rate=0.10` 0.01 to 1.10 · `steps=20` 0 to 50"
        in cells["single_well"]
    )
    assert cells["single_well"].endswith("a second run: `pinned_start`, `pinned_learning_rate`")
    assert cells["outcome_map"] == "`start=0.50` −2.20 to 2.20 · `learning_rate=0.10` 0.01 to 1.20"
    assert "`learning_rate=0.1` 0.001 to 1.05, 41 values" in cells["many_parameters"]
    assert cells["many_parameters"].endswith("`start_w1=4.0` −3.5 to 4.5 · `start_w2=2.0` −1.0 to 2.5")
    assert "`condition_number=1` 1, 2, 5, 10, 25, 50" in cells["many_parameters"]
    assert cells["code"].startswith("`landscape=double_well` · `start=0.50`")


def test_every_file_that_is_named_exists():
    named = re.findall(r"`([\w.]+/[\w./]*|\w+\.(?:py|txt|md))`", README)
    named += [line.split()[-1] for line in block("sh", "Run it") if line.endswith(".txt")]
    assert len(named) >= 8
    assert not [name for name in named if not (ROOT / name).exists()]


def test_the_layout_names_every_folder_and_nothing_else_in_eleven_lines():
    layout = README.split("\n## Find your way\n")[1].split("```")[1].strip().splitlines()
    assert len(layout) == 11
    named = {name for line in layout for name in re.split(r"  +", line)[0].split(", ")}
    folders = {path.parent.relative_to(ROOT) for path in ROOT.glob("[a-z]*/*.py")} - {Path("gd_view")}
    folders |= {path.parent.relative_to(ROOT) for path in ROOT.glob("gd_view/*/__init__.py")}
    assert named == {"app.py", *(f"{folder}/" for folder in folders)}


def test_the_pictures_exist_are_light_enough_and_are_all_shown():
    assert {ROOT / name for name in PICTURES} == set((ROOT / "docs").glob("*.png"))
    sizes = set()
    for name in PICTURES:
        data = (ROOT / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) <= 200_000
        sizes.add(struct.unpack(">II", data[16:24]))
    assert len(sizes) == 1, "light and dark are the same page in the same size"
    assert re.search(r'alt="[^"]{40,}"', README)


def test_the_picture_shows_the_state_that_its_text_tells():
    script = (ROOT / "docs/pictures.py").read_text(encoding="utf-8")
    assert 'single_well?start=4.0&learning_rate=0.90&steps=30"' in script
    assert "\nSTEP = 2 " in script
    assert "a run from 4 with learning rate 0.9 zig-zags down the curve; step 2" in README


def test_the_command_for_several_servers_is_one_that_runs():
    (line,) = block("sh", "Past one server")
    command, script, option, number = line.split()
    assert command == ".venv/bin/python"
    assert number.isdecimal()
    said = subprocess.run([sys.executable, script, "--help"], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0
    assert option in said.stdout


def test_measured_figures_are_quoted_from_the_measurements():
    rows = README.split("<!-- rows from bench/README.md -->\n")[1].split("<!-- end of rows -->")[0]
    measured = ROOT / "bench/README.md"
    lines = measured.read_text(encoding="utf-8").splitlines() if measured.exists() else []
    quoted = [row for row in rows.splitlines() if row.startswith("| ")]
    assert quoted
    assert not [row for row in quoted if row not in lines]


def test_the_limits_are_those_of_the_code():
    walkers = [
        name for name in vars(rules) if not name.startswith("_") and hasattr(vars(rules)[name], "update")
    ]
    assert walkers == ["Rule", "GradientDescent"], "another rule: the README says there is one"
    assert set(re.findall(r"([\d,]+) steps", README)) == {f"{following.LONG_RUN:,}"}
    assert len(LANDSCAPES) == 2
    assert "≈" in (ROOT / "gd_view/player/player.css").read_text(encoding="utf-8")
    assert SINGLE_WELL.gradient(4.0) == 8


def test_the_limits_are_those_of_the_page_for_teachers():
    section = section_of("Limits of the model")
    told = [" ".join(point.split()) for point in section.split("\n- ")[1:]]
    assert len(told) == len(limits.LIMITS)
    assert all(point.startswith(limit) for point, limit in zip(told, limits.LIMITS, strict=True))


def test_nothing_stands_in_it_that_should_not():
    assert "!" not in re.sub(r"<!--.*?-->", "", README)
    assert not re.search(r"(?<![\w.:/])/(work|home|root|tmp|Users|usr)\b", README)
    assert not re.search(r"pypi|pythonhosted|index-url|shields\.io|badge", README)
    hosts = set(re.findall(r"https?://([\w.:-]*\w)", README))
    assert hosts == {
        "localhost:8501",
        "share.streamlit.io",
        "docs.streamlit.io",
        "doi.org",
        "jfly.uni-koeln.de",
    }


@pytest.mark.parametrize(
    "source", ["https://doi.org/10.23915/distill.00006", "https://jfly.uni-koeln.de/color/"]
)
def test_the_sources_are_those_that_the_code_names(source):
    assert source in README
    files = [*(ROOT / "gd_core").glob("*.py"), *(ROOT / "gd_view").rglob("*.py")]
    assert any(source in path.read_text(encoding="utf-8") for path in files)
