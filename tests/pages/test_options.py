"""The options in `.streamlit/config.toml`, two of them not listed by Streamlit: they are there, and do what is said."""

import gc
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

ROOT = Path(__file__).parents[2]
CHOSEN = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
OPTIONS = {
    f"{section}.{name}": value
    for section, options in CHOSEN.items()
    if section != "theme"
    for name, value in options.items()
}
HIDDEN = {"global.minCachedMessageSize", "runner.postScriptGC"}


@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_is_one_that_streamlit_knows(name):
    """It would only warn of another, in the log."""
    assert st.get_option(name) == OPTIONS[name]


def test_only_two_options_are_hidden():
    """What `streamlit config show` does not list may go without a word in its notes."""
    shown = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = {line.lstrip("# ").partition(" = ")[0] for line in shown.splitlines()}
    assert {name for name in OPTIONS if name.partition(".")[2] not in lines} == HIDDEN


@pytest.mark.parametrize("is_on", [False, True])
def test_no_full_garbage_collection_follows_a_run(open_chapter, monkeypatch, is_on):
    """With the option on, as Streamlit has it, there is one after every run."""
    monkeypatch.delattr(LocalScriptRunner, "_on_script_finished")  # then a run ends here as on a server
    chapter = open_chapter("single_well")
    full = []

    def note(phase, info):
        if phase == "start" and info["generation"] == 2:
            full.append(info)

    gc.disable()  # what Python collects by itself
    gc.callbacks.append(note)
    config.set_option("runner.postScriptGC", is_on)
    try:
        for start in (1.0, 2.0, 3.0):
            chapter.slider(key="start").set_value(start).run()
    finally:
        config.set_option("runner.postScriptGC", OPTIONS["runner.postScriptGC"])
        gc.callbacks.remove(note)
        gc.enable()
    assert len(full) == (3 if is_on else 0)
