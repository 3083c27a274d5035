"""The contents: one record a chapter, in reading order.

A new chapter is a page in `pages/`, a folder here, and a record below. The records make the links, the navigation, the
README's table of addresses, the tests of every page and the benchmark's ranges.
"""

from pathlib import Path

from gd_view.chapters.double_well import dials as double_well
from gd_view.chapters.double_well import questions as of_two_valleys
from gd_view.chapters.fog_walk import dials as fog_walk
from gd_view.chapters.fog_walk import questions as of_the_fog
from gd_view.chapters.loss import dials as loss
from gd_view.chapters.loss import questions as of_the_loss
from gd_view.chapters.many_parameters import dials as many_parameters
from gd_view.chapters.many_parameters import questions as of_many
from gd_view.chapters.outcome_map import dials as outcome_map
from gd_view.chapters.outcome_map import questions as of_the_map
from gd_view.chapters.single_well import dials as single_well
from gd_view.chapters.single_well import questions as of_one_valley
from gd_view.chapters.the_code import dials as the_code
from gd_view.chapters.the_code import questions as of_the_code
from gd_view.chapters.update_rule import dials as update_rule
from gd_view.chapters.update_rule import questions as of_one_step
from gd_view.page.contents import Chapter

RECORDS = (
    Chapter(
        slug="welcome",
        title="Gradient descent",
        announced="back to the beginning",
        minutes=2,
        icon=":material/landscape:",
    ),
    Chapter(
        slug="loss",
        title="What is being made smaller",
        announced="what is being made smaller",
        minutes=8,
        dials=(loss.DIALS,),
        questions=(of_the_loss.SHAPE, of_the_loss.ONE_POINT, of_the_loss.LOWEST, of_the_loss.PULLS),
    ),
    Chapter(
        slug="fog_walk",
        title="A walk in the fog",
        announced="a walk in the fog",
        minutes=8,
        dials=(fog_walk.DIALS,),
        questions=(of_the_fog.WHICH_WAY, of_the_fog.FLAT_GROUND, of_the_fog.WHAT_IS_CHOSEN),
    ),
    Chapter(
        slug="update_rule",
        title="One step, taken apart",
        announced="one step, taken apart",
        minutes=8,
        dials=(update_rule.DIALS,),
        questions=(of_one_step.FROM_MINUS_THREE, of_one_step.SECOND_MOVE, of_one_step.THIRD_STEP),
    ),
    Chapter(
        slug="single_well",
        title="One valley",
        announced="one valley, every learning rate",
        minutes=12,
        dials=(single_well.DIALS,),
        also={"a second run": tuple(single_well.PINNED.values())},
        questions=(
            of_one_valley.SAME_LOSS,
            of_one_valley.LANDING,
            of_one_valley.AT_ONE,
            of_one_valley.FIRST_THERE,
            of_one_valley.STEPS_NEEDED,
        ),
    ),
    Chapter(
        slug="double_well",
        title="Two valleys",
        announced="two valleys",
        minutes=12,
        dials=(double_well.DIALS,),
        questions=(
            of_two_valleys.WHERE_IT_ENDS,
            of_two_valleys.WATERSHED,
            of_two_valleys.ROLLS_OVER,
            of_two_valleys.HIGH_OR_STEEP,
            of_two_valleys.LONGER_STEP,
        ),
    ),
    Chapter(
        slug="outcome_map",
        title="The map of outcomes",
        announced="the map of outcomes",
        minutes=10,
        dials=(outcome_map.DIALS,),
        questions=(of_the_map.SHAPE, of_the_map.WHO_SETTLES, of_the_map.FATES),
    ),
    Chapter(
        slug="many_parameters",
        title="Many parameters",
        announced="many parameters at once",
        minutes=15,
        dials=(many_parameters.DIALS,),
        questions=(
            of_many.WHERE_DOWNHILL_POINTS,
            of_many.NEW_POINT,
            of_many.A_TENTH,
            of_many.SPEED_LIMIT,
            of_many.THREE_MILLION,
        ),
    ),
    Chapter(
        slug="the_code",
        title="The code, in five lines",
        announced="the code, in five lines",
        minutes=12,
        dials=the_code.ALL_DIALS,
        questions=(
            of_the_code.PRINTS,
            of_the_code.STALE,
            of_the_code.PLUS,
            of_the_code.IN_PLACE,
            of_the_code.HISTORY,
        ),
        # Not code.py for the page: Python searches a running page's folder first, and pdb imports the module "code".
        url_path="code",
    ),
)

CONTENTS = {chapter.slug: chapter for chapter in RECORDS}


def after(chapter: Chapter) -> Chapter:
    """Return the chapter that follows, and after the last one the first."""
    return RECORDS[(RECORDS.index(chapter) + 1) % len(RECORDS)]


def style_sheets() -> tuple[Path, ...]:
    """Return the chapters' slices of the style sheet, in reading order."""
    folder = Path(__file__).parent
    return tuple(sheet for slug in CONTENTS if (sheet := folder / slug / "style.css").exists())
