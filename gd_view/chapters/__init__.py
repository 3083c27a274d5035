"""The contents: one record a chapter, in reading order.

A new chapter is a page in `pages/`, a folder here, and a record below. The records make the links, the navigation, the
README's table of addresses, the tests of every page and the benchmark's ranges.
"""

from pathlib import Path

from gd_core import DOUBLE_WELL, LANDSCAPES, SINGLE_WELL
from gd_view.chapters.double_well import chips as chips_of_two_valleys
from gd_view.chapters.double_well import dials as double_well
from gd_view.chapters.double_well import questions as of_two_valleys
from gd_view.chapters.fog_walk import chips as chips_of_the_fog
from gd_view.chapters.fog_walk import dials as fog_walk
from gd_view.chapters.fog_walk import questions as of_the_fog
from gd_view.chapters.fog_walk import sketch as of_a_walk
from gd_view.chapters.loss import chips as chips_of_the_loss
from gd_view.chapters.loss import dials as loss
from gd_view.chapters.loss import questions as of_the_loss
from gd_view.chapters.loss import sketch as of_a_turn
from gd_view.chapters.many_parameters import chips as chips_of_many
from gd_view.chapters.many_parameters import dials as many_parameters
from gd_view.chapters.many_parameters import questions as of_many
from gd_view.chapters.many_parameters import sketch as of_a_bowl
from gd_view.chapters.outcome_map import chips as chips_of_the_map
from gd_view.chapters.outcome_map import dials as outcome_map
from gd_view.chapters.outcome_map import questions as of_the_map
from gd_view.chapters.single_well import chips as chips_of_one_valley
from gd_view.chapters.single_well import dials as single_well
from gd_view.chapters.single_well import questions as of_one_valley
from gd_view.chapters.the_code import chips as chips_of_the_code
from gd_view.chapters.the_code import dials as the_code
from gd_view.chapters.the_code import program
from gd_view.chapters.the_code import questions as of_the_code
from gd_view.chapters.update_rule import chips as chips_of_one_step
from gd_view.chapters.update_rule import dials as update_rule
from gd_view.chapters.update_rule import questions as of_one_step
from gd_view.curve import sketch
from gd_view.page.contents import Chapter

FOLDER = Path(__file__).parent

# What follows the last chapter, whichever that is.
ENDING = Chapter(
    slug="looking_back",
    title="Looking back",
    announced="what you believed, and what you know now",
    minutes=5,
    icon=":material/history:",
)

# Beside the lesson: it is no chapter, and students' contents do not list it.
FOR_TEACHERS = Chapter(
    slug="for_teachers",
    title="For teachers",
    announced="for teachers",
    minutes=15,
    icon=":material/school:",
)

# Where a class votes. It shows the one question of a room, and nothing leads there but a code or a link.
VOTE = Chapter(
    slug="vote",
    title="Vote",
    announced="the vote of a class",
    minutes=2,
    icon=":material/how_to_vote:",
)

# Pages that students' contents do not list.
UNLISTED = (FOR_TEACHERS, VOTE)

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
        asks="what is the number that a machine makes smaller?",
        minutes=8,
        aim="To say what a loss is made of: data that are given, and a parameter that is free.",
        in_class=(
            "Let everybody draw the trail before the line is moved; the page takes a drawing, too. Then turn the "
            "line once from end to end."
        ),
        dials=(loss.DIALS,),
        chips=chips_of_the_loss.ALL,
        questions=(of_the_loss.SHAPE, of_the_loss.ONE_POINT, of_the_loss.LOWEST, of_the_loss.PULLS),
        sketch=of_a_turn.sketched,
    ),
    Chapter(
        slug="fog_walk",
        title="A walk in the fog",
        announced="a walk in the fog",
        asks="which way is down, if you cannot see?",
        minutes=8,
        aim=(
            "To explain why the slope on the spot is enough for a step, and what flat ground does and does not tell."
        ),
        in_class=(
            "Turn the screen away from a student, who calls left or right from slopes that the others read out. "
            "Before the fog lifts, ask who would bet that this is the lowest point."
        ),
        dials=(fog_walk.DIALS,),
        chips=chips_of_the_fog.ALL,
        sketch=of_a_walk.sketched,
        questions=(of_the_fog.WHICH_WAY, of_the_fog.FLAT_GROUND, of_the_fog.WHAT_IS_CHOSEN),
    ),
    Chapter(
        slug="update_rule",
        title="One step, taken apart",
        announced="one step, taken apart",
        asks="what does each symbol of the rule do?",
        minutes=8,
        aim="To compute one step by hand, for either sign of the slope, and to name each symbol of the rule.",
        in_class=(
            "Expect −3.6 from many, and do not correct it. Have the losses computed: 9 before the step, 12.96 at "
            "one answer, 5.76 at the other."
        ),
        dials=(update_rule.DIALS,),
        chips=chips_of_one_step.ALL,
        sketch=sketch.on(SINGLE_WELL),
        program=program.on(SINGLE_WELL),
        ground=SINGLE_WELL,
        questions=(of_one_step.FROM_MINUS_THREE, of_one_step.SECOND_MOVE, of_one_step.THIRD_STEP),
    ),
    Chapter(
        slug="single_well",
        title="One valley",
        announced="one valley, every learning rate",
        asks="how long should a step be?",
        minutes=12,
        aim=(
            "To say from α alone whether a run creeps, lands, zig-zags, hops or leaves, and why a larger α may be "
            "slower."
        ),
        in_class=(
            "Show the run with 0.1 and pin it, set α to 0.9, and ask before you play it. Let the room argue first."
        ),
        dials=(single_well.DIALS,),
        chips=chips_of_one_valley.ALL,
        also={"a second run": tuple(single_well.PINNED.values())},
        sketch=sketch.on(SINGLE_WELL),
        program=program.on(SINGLE_WELL),
        ground=SINGLE_WELL,
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
        asks="which of two valleys will it find?",
        minutes=12,
        aim="To show that start and α decide where a run ends, and to tell a walker from a ball.",
        in_class=(
            "Ask for hands: over the hill, or not? Afterwards ask what a walker would have to keep from step to "
            "step in order to roll."
        ),
        dials=(double_well.DIALS,),
        chips=chips_of_two_valleys.ALL,
        sketch=sketch.on(DOUBLE_WELL),
        program=program.on(DOUBLE_WELL),
        ground=DOUBLE_WELL,
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
        asks="what becomes of every start, at every learning rate?",
        minutes=10,
        aim=(
            "To read a map of starts and learning rates, and to see that curvature limits α, in each valley on its "
            "own."
        ),
        in_class="The upper part of the map is covered until its first question is answered. Ask what may lie there.",
        dials=(outcome_map.DIALS,),
        chips=chips_of_the_map.ALL,
        sketch=sketch.on(DOUBLE_WELL),
        program=program.on(DOUBLE_WELL, n_steps=100),
        questions=(of_the_map.SHAPE, of_the_map.WHO_SETTLES, of_the_map.FATES),
    ),
    Chapter(
        slug="many_parameters",
        title="Many parameters",
        announced="many parameters at once",
        asks="can one learning rate serve them all?",
        minutes=15,
        aim=(
            "To compute a step with two slopes, to see that downhill does not aim at the minimum, and to find what "
            "limits α."
        ),
        in_class="Before you answer, have everybody point with an arm to where the arrow will go.",
        dials=(many_parameters.DIALS,),
        chips=chips_of_many.ALL,
        sketch=of_a_bowl.sketched,
        program=program.on_a_bowl,
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
        asks="what do five lines say, and which slips hide in them?",
        minutes=12,
        aim="To match each symbol with its line, to say what the lines return, and to find four common slips.",
        in_class=(
            "Let one student read the five lines aloud, as Python would, and another keep w on the board. Three "
            "rounds are enough to see why it never becomes 0."
        ),
        dials=the_code.ALL_DIALS,
        chips=chips_of_the_code.ALL,
        sketch=sketch.on(*LANDSCAPES),
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

CONTENTS = {chapter.slug: chapter for chapter in (*RECORDS, ENDING, *UNLISTED)}


def after(chapter: Chapter) -> Chapter:
    """Return the page that follows; the first one follows the ending, and the pages beside the lesson."""
    pages = [*RECORDS, ENDING, RECORDS[0]]
    return RECORDS[0] if chapter in UNLISTED else pages[pages.index(chapter) + 1]


def at(address: str) -> Chapter:
    """Return the page with an address; the first one has none of its own."""
    return next((chapter for chapter in CONTENTS.values() if chapter.address == address), RECORDS[0])


def numbered(chapter: Chapter) -> str:
    """Return the title of a page; that of a chapter with its number, counted after the welcome."""
    return f"{RECORDS.index(chapter)} · {chapter.title}" if chapter in RECORDS[1:] else chapter.title


def style_sheets() -> tuple[Path, ...]:
    """Return the chapters' slices of the style sheet, in reading order."""
    return tuple(sheet for slug in CONTENTS if (sheet := FOLDER / slug / "style.css").exists())


def cover(chapter: Chapter) -> str:
    """Return the small picture that stands for a chapter, as SVG, or nothing if its folder has none."""
    file = FOLDER / chapter.slug / "cover.svg"
    return file.read_text(encoding="utf-8").strip() if file.exists() else ""
