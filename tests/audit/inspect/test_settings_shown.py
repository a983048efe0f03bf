"""`candide settings show`: every setting and every no, in words and in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.choices.adult import PinAnswer
from audit.choices.settings import Setting
from audit.choices.wishes import gtin14
from audit.gate.door import Gate
from audit.records.leaves import DeclineScope, ErasureReason, Outcome
from tests.audit.household import ENGLISH, A
from tests.audit.inspect.setting import PIN, choose, settings
from tests.audit.roomy import campaign, roomy
from tests.support.clock import ManualClock
from tests.support.gates import make_gate
from tests.support.suggestions import offer, suggestion

pytestmark = pytest.mark.usefixtures("cheap")

# -- show ------------------------------------------------------------------------------------------


def test_without_a_log_there_is_nothing_to_show_and_none_is_made(home: Path) -> None:
    shown = settings("show")
    assert shown.exit_code == 1
    assert "There is no log yet" in shown.stderr
    assert not home.exists()


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "en_IE.UTF-8",
            [
                "selling          allowed, within the limits below",
                "profile          careful",
                "unasked-per-day  at most one suggestion of my own accord a day",
                "asked-per-hour   at most 2 paid answers an hour (your own)",
                "cap-week         at most 1.5% of unasked selling over seven days (your own)",
                "children         yes, so nothing is sold",
                "pin              a PIN is chosen; an adult has opened selling, for 15 min at most",
                "quiet            from 9:00 pm to 8:00 am, nothing is suggested unasked",
                "language         French",
                "survey           it may ask for your opinion",
                "introduced       it has introduced itself, with the charter in force",
                "No refusals.",
            ],
        ),
        (
            "fr_FR.UTF-8",
            [
                "selling          permise, dans les limites qui suivent",
                "profile          prudent (careful)",
                "unasked-per-day  au plus une proposition de moi-même par jour",
                "asked-per-hour   au plus 2 réponses payées par heure (votre réglage)",
                "cap-week         au plus 1,5\u00a0% de vente non demandée sur sept jours "
                "(votre réglage)",
                "children         oui, alors rien n'est vendu",
                "pin              un code est choisi\u00a0; un adulte a ouvert la vente, pour "
                "15\u00a0min au plus",
                "quiet            de 21\u00a0h à 8\u00a0h, rien n'est proposé sans demande",
                "language         français",
                "survey           je peux demander votre avis",
                "introduced       présentée, avec la charte en vigueur",
                "Aucun refus.",
            ],
        ),
    ],
)
def test_every_setting_is_shown_in_plain_words(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, locale: str, expected: list[str]
) -> None:
    for name, value in (
        ("asked-per-hour", "2"),
        ("cap-week", "150"),
        ("children", "yes"),
        ("language", "fr"),
        ("survey", "on"),
    ):
        gate.choices.set(Setting(name), value)
    choose(gate)
    assert gate.choices.try_pin(PIN) is PinAnswer.RIGHT
    monkeypatch.setenv("LC_ALL", locale)
    shown = settings("show")
    assert shown.exit_code == 0
    assert shown.output.splitlines() == expected


def test_what_is_off_and_what_was_not_done_is_shown(home: Path, clock: ManualClock) -> None:
    gate = make_gate(home, clock, introduced=False)
    gate.choices.set(Setting.SELLING, "off")
    gate.choices.set(Setting.QUIET, "none")
    gate.choices.set(Setting.CHILDREN, "yes")
    gate.close()
    shown = settings("show").output
    for words in (
        "off: only offers that nobody pays for are named",
        "no quiet hours",
        "no PIN: where children live, nobody can open selling",
        "it has not introduced itself yet, so nothing is sold",
        "it does not ask for your opinion",
    ):
        assert words in shown


def refuse_much(gate: Gate) -> None:
    """A no of every reach, one of them lighter."""
    gate.outcome(campaign(gate)[0].record, Outcome.INTERRUPTED, 1000)
    for number, scope in enumerate(("product", "category", "brand", "sponsor")):
        named = offer(
            "payton", 300, gtin=f"95200000001{number}0", brand=f"B{number}",
            category=f"c{number}", category_name={"fr": f"genre {number}", "en": f"kind {number}"},
        )  # fmt: skip
        gate.review(suggestion(named), ENGLISH)
        gate.decline() if scope == "product" else gate.never_again(DeclineScope(scope))


def test_every_no_is_shown_with_its_number_its_reach_and_its_name(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = roomy(home, clock)
    refuse_much(gate)
    numbers = [no.record for no in gate.choices.noes()]
    gate.close()
    shown = settings("show").output.splitlines()
    assert "Refusals, by number (to lift one: candide settings lift NUMBER):" in shown
    said = [
        f"product “coffee 011” ({gtin14(A)}), whatever it is called next, unless you ask for it",
        "product “coffee 100” (09520000000100), whatever it is called next",
        "kind of product “kind 1” (c1)",
        "brand “B2”",
        "shop or payer “Payton” (payton)",
    ]
    assert shown[-5:] == [f"{n:>6}  {w}" for n, w in zip(numbers, said, strict=True)]
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    french = settings("show").output.splitlines()
    assert french[-3:] == [
        f"{numbers[2]:>6}  genre de produits «\u00a0genre 1\u00a0» (c1)",
        f"{numbers[3]:>6}  marque «\u00a0B2\u00a0»",
        f"{numbers[4]:>6}  magasin ou payeur «\u00a0Payton\u00a0» (payton)",
    ]


def test_a_no_whose_words_are_erased_is_shown_by_its_value(home: Path, clock: ManualClock) -> None:
    gate = roomy(home, clock)
    refuse_much(gate)
    gate._ledger.erase([(1, gate._ledger.tip.size)], ErasureReason.COMMAND)
    gate.close()
    shown = settings("show").output
    assert f"product {gtin14(A)}, whatever it is called next, unless you ask for it" in shown
    assert "kind of product c1\n" in shown
    assert "coffee" not in shown


def test_no_name_commands_the_terminal(gate: Gate) -> None:
    evil = {"fr": "\u202eéfac", "en": "\u202eeffoc"}
    gate.review(suggestion(offer("payton", 300, name=evil)), ENGLISH)
    gate.decline()
    shown = settings("show").output
    assert "“\ufffdeffoc”" in shown
    assert "\u202e" not in shown
