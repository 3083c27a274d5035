"""The list of a run's columns in the head of a module, as names, for comparison with the columns themselves."""

import re
from itertools import product


def listed(docstring):
    """Return for each column that a docstring lists whether it is sent, made or given."""
    rows = re.findall(r"^``(.+?)`` +(sent|made|given) ", docstring, flags=re.MULTILINE)
    names = [(name, kind) for row, kind in rows for name in spelled_out(row)]
    assert len(dict(names)) == len(names) > 0
    return dict(names)


def spelled_out(name):
    """Return every name that braces stand for: "w {1,2}" gives "w 1" and "w 2"."""
    pieces = [piece.split(",") for piece in re.split(r"[{}]", name)]
    return ["".join(parts) for parts in product(*pieces)]


def of_kind(columns, *kinds):
    """Return the names listed as one of some kinds."""
    return {name for name, kind in columns.items() if kind in kinds}
