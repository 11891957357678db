"""Strategies of strings: arbitrary ones full of marks, and news-like ones from a small grammar of what desks type."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["any_text", "newslike"]

_MARKS = (
    "\n\n\n\r\t   |-–—#:：;.,!?*_>=+^<\\/()[]【】（）“”„\"«»‹›‘’‚'`「」『』●■•"
    "1234567890QA\u00a0\u3000\ufeff\u2028\u0085\u00ad"
)

any_text = st.text(
    alphabet=st.one_of(st.sampled_from(_MARKS), st.characters(), st.sampled_from("abcXYZßéÑ記者說は")), max_size=160
)
"""Any string at all, with more marks than chance gives."""

_NAMES = st.sampled_from(
    [
        "Ana Roy",
        "Dr. Li Wei",
        "Mayor Jo Dunn",
        "Peter Lenz",
        "Claire Aubry",
        "Iñaki Roldán",
        "Roy",
        "Smith-Jones",
        "O’Dell",
        "McKay",
    ]
)
_CLAUSE = st.sampled_from(
    ["said", "told reporters", "sagte", "a déclaré", "dijo", "who runs it, said", "added that", "says"]
)
_PLAIN = st.sampled_from(
    [
        "The council voted on Tuesday to reopen the pool that had been closed since the roof fell in.",
        "Der Rat hat am Montag für den Umbau gestimmt, und die Stadt will 120 Plätze streichen.",
        "La ville a suspendu la collecte des ordures après un incendie au dépôt municipal.",
        "El puerto reabrió este jueves al tráfico después de tres días cerrado.",
        "東澳鎮上週日啟用第一批路燈。",
        "It was late.Work went on,she said. the end",
        "Stay tuned for more.Another story begins here and goes on for a while.",
        "word " * 30,
    ]
)
_MARKED = st.sampled_from(
    [("“", "”"), ('"', '"'), ("„", "“"), ("« ", " »"), ("»", "«"), ("‘", "’"), ("「", "」"), ("``", "''"), ("—", "—")]
)
_WORDS = st.sampled_from(
    [
        "We won’t stop,",
        "It is over.",
        "green plate",
        "Really?",
        "On verra.",
        "先從一盞開始。",
        "Wir ‚bauen‘ das",
        "it's “done”",
        "x",
    ]
)


@st.composite
def _quotation(draw: st.DrawFn) -> str:
    opening, closing = draw(_MARKED)
    if draw(st.integers(0, 9)) == 0:
        closing = ""
    words = f"{opening}{draw(_WORDS)}{closing}"
    who = f"{draw(_NAMES)} {draw(_CLAUSE)}"
    return draw(
        st.sampled_from(
            [
                f"{words} {who}.",
                f"{who}: {words}",
                f"{words}, {who}. {words}",
                f"Er sagte: {words}",
                f"鎮長陳國維說：{words}",
                f"According to {who}, {words}",
            ]
        )
    )


_LINES = st.one_of(
    _PLAIN,
    _quotation(),
    st.builds(lambda one, two: f"{one} {two}", _PLAIN, _quotation()),
    st.sampled_from(
        [
            "By ANA ROY, Staff Writer",
            "Von Max Muster, dpa",
            "March 9, 2024",
            "2024-02-30",
            "9. März 2024",
            "(Adds quotes)",
            "ENDS",
            "-30-",
            "MORE",
            "PARIS, 14 mars (AFP) - La suite.",
            "KARSTPORT (GW) _ Dockers agreed.",
            "Slug: pool-reopens",
            "Headline: Pool reopens",
            "Keywords: a; b, c;",
            "Date: 2024-03-09",
            "Urgency: 4",
            "Language: de",
            "X-Header: y",
            "EDITOR’S NOTE: see below",
            "CORRECTION: It was May.",
            "lf/mna/ob",
            "dpa abc yyzz n1",
            "© 2024 The Paper",
            "# One",
            "## Two ##",
            "#",
            "Three",
            "=====",
            "-----",
            "* * *",
            "___",
            "Table of Contents",
            "Contents:",
            "1. One",
            "2. Two",
            "a) x",
            "b) y",
            "- item",
            "  - inner",
            "    more of it",
            "• point",
            "– mardi : inspection ;",
            "● 標題",
            "> quoted",
            "> — Ana Roy, writer",
            ">",
            "— Ana Roy",
            "| a | b |",
            "|---|:-:|",
            "|——|",
            "| only |",
            "| x \\| y | | z",
            "a | b",
            "--- | ---",
            "Oslo   3   1",
            "Bergen   2   0",
            "Team\tW\tL",
            "Q: Why?",
            "A: Because.",
            "Q. And?",
            "**Q:** Bold?",
            "**A:** Yes.",
            "Ana Roy: We did.",
            "Ed Lo: Did you?",
            "記者：為什麼？",
            "陳國維：因為「看」。",
            "Note: a remark.",
            "Q:",
            "Venue: the hall",
            "Dear Sir,",
            "To the Editor:",
            "Yours faithfully,",
            "RUTH CALLOW",
            "Ornemouth, May 5",
            "【本報記者林曉雯／東澳鎮報導】",
            "（責任編輯：周以安）",
            "Who Pays for It?",
            "What comes next",
            "Read more: the story",
            "Photo: Ana Roy",
            "\x16\x16\x01a0147\x1fint-",
            "r i\x13\x11bc-x 10-02 0214",
            "^BC-Slug,a01<",
            "^By ANA ROY=",
            "^Eds: note<",
            "\x01rdp0142 4 vm 96 rdp 0311",
            "\x02Bahn/Wetter/",
            "Sturm im Norden =",
            "\x03051215 Nov 24",
            "\tTabbed text ``quoted,'' he said.",
            "\x08North;412;88",
            "AP-WF-10-02-24 1433EST",
            "   Indented line of some length that goes on",
            "a line that goes on in lower case",
            "inter-",
            "national",
            "\u3000\u3000段落。",
            "\u00a0",
            "",
        ]
    ),
)

newslike = st.lists(st.tuples(_LINES, st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r\r\n"])), max_size=24).map(
    lambda lines: "".join(line + end for line, end in lines)
)
"""Strings that look like news: lines of every kind that the reader knows, in any order."""
