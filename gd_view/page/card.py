"""The prediction card: a question to answer before a look at the figure, and a reply to every answer.

To answer, or to ask for the answer, loads the run that the question is about, and the picture plays it; verdict and
right answer wait until it has (look.css). Then some cards ask why, and after a wrong answer once more with other
numbers. Nothing is locked. Answers are kept in the reader's own session only, never in the address.
"""

from html import escape

import streamlit as st

from gd_view.page import pointing, reasons, session, sketches, state, verdicts
from gd_view.page.question import (
    CHANGED,
    LETTERS,
    LONGEST,
    Question,
    Typed,
    is_coarse,
    may_be_given,
    reply,
)
from gd_view.page.typed import stripped, understood

REVEALED = ("",)  # kept in place of an answer if the reader asked for the right one
PROMPTS = {
    "ask": "Show me without answering",
    "check": "See what happened",
    "again": "Ask me again",
    "another": "Ask me another one",
}
PREDICT = "Predict first"
ONCE_MORE = "Once more, with other numbers"
LATEST = "latest_answer"  # the place of the question that was answered last
TRIES = "_tries"  # after the place of a question: how many of its changed cases were left behind


ON_TOP = "This question stands at the top: the link asks it."
OTHER_RUN = "This question is about another run than the one that this link holds."


def card(page: str, question: Question | Typed) -> None:
    """Show a question, and the replies once the reader answered or asked for the answer.

    The one that the link asks stands on top of the chapter. One about a run that the link does not allow is not asked.
    """
    lesson, top = state.lesson(page), session.memory().top
    if not state.allows(page, question.state):
        st.html(f'<p class="gd-shut">{OTHER_RUN}</p>')
    elif top and question.key == lesson.question:
        with top:
            _whole(page, question)
        st.html(f'<p class="gd-shut">{ON_TOP}</p>')
    else:
        _whole(page, question)


def _whole(page: str, question: Question | Typed) -> None:
    """Show a question and what follows it."""
    place = f"{page}_{question.key}"
    if isinstance(question, Typed) or not (question.because or question.changed):
        _asked(page, question, PREDICT)
        return
    with st.container(key=f"star_{place}", gap="small"):  # what follows the question moves nothing else
        _asked(page, question, PREDICT)
        kept = answers().get(place)
        if kept is not None and question.because:
            reasons.show(place, question.because, answers())
        if kept is not None and question.changed and is_wrong(question, kept):
            changed = question.changed(tries(place))
            if state.allows(page, changed.state):
                _asked(page, changed, ONCE_MORE)


def _asked(page: str, question: Question | Typed, label: str) -> None:
    """Show one card."""
    place = f"{page}_{question.key}"
    kept = answers().get(place)
    with st.container(key=f"predict_{place}", gap="small"):
        star = "<span>★ for the class</span>" if question.is_star else ""
        is_changed = question.key.endswith(CHANGED)
        level, paper = ("h3", "") if is_changed else ("h2", _on_paper(question))
        st.html(
            f'<p class="gd-predict-label"><span>{label}</span>{star}</p>'
            f'<{level} class="gd-question">{verdicts.inline(question.text)}</{level}>{paper}'
        )
        if isinstance(question, Typed):
            _typed(page, place, question, kept)
        else:
            _choice(page, place, question, kept)


def _on_paper(question: Question | Typed) -> str:
    """Return what a handout has in place of the fields: the options as a list, or a line for each number."""
    if isinstance(question, Typed):
        return "".join(f'<p class="gd-on-paper">{escape(label)}:</p>' for label in question.labels)
    options = "".join(f"<li>{verdicts.inline(option.text)}</li>" for option in question.options)
    return f'<ol class="gd-on-paper">{options}</ol>'


def is_answered(page: str, question: Question | Typed) -> bool:
    """Return whether the reader answered a question or asked for its answer."""
    kept = answers().get(f"{page}_{question.key}")
    return kept is not None and (isinstance(question, Question) or _is_over(question, kept))


def answers() -> dict[str, tuple[str, ...]]:
    """Return this session's answers, by the place of the question."""
    given: dict[str, tuple[str, ...]] = st.session_state.setdefault("answers", {})
    return given


def is_wrong(question: Question, kept: tuple[str, ...]) -> bool:
    """Return whether what is kept is a reader's answer, and not the right one."""
    return kept not in (REVEALED, (question.right,))


def tries(place: str) -> int:
    """Return how many changed cases of the question of a place the reader has left behind."""
    return int(answers().get(f"{place}{TRIES}", ("0",))[0])


def _choice(page: str, place: str, question: Question, kept: tuple[str, ...] | None) -> None:
    """Show the options, or the choice and the right option; below them one button, for the next thing to do.

    The same elements stand in the same places before and after. So the button keeps the focus, and a screen reader
    hears of the change. An arrow key among the options only moves the choice; the button gives the answer.
    """
    letters = list(LETTERS[: len(question.options)])
    options = dict(zip(letters, question.options, strict=True))
    ask = f"ask_{place}_0"
    sketches.show(page, question, is_over=kept is not None, grows=st.session_state.get(LATEST) == place)
    with st.container(key=f"answers_{place}"):
        if kept is None:
            if question.sheet:
                st.html(f'<p class="gd-or">{sketches.OR}</p>')
            st.radio(
                question.text,
                letters,
                index=None,
                format_func=lambda letter: f"**{letter}**\u2002{verdicts.markdown(options[letter].text)}",
                key=ask,
                label_visibility="collapsed",
                persist_state="session",
            )
    said = told = ""
    if kept is not None:
        chosen, right = kept[0], question.right
        said = f"Your choice: {chosen}. What happened: {right}." if chosen else f"What happened: {right}."
        said = f"{said} {pointing.told(page, question)}{sketches.told(page, question)}".strip()
        told = verdicts.replies(page, question, options, chosen)
    _tell(place, said, told)
    if kept is None:
        pointing.button(page, question)
        prompt = "check" if st.session_state.get(ask) or place in sketches.kept() else "ask"
    else:
        prompt = "another" if question.key.endswith(CHANGED) else "again"
    st.button(
        PROMPTS[prompt],
        key=f"go_{place}",
        on_click=_forget if kept is not None else _keep,
        args=(place, question),
    )


def _typed(page: str, place: str, question: Typed, kept: tuple[str, ...] | None) -> None:
    """Show the fields and, below, the reply to the numbers in them, which can be changed and checked again."""
    with st.form(f"answers_{place}", border=False):  # sends nothing before a button or Enter
        columns = st.columns(len(question.answer))
        for i, (label, column) in enumerate(zip(question.labels, columns, strict=True)):
            key = f"ask_{place}_{i}"
            if kept not in (None, REVEALED):
                st.session_state.setdefault(key, kept[i])
            column.text_input(label, key=key, autocomplete="off", persist_state="session")
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Check", key=f"check_{place}", on_click=_check, args=(place, question))
            is_over = kept is not None and _is_over(question, kept)
            st.form_submit_button(
                PROMPTS["again" if is_over else "ask"],
                key=f"go_{place}",
                on_click=_forget if is_over else _reveal,
                args=(place, question),
            )
    if kept is None:
        pointing.button(page, question)
    _tell(place, *_typed_reply(page, question, kept))


def _typed_reply(page: str, question: Typed, kept: tuple[str, ...] | None) -> tuple[str, str]:
    """Return the reply to typed numbers: a sentence, and HTML."""
    if kept is None:
        return "", ""
    answer = " and ".join(f"{value:.10g}".replace("-", "−") for value in question.answer)
    right = verdicts.paragraph("holds", f"✓ {answer}", question.feedback)
    right += verdicts.look(page, (verdicts.PLAY_AGAIN, question.state))
    if kept == REVEALED:
        return f"The answer: {answer}.", right
    mine = f"Your answer: {escape(' and '.join(kept))}. {pointing.told(page, question)}".strip()
    if len(numbers(kept)) < len(kept):
        hint = (
            f"Write it with a decimal point, like −2.4 or 0.125, and in {LONGEST} characters at most, please."
        )
        return mine, verdicts.paragraph("differs", "? I cannot read that as a number", hint)
    if is_coarse(question, numbers(kept)):
        return f"{mine} Right; more digits, please.", verdicts.paragraph(
            "holds", "≈ Right", "more digits, please."
        )
    is_right, words = reply(question, numbers(kept))
    if is_right:
        return f"{mine} That is it.", right
    return f"{mine} What happened: {answer}.", verdicts.paragraph("differs", "✗ Your answer", words) + right


def numbers(kept: tuple[str, ...]) -> list[float]:
    """Return the numbers among typed texts."""
    return [value for text in kept if (value := understood(text)) is not None]


def _is_over(question: Typed, kept: tuple[str, ...]) -> bool:
    """Return whether a typed question has its numbers, from the reader with all their digits or on request."""
    given = numbers(kept)
    return kept == REVEALED or (len(given) == len(kept) and not is_coarse(question, given))


def _tell(place: str, said: str, told: str) -> None:
    latest = " gd-latest" if st.session_state.get(LATEST) == place else ""
    st.markdown(f'<p class="gd-said{latest}" role="status">{said}</p>', unsafe_allow_html=True)
    st.html(f'<div class="gd-verdicts{latest}">{told}</div>')


def _given(place: str, question: Question | Typed) -> tuple[str, ...]:
    """Return the texts in the fields of a question, or nothing if one of them is still empty or no answer."""
    fields = range(len(question.answer) if isinstance(question, Typed) else 1)
    values = [stripped(str(st.session_state.get(f"ask_{place}_{i}") or "")) for i in fields]
    given = tuple(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…" for text in values)
    return given if may_be_given(question, given) else ()


def _check(place: str, question: Typed) -> None:
    if given := _given(place, question):
        pointing.typed(place.removesuffix(f"_{question.key}"), question, numbers(given))
        _answer(place, question, given)


def _reveal(place: str, question: Typed) -> None:
    _answer(place, question, REVEALED)


def settle(page: str, question: Question | Typed) -> None:
    """Answer a question from elsewhere, in a callback: with the option that was chosen, or ask for the answer."""
    place = f"{page}_{question.key}"
    _answer(place, question, (isinstance(question, Question) and _given(place, question)) or REVEALED)


def _keep(place: str, question: Question) -> None:
    _answer(place, question, _given(place, question) or REVEALED)


def _answer(place: str, question: Question | Typed, given: tuple[str, ...]) -> None:
    answers()[place] = given
    pointing.stop()
    if isinstance(question, Question) or _is_over(question, given):
        st.session_state[LATEST] = place
        state.load(question.state)


def _forget(place: str, question: Question | Typed) -> None:
    """Forget an answer and what followed it. A changed case that was answered is followed by another one."""
    answers().pop(place, None)
    sketches.forget(place)
    pointing.forget(place.removesuffix(f"_{question.key}"), question)
    for i in range(len(question.answer) if isinstance(question, Typed) else 1):
        st.session_state.pop(f"ask_{place}_{i}", None)
    if question.key.endswith(CHANGED):
        star = place.removesuffix(CHANGED)
        answers()[f"{star}{TRIES}"] = (str(tries(star) + 1),)
    elif isinstance(question, Question):
        reasons.forget(place, answers())
        st.session_state.pop(f"ask_{place}{CHANGED}_0", None)
        if question.changed and f"{place}{CHANGED}" in answers():
            _forget(f"{place}{CHANGED}", question.changed(tries(place)))
