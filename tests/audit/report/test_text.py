"""The report as a person reads it on a terminal."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from audit.language import Language
from audit.report.as_text import WIDTH, text_report
from audit.report.contents import Both, CharterInForce, Incident, Report
from tests.audit.report.bare import bare_in_text
from tests.audit.report.logs import stable

GOLDEN = Path(__file__).parent


@pytest.mark.parametrize("language", Language)
def test_a_week_reads_as_it_always_did(week: Report, language: Language) -> None:
    """All but the figures, whose words are those of `audit.metrics`."""
    charter = CharterInForce("5" * 64, declared=True, known=True, kept=True)
    held = dataclasses.replace(week.in_force, charters=(charter,))
    text = stable(text_report(dataclasses.replace(week, in_force=held), language))
    until = {Language.FRENCH: "Tous les chiffres\n", Language.ENGLISH: "All figures\n"}
    assert text[: text.index(until[language])] == (GOLDEN / f"week.{language}.txt").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("language", Language)
def test_no_line_is_wider_than_a_terminal(week: Report, language: Language) -> None:
    assert max(map(len, text_report(week, language).split("\n"))) <= WIDTH


@pytest.mark.parametrize("language", Language)
def test_no_percentage_stands_without_its_halves(week: Report, language: Language) -> None:
    assert bare_in_text(text_report(week, language)) == []


def test_a_bare_percentage_would_be_found() -> None:
    assert bare_in_text("The selling share was 4.4%.") != []
    assert bare_in_text("La part de vente était de 4,4\u00a0%.") != []
    assert bare_in_text("The selling share was 4.4% (3 of 68).") == []


def test_both_languages_give_the_same_figures(week: Report) -> None:
    def counts(text: str, of: str) -> list[tuple[str, str]]:
        flat = re.sub(r"[ \n]+", " ", re.sub(r"(?<=\d)[\u202f,](?=\d{3})", "", text))
        return re.findall(rf"\((\d+) {of} (\d+)\)", flat)

    french, english = text_report(week, Language.FRENCH), text_report(week, Language.ENGLISH)
    assert counts(french, "sur") == counts(english, "of") != []


def test_every_figure_says_what_it_cannot_show(week: Report) -> None:
    text = text_report(week, Language.ENGLISH)
    ids = dict.fromkeys(figure.id for figure in week.figures)
    assert list(ids) == [f"M{number}" for number in range(1, 22)]
    assert all(re.search(rf"(?m)^{id} \S", text) for id in ids)
    assert text.count("Cannot show:") == len(ids)


def test_what_no_log_can_prove_is_on_every_report(week: Report) -> None:
    text = " ".join(text_report(week, Language.ENGLISH).split())
    assert "That nothing was said outside it" in text
    assert "That a label is right" in text
    assert "What a radio station, a song or a guest says" in text


@pytest.mark.parametrize(
    ("declared", "known", "said"),
    [
        (False, True, "NOT A RELEASED CHARTER"),
        (False, False, "NOT A RELEASED CHARTER"),
        (True, False, "NOT KNOWN AS RELEASED"),
    ],
)
def test_a_charter_not_released_is_said_before_any_figure(
    week: Report, declared: bool, known: bool, said: str
) -> None:
    charter = CharterInForce("5" * 64, declared, known, kept=True)
    held = dataclasses.replace(week.in_force, charters=(charter,))
    text = text_report(dataclasses.replace(week, in_force=held), Language.ENGLISH)
    assert 0 < text.index(said) < text.index("Selling share")
    assert "NOT A RELEASED" not in text_report(week, Language.ENGLISH)


def test_a_log_without_a_start_says_that_nobody_knows_the_rules(week: Report) -> None:
    held = dataclasses.replace(week.in_force, charters=())
    text = text_report(dataclasses.replace(week, in_force=held, caps=None), Language.ENGLISH)
    assert "NO CHARTER ON RECORD" in text
    assert "The caps that held are not known" in text


def test_no_text_of_a_log_commands_the_terminal(week: Report) -> None:
    sentence = Both("\x1b[2Jfini\u202eetc.", "\x1b[2Jdone\u202eetc.")
    incident = Incident(7, "2026-11-20T08:00Z", sure=False, sentence=sentence)
    text = text_report(dataclasses.replace(week, incidents=(incident,)), Language.ENGLISH)
    assert "\ufffd[2Jdone\ufffdetc." in text
    assert "(time uncertain)" in text
    assert "\x1b" not in text
