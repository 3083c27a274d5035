"""Where other walks end, by the loss and slope of the curve, and what may be known there."""

from gd_view.chapters.fog_walk import changed
from tests.unit.changed import made, read, tells, wrong_by
from tests.unit.chapters.fog_walk.moves import walked
from tests.unit.oracles import DEEP_AT, loss, slope
from tests.unit.reading import right

A_LITTLE = 1e-4
SLIPS = {
    "sign": "not the direction to walk in",
    "height": "You read off the slope",
    "lowest": "at the very bottom",
}


def slips(w):
    return SLIPS if abs(w - DEEP_AT) < 0.25 else {**SLIPS, "lowest": "flat is not lowest"}


def test_a_short_move_of_the_right_option_leads_down_and_of_the_wrong_one_up():
    for question in made(changed.case):
        w = walked(question.state["moves"])[-1]
        ways = {"right": loss(w + A_LITTLE), "left": loss(w - A_LITTLE)}
        other = wrong_by(question, slips(w))["sign"]
        for option, leads_down in ((right(question), True), (other, False)):
            (side,) = (side for side in ways if f"to the {side}" in option.text)
            assert (ways[side] < loss(w)) == leads_down
            assert ("falls as w grows" in option.feedback) == (slope(w) < 0)
        assert ("negative" in other.feedback) == (slope(w) < 0)
        assert tells(right(question).feedback, slope(w))


def test_what_was_walked_and_felt_is_told_as_it_was():
    for question in made(changed.case):
        moves = question.state["moves"]
        w = walked(moves)[-1]
        assert 0.001 <= abs(slope(w)) < 0.1
        by_hand, downhill = len(moves.rstrip("d")), moves.count("d")
        assert tells(question.text, by_hand, *([downhill] if downhill else []), w, slope(w))
        assert f"to the {'left' if moves[0] == 'l' else 'right'}" in question.text


def test_the_height_is_another_number_and_somewhere_it_is_lower():
    for question in made(changed.case):
        w = walked(question.state["moves"])[-1]
        wrong = wrong_by(question, slips(w))
        assert tells(wrong["height"].text, slope(w))
        assert tells(wrong["height"].feedback, loss(w))
        down = "to the right" if slope(w) < 0 else "to the left"
        assert down in wrong["lowest"].feedback
        if "flat is not lowest" in wrong["lowest"].feedback:
            assert tells(wrong["lowest"].feedback, DEEP_AT, loss(DEEP_AT), loss(w))
            assert abs(w - DEEP_AT) > 0.25  # out of sight
            assert loss(DEEP_AT) < loss(w)
        else:
            assert tells(wrong["lowest"].feedback, w - 0.25, w + 0.25)


def test_walks_end_in_both_valleys_and_near_the_top():
    ends = [walked(question.state["moves"])[-1] for question in made(changed.case)]
    assert min(ends) < -1.2
    assert max(ends) > 1.2
    assert any(abs(w) < 0.2 for w in ends)
    assert all(read(question.text) for question in made(changed.case))
