"""Codes are read from a wall and typed on a phone."""

import math

import pytest

from gd_view.votes import codes


def test_no_two_letters_look_alike_and_none_is_a_vowel():
    """What is mistaken for one another, or for a digit, in print or in handwriting."""
    for alike in ("IJL1", "OQD0", "UV", "CG", "S5", "Z2", "B8"):
        assert len(set(alike) & set(codes.LETTERS)) <= 1, alike
    assert not set("AEIOU") & set(codes.LETTERS)
    assert len(set(codes.LETTERS)) == len(codes.LETTERS)


def test_there_are_tens_of_millions_of_codes():
    assert len(codes.LETTERS) ** codes.LENGTH == math.prod([17] * 6) == 24_137_569


def test_a_code_is_read_in_any_case_and_spacing():
    code = codes.new_code()
    for typed in (code, code.lower(), codes.spaced(code), f" {code[:2]}-{code[2:]} ", f"{code}\n"):
        assert codes.read_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "KRT", "KRTPWDX", "KRTPW1", "KRTPWA", "КRTPWD", "krtpwß", "K" * 10**6, "\ud800" * 6, "';--"]
)
def test_what_is_no_code_is_none(typed):
    assert codes.read_code(typed) == ""


def test_codes_and_secrets_are_by_chance_and_have_their_form():
    assert len({codes.new_code() for _ in range(200)}) == 200
    made = {codes.new_secret() for _ in range(200)}
    assert len(made) == 200
    assert all(map(codes.is_secret, made))
    assert not any(map(codes.is_secret, ("", "x" * 21, "x" * 23, "é" * 22, "x" * 21 + "\n")))
