"""Who settles, by a plain loop, and what each reply says of the walkers that its option misjudges."""

from functools import cache

from gd_view.chapters.outcome_map import changed
from tests.unit.changed import made, read, tells
from tests.unit.oracles import DEEP_AT, HILLTOP_AT, SHALLOW_AT, slope
from tests.unit.reading import right

BOTTOMS = (DEEP_AT, SHALLOW_AT)


@cache
def settles(start, rate):
    """Whether a walker, which must keep to its side of the hill, is near the bottom from step 100 on."""
    bottom, w, near = BOTTOMS[start > HILLTOP_AT], start, []
    for _ in range(2500):
        near.append(abs(w - bottom) < 0.01)
        w = w - rate * slope(w)
        assert (w > HILLTOP_AT) == (start > HILLTOP_AT)
    assert all(near[100:]) or not all(near[-50:])
    return all(near[100:])


def walkers(question):
    """Return both starts and the learning rate, as the question says them."""
    rate, left, right = map(float, read(question.text))
    assert question.state == {"start": left, "learning_rate": rate}
    assert left < HILLTOP_AT < right
    return left, right, rate


def test_the_right_option_names_those_that_a_plain_loop_finds_settled():
    for question in made(changed.case):
        *starts, rate = walkers(question)
        names = [f"{start:g}".replace("-", "−") for start in starts]
        so = tuple(settles(start, rate) for start in starts)
        expected = {
            (True, False): f"Only the one at {names[0]}",
            (False, True): f"Only the one at {names[1]}",
            (True, True): "Both",
            (False, False): "Neither",
        }
        assert right(question).text == expected[so]
        assert [option.text for option in question.options] == [*expected.values()]
        assert right(question).see[1] == {"start": starts[1], "learning_rate": rate}


def test_a_reply_tells_of_the_walkers_that_its_option_misjudges_and_by_which_limit():
    """Near a bottom a step multiplies the distance by 1 − α · L″, so the limit is 2 / L″ with L″ = 3w² − 1.7."""
    claims = ((True, False), (False, True), (True, True), (False, False))
    limits = [2 / (3 * bottom**2 - 1.7) for bottom in BOTTOMS]
    for question in made(changed.case):
        *starts, rate = walkers(question)
        so = [settles(start, rate) for start in starts]
        for option, claim in zip(question.options, claims, strict=True):
            if option.is_right:
                assert tells(option.feedback, *limits)
                continue
            told = [valley for valley in (0, 1) if claim[valley] != so[valley]]
            assert tells(
                option.feedback,
                *(value for valley in told for value in (starts[valley], rate, limits[valley])),
            )
            assert option.feedback.count("it settles") == sum(so[valley] for valley in told)
            assert option.feedback.count("never comes to rest") == sum(not so[valley] for valley in told)
            for valley in told:
                assert ("deep", "shallow")[valley] in option.feedback
                assert (rate < limits[valley]) == so[valley]


def test_there_are_cases_of_both_and_of_one():
    assert len({right(question).text[:4] for question in made(changed.case)}) == 2


def test_the_map_is_seen_no_farther_than_the_question_itself_shows_it():
    """Its sheet lifts up to the α that is looked at, and what is under it is asked, too."""
    assert max(question.state["learning_rate"] for question in made(changed.case)) <= 0.6
