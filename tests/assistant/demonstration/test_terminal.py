"""What is seen of the demonstration: who says what, under which record, and how it was heard."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from assistant.conversation.latency import TurnTimes
from assistant.conversation.turn import TurnResult
from assistant.demonstration.performing import Performed
from assistant.demonstration.script import Line, lines_in
from assistant.demonstration.terminal import TerminalPage
from audit.language import Language
from tests.support.clock import ManualClock
from tests.support.gates import help_with, make_gate, occasion
from tests.support.suggestions import offer, suggestion

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


def line(topic: str, language: Language = ENGLISH) -> Line:
    return next(one for one in lines_in(language) if one.topic == topic)


def remark(performed: Performed, reader: Language, capsys: pytest.CaptureFixture[str]) -> str:
    TerminalPage(reader).ends(performed)
    return click.unstyle(capsys.readouterr().out).strip()


@pytest.mark.parametrize(
    ("reader", "help_says", "sale_says"),
    [
        (FRENCH, "Candide\u00a0: words of time-now [2 assist]", "Candide (voix de vente)\u00a0: "),
        (ENGLISH, "Candide: words of time-now [2 assist]", "Candide (selling voice): "),
    ],
)
def test_everything_said_is_shown_with_who_says_it_and_its_record(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    reader: Language,
    help_says: str,
    sale_says: str,
) -> None:
    gate, page = make_gate(tmp_path, ManualClock()), TerminalPage(reader)
    (helping,) = gate.review(help_with(), occasion())
    (sale,) = gate.review(suggestion(offer("payton", 300)), occasion())
    for cleared in (helping, sale):
        page.show(cleared.words, cleared)
    first, second = click.unstyle(capsys.readouterr().out).splitlines()
    assert first.strip() == help_says
    assert second.strip().startswith(sale_says)
    assert second.endswith(f"[{sale.record} sell_asked]")


@pytest.mark.parametrize(
    ("heard", "reader", "expected"),
    [
        ("thank you", ENGLISH, "heard word for word"),
        ("thank who", ENGLISH, "heard: “thank who”"),
        ("thank who", FRENCH, "entendu\u00a0: «\u00a0thank who\u00a0»"),
        (None, FRENCH, "rien n’a été entendu"),
    ],
)
def test_it_says_how_a_question_was_heard(
    capsys: pytest.CaptureFixture[str], heard: str | None, reader: Language, expected: str
) -> None:
    turn = None if heard is None else TurnResult("t", heard=heard)
    assert remark(Performed(line("thanks"), turn, None, None), reader, capsys) == expected


def test_a_name_that_was_put_right_is_shown_as_it_was_heard(
    capsys: pytest.CaptureFixture[str],
) -> None:
    turn = TurnResult("t", heard="thank you", transcribed="thank ewe")
    shown = remark(Performed(line("thanks"), turn, None, None), ENGLISH, capsys)
    assert shown == "heard: “thank ewe”"


def test_it_says_how_long_the_answer_took(capsys: pytest.CaptureFixture[str]) -> None:
    times = TurnTimes(turn="t", stages={}, to_first_sound=312, spoken=True, rehearsed=True)
    performed = Performed(line("thanks"), TurnResult("t", heard="thank you"), None, times)
    assert remark(performed, ENGLISH, capsys).split(" · ")[1:] == [
        "312 ms to the first sound",
        "thought ahead",
    ]


def test_of_a_typed_line_nothing_is_said_of_hearing(capsys: pytest.CaptureFixture[str]) -> None:
    performed = Performed(line("yes"), None, TurnResult("t"), None)
    assert remark(performed, ENGLISH, capsys) == ""
