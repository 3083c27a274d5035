"""To be asked why, once it is known what happened: a few reasons, and a reply to each at the first touch."""

from collections.abc import MutableMapping

import streamlit as st

from gd_view.page.question import LETTERS, Because, Reason

GIVEN = "_because"  # after the place of a question: the reason that was given last
HOLDS, DIFFERS = "✓ That is why.", "✗ Not that."

Answers = MutableMapping[str, tuple[str, ...]]


def show(place: str, because: Because, answers: Answers) -> None:
    """Show the reasons, and the reply to the one that was given last; another one may follow.

    Parameters
    ----------
    place
        Of the question.
    because
        The reasons.
    answers
        Those of the session, by place.
    """
    reasons = dict(zip(LETTERS, because.reasons, strict=False))
    key, kept = _key(place), answers.get(f"{place}{GIVEN}")

    def give() -> None:
        answers[f"{place}{GIVEN}"] = (st.session_state[key],)

    if kept:
        st.session_state.setdefault(key, kept[0])  # after a reload
    with st.container(key=f"because_{place}"):
        st.radio(
            f"{because.so} because\u00a0…",
            list(reasons),
            index=None,
            format_func=lambda letter: f"… {reasons[letter].text}",
            key=key,
            on_change=give,
            persist_state="session",
        )
        reply = _reply(reasons[kept[0]]) if kept else '<p class="gd-verdict gd-reason" role="status"></p>'
        st.markdown(reply, unsafe_allow_html=True)


def forget(place: str, answers: Answers) -> None:
    """Forget the reason that was given."""
    answers.pop(f"{place}{GIVEN}", None)
    st.session_state.pop(_key(place), None)


def _key(place: str) -> str:
    return f"ask_{place}{GIVEN}_0"


def _reply(reason: Reason) -> str:
    kind, verdict = ("holds", HOLDS) if reason.is_right else ("differs", DIFFERS)
    return (
        f'<p class="gd-verdict gd-reason gd-{kind}" role="status">'
        f"<strong>{verdict}</strong> {reason.reply}</p>"
    )
