"""`candide ledger witness`, in both languages."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audit.inspect.witness_commands import witness as commands
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from tests.support.witness import Witness, conflict, serving

Grow = Callable[[int], None]
BOTH = pytest.mark.parametrize("locale", ["en_IE.UTF-8", "fr_FR.UTF-8"])


@pytest.fixture
def locale() -> str:
    return "en_IE.UTF-8"


@pytest.fixture(autouse=True)
def household(monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def in_either(shown: str, english: str, french: str, locale: str) -> bool:
    return (french if locale.startswith("fr") else english) in shown


@BOTH
def test_choosing_asking_listing_and_giving_up(ledger: Ledger, grow: Grow, locale: str) -> None:
    grow(3)
    server = Witness()
    with serving(server.answer) as url:
        added = run("add", server.vkey, url)
        assert added.exit_code == 0
        assert ledger.key.text in added.stdout
        assert in_either(added.stdout, "will be a witness", "sera témoin du journal", locale)
        listed = run("list").stdout
        assert in_either(listed, "has signed nothing yet", "n'a encore rien signé", locale)

        unknown = run("ask")
        assert unknown.exit_code == 1
        assert in_either(
            unknown.stderr,
            f"{server.name}: The witness does not know this log",
            f"{server.name}\u00a0: Le témoin ne connaît pas ce journal\u00a0:",
            locale,
        )

        server.trust(ledger.key.text)
        asked = run("ask")
        assert asked.exit_code == 0
        assert in_either(
            asked.stdout, "records signed: 3", "enregistrements signés\u00a0: 3", locale
        )
        assert url in run("list").stdout
        assert in_either(
            run("list").stdout, "records signed: 3", "enregistrements signés\u00a0: 3", locale
        )

    removed = run("remove", server.name)
    assert removed.exit_code == 0
    assert in_either(removed.stdout, "no longer", "ne sera plus témoin\u00a0;", locale)
    with LedgerReader(ledger.path) as reader:
        assert reader.witnesses() == []
    asked = run("ask")
    assert asked.exit_code == 0
    assert in_either(
        asked.stdout, "connects to nobody", "choisi\u00a0: le journal ne se connecte", locale
    )


@BOTH
def test_a_witness_that_knows_more_is_told_in_words(
    ledger: Ledger, grow: Grow, locale: str
) -> None:
    grow(3)
    server = Witness()
    with serving(lambda _: conflict(9)) as url:
        run("add", server.vkey, url)
        asked = run("ask")
    assert asked.exit_code == 1
    assert in_either(
        asked.stderr,
        "has already signed 9 records, and this log has only 3: records are missing here",
        "a déjà signé 9 enregistrements, et ce journal n'en a que 3\u00a0: des enregistrements",
        locale,
    )


@BOTH
def test_one_that_is_dead_is_named_and_the_other_signs(
    ledger: Ledger, grow: Grow, locale: str
) -> None:
    grow(3)
    living, dead = Witness("living.example"), Witness("dead.example")
    living.trust(ledger.key.text)
    with serving(living.answer) as url, socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        run("add", dead.vkey, f"http://127.0.0.1:{unused.getsockname()[1]}")
        run("add", living.vkey, url)
        asked = run("ask")
    assert asked.exit_code == 1
    assert "living.example" in asked.stdout
    assert "dead.example" in asked.stderr
    assert in_either(asked.stderr, "cannot be reached", "n'est pas joignable", locale)


@BOTH
@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        (("add", "nonsense", "https://w.example"), "is not valid", "n'est pas valable"),
        (("add", Witness().vkey, "http://w.example"), "begins with https://", "commence par"),
        (("remove", "nobody"), "No chosen witness is called nobody", "ne s'appelle nobody"),
    ],
)
def test_what_cannot_be_done_is_said(
    ledger: Ledger,
    grow: Grow,
    locale: str,
    arguments: tuple[str, ...],
    english: str,
    french: str,
) -> None:
    grow(1)
    refused = run(*arguments)
    assert refused.exit_code == 1
    assert in_either(refused.stderr, english, french, locale)


@BOTH
@pytest.mark.parametrize(
    "arguments",
    [("list",), ("ask",), ("remove", "w"), ("add", Witness().vkey, "https://w.example")],
)
def test_without_a_log_it_says_so(home: Path, locale: str, arguments: tuple[str, ...]) -> None:
    refused = run(*arguments)
    assert refused.exit_code == 1
    assert in_either(refused.stderr, "There is no log yet", "Il n'y a pas encore", locale)
    assert not home.exists()


@BOTH
def test_an_empty_log_is_not_shown(ledger: Ledger, locale: str) -> None:
    assert ledger.tip.size == 0
    run("add", Witness().vkey, "https://w.example")
    assert in_either(run("ask").stdout, "The log is empty", "Le journal est vide", locale)


def test_help_says_what_leaves_the_device_in_both_languages() -> None:
    shown = " ".join(line.strip(" ") for line in run("--help").stdout.split("\n"))
    for words in (
        "What leaves this device:",
        "root hash",
        "No record and no word is sent.",
        "quitte cet appareil\u00a0:",
        "empreinte racine",
        "Aucun enregistrement ni aucun mot",
        "Choose a witness. – Choisir un témoin.",
    ):
        assert words in shown
