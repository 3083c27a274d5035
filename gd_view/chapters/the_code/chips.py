"""Runs of the five lines worth seeing, as chips: for each slip the run that is asked about, without it."""

from gd_view.chapters.the_code.questions import OF_SLIPS
from gd_view.chapters.the_code.slips import SLIPS
from gd_view.page.question import State

WITHOUT: dict[str, State] = {question.key: {**question.state, "slip": "none"} for question in OF_SLIPS}
ALL = (
    {
        f"{slip.name}: the same run without the slip": WITHOUT[question.key]
        for slip, question in zip(SLIPS, OF_SLIPS, strict=True)
    },
)
