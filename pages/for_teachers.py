"""For teachers: plans, wrong answers and what to say to them, every state as a link, and what to know beforehand."""

import streamlit as st

from gd_view.chapters import CONTENTS, RECORDS, after, numbered
from gd_view.chapters.for_teachers import addresses, answers, form, limits, notes, plans, talk, vote
from gd_view.page import card, chapter, present, takeaway
from gd_view.page.lesson import LONGEST
from gd_view.player.strings import STRINGS
from gd_view.votes.store import LASTS
from gd_view.wording import count

HERE = CONTENTS["for_teachers"]

titles = {record.address: record.title for record in CONTENTS.values()}

with st.container(key="guide"):
    st.title("For teachers")
    st.markdown(
        "This page tells the answers: it is for those who teach, not for those who are about to predict."
    )

    st.header("Plans")
    st.markdown(
        f"“{plans.ON_THE_WALL}” puts the question for the class on the wall, beside the start of its run. "
        f"“{plans.BY_VOTE}” opens a vote on it, in a new tab; without phones, ask for hands."
    )
    for plan in plans.PLANS:
        st.subheader(count(plan.minutes, "minute"))
        st.markdown(plan.why)
        st.html(plans.listed(plan, CONTENTS))

    st.header("One question in a class")
    st.markdown(
        "Each chapter has one question for the whole room, marked ★. The order matters: whoever only watched a "
        "demonstration understood it no better than those who never saw it, and whoever predicted first did "
        "([Crouch, Fagen, Callan and Mazur 2004](https://doi.org/10.1119/1.1707018)).\n"
        f"1. Press “{plans.ON_THE_WALL}” in a plan above: the question is large, and its picture stands at the start. "
        "Read it aloud, and let everybody decide alone, in writing.\n"
        f"2. Ask for hands, letter by letter, or press “{plans.BY_VOTE}”. Fewer than a third right: explain. Up to two "
        "thirds: let neighbours convince each other, and ask again. More: go on.\n"
        f"3. Choose what most of them said, if you like, and press “{present.SHOW}”, or Page Down. The run plays, and "
        f"the reply follows. On a page that is not presented, “{card.PROMPTS['check']}” does so after a choice, and "
        f"“{card.PROMPTS['ask']}” without one.\n"
        "4. Ask why, before the page does. After a wrong answer it asks once more, with other numbers.\n"
        "\n"
        "A vote counts the hands for you; the next section opens one on any question."
    )

    st.header("A vote")
    st.markdown(
        "The link below opens a room for one question, on a screen for the projector. It shows a code and a QR code, "
        "with which phones join, without a name. You see how many have answered; what, when you ask for it; and which "
        "answer is right, when you tell it. “Vote again”, after they have talked with a neighbour, shows both votes. "
        "Then play the run, which opens presented, in a tab of its own. On a presented screen a remote does it, too: "
        "Page Down shows what was answered, then tells what is right, then plays the run; Page Up hides the answers. "
        "The address of your screen is the key of the room: who has it can do what you can. After any change in the "
        "form the link opens another room."
    )
    with st.container(key="open_vote"):
        st.fragment(vote.show)([record for record in RECORDS if record.questions], titles)

    with st.container(key="talk"):
        st.header(f"A talk of {count(talk.PLAN.minutes, 'minute')}, to print")
        st.markdown(
            f"For a room with a projector. A link below, and “{present.ENTER}” at the top of every chapter, presents: "
            "large type, one picture and one question at a time. Page Down, space or → goes on, as a presenter remote "
            "does: the question, its run with the reply, the next question, the next chapter. Page Up or ← goes back, "
            f"and Esc or “{present.LEAVE}” leaves. What has the focus keeps its keys: arrows move a slider, and a "
            "field takes them all. Each link opens at what it names, and the keys lead on from there."
        )
        st.html(talk.script(CONTENTS))

    st.header("Chapter by chapter")
    st.markdown(
        "What a chapter is for, how to use it, and its ★ question with a reply to each wrong answer: the one that "
        "the page gives, too. Each link opens its state, for anybody."
    )
    for record in RECORDS:
        if record.questions:
            st.subheader(numbered(record))
            st.html(notes.about(record) + notes.on_the_star(record) + notes.states(record))

    st.header("A link for the class")
    st.markdown(
        "This puts a chapter, what its picture shows, a question and a task of your own into one address. Whoever "
        "opens it sees the task on top. A control that is *fixed* is shown, and nothing moves it: no slider, no hand "
        "in the picture, no chip, no typed value. One that is *hidden* is not shown. Both keep the value of the link; "
        "the arithmetic and the address still tell it. A question about another run than the one that is held is not "
        "asked. All of it is in the address, which anybody can read and change, and nothing is stored. The task shows "
        "as it is typed. Below the link is the same chapter as a frame for a page of your own."
    )
    with st.container(key="lesson_link"):
        st.fragment(form.show)([record for record in RECORDS if record.dials], titles)

    st.header("Before the class")
    st.markdown(
        "- **Wake it.** Open the lesson some minutes earlier. On Streamlit Community Cloud an app sleeps after 12 "
        "hours without a visitor, and takes a while to wake. In a frame of a learning platform (LMS) a sleeping app "
        "cannot be woken, so give the plain link beside the frame. A frame may be sandboxed, as long as it allows "
        "scripts and its own origin (`allow-scripts allow-same-origin`). Where it may store nothing, answers last "
        "as long as the page.\n"
        "- **Try the plan.** Its links open the same states on every device. No login, nothing to install.\n"
        "- **Share a moment.** At the end of a chapter stands a link to what its picture shows now, at this very step, "
        "with a QR code to put on the wall.\n"
        "- **Phones** will do, with a finger: the picture stays in sight above the sliders.\n"
        "- **From a distance.** Page Down and Page Up step the figure, as presenter remotes do. The browser's zoom "
        "makes everything larger.\n"
        "- **Motion.** On a device that is set to reduce it, Play goes to the end at once, and Step still steps.\n"
        "- **Paper.** The browser's own Print makes some sheets of each chapter: its questions, room to write, and no "
        "reply. This page can be printed, too: then each link is written out, as what follows the lesson's own "
        "address."
    )

    st.header("Files and paper to hand out")
    st.markdown(
        f"Set a chapter as you want it, go to its end, and open “{STRINGS.share}” or “{takeaway.TITLE}”.\n"
        f"- **A handout.** “{STRINGS.handout}”: the picture at its start, the questions, room to write, and a QR code "
        "that leads back. It fits on A4 and on Letter.\n"
        f"- **A file that works offline.** “{takeaway.BUTTON}”: the picture with player, sliders, table and question, "
        "in about 2.3 MB. It opens in a browser by a double click, with no network, also where this site is blocked. "
        "The answer is folded away in it. From the state of the file all sliders answer; where the five lines are "
        "shown, one at a time.\n"
        f"- **Numbers.** Below each picture, in the fold “{STRINGS.numbers}”: “{STRINGS.download}”, or "
        f"“{STRINGS.comma}” for a spreadsheet that is set to a country where 0.1 is written 0,1: then semicolons lie "
        "between the numbers. Both begin with the mark by which a spreadsheet knows the signs in the titles.\n"
        f"- **The picture.** There, too: “{STRINGS.svg}” and “{STRINGS.png}”, light in a dark page as well. Of the "
        "map of outcomes it is the run in the circle.\n"
        f"- **A program.** “{takeaway.AS_PROGRAM}”, and on the page “{CONTENTS['the_code'].title}” as a notebook. "
        "It needs Python alone; for two parameters numpy as well.\n"
        f"- **An exit ticket.** “{CONTENTS['looking_back'].title}” has what its reader predicted as text, to copy and "
        "hand in. Nobody else sees it."
    )
    st.markdown("The answers are on no page that students are led to. One sheet for each chapter:")
    st.download_button(
        "Download the answer sheet",
        answers.sheet(RECORDS),
        answers.FILE,
        "text/html",
        icon=":material/download:",
        on_click="ignore",
    )

    st.header("What is stored")
    st.markdown(
        "On the server, nothing about anybody: no names, no accounts, and what a visit needs is forgotten after it. "
        "Of a vote the server keeps what was answered in each round, each answer beside a number by chance, so that a "
        f"phone that comes back does not vote twice. {LASTS // 3600} hours after a room was opened nobody can see it "
        "any more, and it is deleted as soon as any room is used. "
        "What a student answers is held by the tab's own session storage, until the tab is closed, or until one "
        f"press on the page “{CONTENTS['looking_back'].title}”. An address holds a state, and never an answer. A "
        "host may count visits: Streamlit Community Cloud turns its usage statistics on."
    )

    st.header("What an address can say")
    st.markdown(
        "Below, with the first value of each parameter. What is left out is as the page was left, or first was. "
        "What cannot be used gives way to something near, and the page says so. With `embed=true` as well, the "
        "chapter stands alone, for a frame: no contents and no menu, and picture and controls fit into 600 × 500 "
        "pixels. With `mode=present` the page is presented, and so is every page after it until you leave. `step=3` "
        "opens the picture at step 3. A link to a class has `lesson=1`, the version of what follows: `hide=` and "
        "`fix=`, names of parameters with + between them; `question=`, a question of the chapter; and "
        f"`task=`, at most {LONGEST} characters."
    )
    with st.container(key="addresses"):
        st.markdown(addresses.table(RECORDS))

    st.header("What the model leaves out")
    st.markdown(limits.listed())

    chapter.lead_on(after(HERE), "To the beginning")
