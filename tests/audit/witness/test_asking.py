"""A witness cosigns the log as it grows, and what it signed is kept."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from audit.ledger.checkpoints import Checkpoint
from audit.ledger.errors import LedgerMissing
from audit.ledger.notes import VerifierKey, open_note, split_note
from audit.ledger.reader import LedgerReader, Witnessed
from audit.ledger.store import Ledger
from audit.ledger.witness_errors import (
    WitnessKeyRefused,
    WitnessLogUnknown,
    WitnessNameTaken,
    WitnessNotChosen,
    WitnessSignatureRefused,
    WitnessUnreachable,
    WitnessUrlRefused,
)
from audit.ledger.witnesses import add_witness, ask_all, remove_witness
from tests.support.witness import Answer, Request, Witness, conflict, serving, vkey

Grow = Callable[[int], None]


def stored(ledger: Ledger) -> Witnessed:
    with LedgerReader(ledger.path) as reader:
        (witness,) = reader.witnesses()
    return witness


def opened(ledger: Ledger) -> Checkpoint:
    """The stored checkpoint, which both the log and its witness must have signed."""
    kept = stored(ledger)
    assert kept.note is not None
    note = open_note(kept.note, [ledger.key, kept.key])
    assert set(note.keys) == {ledger.key, kept.key}
    checkpoint = Checkpoint.parse(note.text)
    assert checkpoint.size == kept.size
    return checkpoint


def sent_old(witness: Witness) -> list[str]:
    return [request.body.partition("\n")[0] for request in witness.requests]


def test_the_first_cosignature_is_kept_under_the_checkpoint(
    ledger: Ledger, witness: Witness
) -> None:
    (asked,) = ask_all(ledger)
    assert (asked.key.text, asked.size, asked.error) == (witness.vkey, 3, None)
    assert opened(ledger) == Checkpoint(ledger.key.name, 3, ledger.tip.root)
    assert sent_old(witness) == ["old 0"]


@pytest.mark.parametrize("more", [1, 5, 300])
def test_growth_is_proved_from_what_was_cosigned_last(
    ledger: Ledger, witness: Witness, grow: Grow, more: int
) -> None:
    ask_all(ledger)
    grow(more)
    assert ask_all(ledger)[0].size == 3 + more
    assert opened(ledger).size == 3 + more
    assert sent_old(witness) == ["old 0", "old 3"]


def test_the_same_size_is_cosigned_again_with_a_later_time(
    ledger: Ledger, witness: Witness
) -> None:
    ask_all(ledger)
    first = stored(ledger).note
    assert ask_all(ledger)[0].size == 3
    assert opened(ledger).size == 3
    assert stored(ledger).note != first


def test_a_witness_that_knows_more_than_we_noted_is_asked_from_there(
    ledger: Ledger, witness: Witness, grow: Grow
) -> None:
    ask_all(ledger)
    url = stored(ledger).url
    remove_witness(ledger.path, witness.name)
    add_witness(ledger.path, VerifierKey.parse(witness.vkey), url)
    assert stored(ledger).note is None
    grow(4)
    assert ask_all(ledger)[0].size == 7
    assert sent_old(witness) == ["old 0", "old 0", "old 3"]


def test_a_witness_that_forgot_is_asked_from_the_beginning(
    ledger: Ledger, witness: Witness, grow: Grow
) -> None:
    ask_all(ledger)
    witness.latest.clear()
    grow(4)
    assert ask_all(ledger)[0].size == 7
    assert sent_old(witness) == ["old 0", "old 3", "old 0"]


def test_what_another_process_showed_the_witness_meanwhile_is_no_rollback(
    ledger: Ledger, witness: Witness, grow: Grow
) -> None:
    """Between reading the log and asking, the log grows and the witness sees that first."""
    ask_all(ledger)

    def late(request: Request) -> Answer:
        if "old 3" in request.body:
            grow(2)
            return conflict(5)
        return Answer(200, witness.cosign(split_note(ledger.tip.note)[0]).encode())

    with serving(late) as url:
        add_witness(ledger.path, VerifierKey.parse(witness.vkey), url)
        assert ask_all(ledger)[0].size == 5


def test_signature_lines_of_unknown_keys_are_ignored_and_not_kept(
    ledger: Ledger, grow: Grow
) -> None:
    grow(3)
    greased = Witness(grease=True)
    greased.trust(ledger.key.text)
    with serving(greased.answer) as url:
        add_witness(ledger.path, VerifierKey.parse(greased.vkey), url)
        assert ask_all(ledger)[0].size == 3
    assert opened(ledger).size == 3
    assert len(split_note(stored(ledger).note or "")[1]) == 2


def test_a_log_the_witness_does_not_know(ledger: Ledger, grow: Grow) -> None:
    grow(3)
    with serving(Witness("stranger.example").answer) as url:
        add_witness(ledger.path, VerifierKey.parse(Witness("stranger.example").vkey), url)
        assert isinstance(ask_all(ledger)[0].error, WitnessLogUnknown)
    assert stored(ledger).note is None


def test_a_rotated_key_is_refused_until_the_witness_knows_it(
    ledger: Ledger, witness: Witness
) -> None:
    ask_all(ledger)
    ledger.rotate_key()
    assert isinstance(ask_all(ledger)[0].error, WitnessSignatureRefused)
    assert stored(ledger).size == 3
    witness.trust(ledger.key.text)
    assert ask_all(ledger)[0].size == 4
    assert opened(ledger).size == 4


def test_a_dead_witness_does_not_keep_the_others_from_being_asked(
    ledger: Ledger, witness: Witness
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        for name in ("a.example", "z.example"):
            dead = VerifierKey.parse(vkey(name, b"\x04", bytes(32)))
            add_witness(ledger.path, dead, f"http://127.0.0.1:{unused.getsockname()[1]}")
        answers = {asked.key.name: asked for asked in ask_all(ledger)}
    assert answers[witness.name].size == 3
    for name in ("a.example", "z.example"):
        assert isinstance(answers[name].error, WitnessUnreachable)


def test_a_restored_log_has_another_name_and_starts_over(
    ledger: Ledger, witness: Witness, clock: Any
) -> None:
    ask_all(ledger)
    name = ledger.key.name
    ledger.close()
    restored = Ledger(ledger.path, clock, from_backup=True)
    assert restored.key.name != name
    assert isinstance(ask_all(restored)[0].error, WitnessLogUnknown)
    assert name in (stored(restored).note or "")
    witness.trust(restored.key.text)
    assert ask_all(restored)[0].size == restored.tip.size
    assert opened(restored).origin == restored.key.name
    assert sent_old(witness) == ["old 0"] * 3
    restored.close()


def test_a_witness_given_up_during_the_request_stays_given_up(
    ledger: Ledger, witness: Witness
) -> None:
    def answer(request: Request) -> Answer:
        remove_witness(ledger.path, witness.name)
        return witness.answer(request)

    with serving(answer) as url:
        add_witness(ledger.path, VerifierKey.parse(witness.vkey), url)
        ask_all(ledger)
    with LedgerReader(ledger.path) as reader:
        assert reader.witnesses() == []


# -- promise 10 ------------------------------------------------------------------------------------


@pytest.fixture
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_connection")
def test_where_nobody_was_chosen_there_is_no_connection(ledger: Ledger, grow: Grow) -> None:
    grow(3)
    assert ask_all(ledger) == []


@pytest.mark.usefixtures("no_connection")
def test_an_empty_log_is_shown_to_nobody(ledger: Ledger) -> None:
    assert ledger.tip.size == 0
    key = VerifierKey.parse(Witness().vkey)
    add_witness(ledger.path, key, "https://witness.example")
    assert ask_all(ledger) == []


def test_nothing_leaves_but_name_size_root_and_hashes(
    ledger: Ledger, witness: Witness, grow: Grow
) -> None:
    ask_all(ledger)
    grow(4)
    ask_all(ledger)
    for request in witness.requests:
        assert set(request.headers) == {"host", "accept-encoding", "content-length"}
        lines, _, note = request.body.partition("\n\n")
        assert note == ledger.tip.note or note.startswith(f"{ledger.key.name}\n3\n")
        old, *hashes = lines.split("\n")
        assert old in ("old 0", "old 3")
        assert all(len(line) == 44 for line in hashes)


def test_proxies_named_in_the_environment_are_not_used(
    ledger: Ledger, witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert ask_all(ledger)[0].size == 3


# -- choosing --------------------------------------------------------------------------------------


UNSAFE = (
    "http://witness.example",
    "http://192.168.1.4:8080",
    "http://127.0.0.1.example",
    "http://localhost.example",
    "ftp://witness.example",
    "file:///etc/passwd",
    "witness.example",
    "https://",
    "https://user:word@witness.example",
    "https://witness.example?origin=1",
    "https://witness.example#here",
    "https://witness.example:99999",
    "https://[::1",
    "https://a..b",
    "https://" + "a" * 64 + ".example",
    "https://witness.example/\r\nHost: elsewhere",
    "https://témoin.example",
)
SAFE = ("http://localhost:8080/w", "http://[::1]:8080", "http://127.0.0.2", "https://w.example")


def test_an_address_that_is_not_safe_is_refused(ledger: Ledger, grow: Grow) -> None:
    grow(1)
    for url in UNSAFE:
        with pytest.raises(WitnessUrlRefused):
            add_witness(ledger.path, VerifierKey.parse(Witness().vkey), url)
    with LedgerReader(ledger.path) as reader:
        assert reader.witnesses() == []


def test_other_addresses_are_taken(ledger: Ledger, grow: Grow) -> None:
    grow(1)
    key = VerifierKey.parse(Witness().vkey)
    for url in SAFE:
        add_witness(ledger.path, key, f"{url}/")
        assert stored(ledger).url == url


def test_an_address_changed_in_the_file_is_refused_when_asking(
    ledger: Ledger, witness: Witness
) -> None:
    with closing(sqlite3.connect(ledger.path)) as database:
        database.execute("update witness set url = 'http://192.0.2.1'")
        database.commit()
    assert isinstance(ask_all(ledger)[0].error, WitnessUrlRefused)


def test_a_witness_added_again_keeps_what_it_signed_and_has_the_new_address(
    ledger: Ledger, witness: Witness
) -> None:
    ask_all(ledger)
    before = stored(ledger)
    add_witness(ledger.path, VerifierKey.parse(witness.vkey), "https://moved.example")
    after = stored(ledger)
    assert (after.url, after.size, after.note) == ("https://moved.example", 3, before.note)


def test_two_witnesses_of_one_name_are_refused(ledger: Ledger, witness: Witness) -> None:
    with pytest.raises(WitnessNameTaken):
        add_witness(ledger.path, VerifierKey.parse(Witness().vkey), "https://other.example")


def test_the_key_of_a_log_is_no_witness(ledger: Ledger, grow: Grow) -> None:
    grow(1)
    with pytest.raises(WitnessKeyRefused):
        add_witness(ledger.path, ledger.key, "https://witness.example")


def test_who_was_not_chosen_cannot_be_removed(ledger: Ledger, witness: Witness) -> None:
    with pytest.raises(WitnessNotChosen):
        remove_witness(ledger.path, "witness.example")
    assert stored(ledger).key.text == witness.vkey


def test_without_a_log_nobody_can_be_chosen(home: Path) -> None:
    with pytest.raises(LedgerMissing):
        add_witness(home / "ledger.db", VerifierKey.parse(Witness().vkey), "https://w.example")
    assert not home.exists()
