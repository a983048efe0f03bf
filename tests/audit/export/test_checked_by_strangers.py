"""What is exported passes the verifier that comes with it, which shares no code with the writer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.charter import ClosedCharter
from audit.gate.door import Gate
from audit.language import Language
from audit.ledger.notes import COSIGNATURE, VerifierKey, signature_line, split_note
from audit.ledger.reader import LedgerReader, Witnessed
from audit.records.leaves import ErasureReason
from tests.audit.export.logs import Household, events, files_of, verified
from tests.audit.household import three_offers
from tests.support.gates import help_with, make_gate, occasion


def assert_agrees(folder: Path, language: Language = Language.ENGLISH) -> str:
    result = verified(folder, language)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.mark.parametrize("language", Language)
def test_a_household_that_asked_and_was_sold_to(
    household: Household, target: Path, language: Language
) -> None:
    gate: Gate = make_gate(household.home, household.clock)
    gate.start("0.1.0")
    gate.review(help_with(), occasion("t1", language))
    (offered, *_) = gate.review(three_offers(), occasion("t2", language))
    gate.decline()
    gate.review(three_offers(), occasion("t3", language))
    gate.close()
    household.ledger.close()
    household.export(target)
    report = assert_agrees(target, language)
    assert ("vérifié" if language is Language.FRENCH else "checked") in report
    rows = events(target)
    kinds = {row["kind"] for row in rows}
    assert kinds == {"setting", "register", "start", "utterance", "decline", "outcome"}
    sold = next(row for row in rows if row["record"] == str(offered.record))
    assert (sold["label"], sold["sponsor_names"]) == ("sell_asked", "Payton")
    assert sold["spoken"] == offered.words


@pytest.mark.parametrize(
    ("order", "language"),
    [
        ({}, Language.FRENCH),
        ({"words": False}, Language.ENGLISH),
        ({"since": date(2026, 11, 23), "until": date(2026, 11, 23)}, Language.FRENCH),
        ({"until": date(2026, 11, 23), "words": False}, Language.ENGLISH),
        ({"since": date(2027, 1, 1)}, Language.FRENCH),
    ],
    ids=["all", "withheld", "one-day", "withheld-until", "no-records"],
)
def test_a_log_of_several_days_in_part_and_whole(
    household: Household, target: Path, order: dict[str, Any], language: Language
) -> None:
    household.live()
    household.clock.advance(days=1)
    household.much(300)
    household.sell('=1+1;"x"\r\n\tfin', need="@café")
    household.clock.advance(days=1)
    household.much(300)
    household.ledger.rotate_key()
    household.ledger.erase([(20, 40), (400, 410)], ErasureReason.COMMAND)
    household.export(target, **order)
    assert_agrees(target, language)


@pytest.mark.parametrize("size", [1, 256, 257])
def test_logs_that_end_where_a_tile_does(household: Household, target: Path, size: int) -> None:
    household.start()
    household.much(size - 1)
    household.export(target)
    assert_agrees(target)


@pytest.mark.parametrize(
    "path", ["events.csv", "tile/entries/000.p/11", "disclosures/000.words", "proofs/4.tlog-proof"]
)
def test_what_is_changed_afterwards_is_found(household: Household, target: Path, path: str) -> None:
    household.live()
    household.export(target)
    data = bytearray((target / path).read_bytes())
    data[len(data) // 2] ^= 1
    (target / path).write_bytes(data)
    assert verified(target, Language.ENGLISH).returncode == 1


def test_a_log_made_while_charter_and_register_were_unreadable(
    household: Household, target: Path
) -> None:
    gate = make_gate(household.home, household.clock, charter=ClosedCharter(), register=None)
    gate.start("0.1.0")
    gate.review(three_offers(), occasion())
    gate.close()
    household.export(target)
    assert_agrees(target)
    assert not (target / "charters").exists()
    assert not (target / "registers").exists()


class Witness:
    """Somebody who cosigns checkpoints (C2SP tlog-cosignature v1.0.1)."""

    def __init__(self, name: str) -> None:
        self._private = Ed25519PrivateKey.generate()
        self.key = VerifierKey(name, COSIGNATURE, self._private.public_key().public_bytes_raw())

    def cosign(self, note: str) -> str:
        text, _ = split_note(note)
        time = 1_795_338_450
        signed = self._private.sign(f"cosignature/v1\ntime {time}\n{text}".encode())
        return note + signature_line(self.key, time.to_bytes(8, "big") + signed)


def test_what_witnesses_signed_comes_along(
    household: Household, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, before, never = Witness("now.example"), Witness("before.example"), Witness("never.example")
    household.start()
    household.much(2)
    older = before.cosign(household.ledger.tip.note)
    household.much(3)
    newest = now.cosign(household.ledger.tip.note)
    known = [
        Witnessed(now.key, "https://now.example", 6, newest),
        Witnessed(before.key, "https://before.example", 3, older),
        Witnessed(never.key, "https://never.example", 0, None),
    ]
    monkeypatch.setattr(LedgerReader, "witnesses", lambda _reader: known)
    household.export(target)
    files = files_of(target)
    assert files["checkpoint"].decode() == newest
    assert files["witnessed/1.checkpoint"].decode() == older
    assert "witnessed/2.checkpoint" not in files
    assert_agrees(target)


def test_what_a_witness_signed_of_the_log_before_a_restore_says_nothing_of_this_one(
    household: Household, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    household.start()
    household.much(2)
    note = household.ledger.tip.note.replace(household.ledger.key.name, "candide.invalid/log/old")
    witness = Witness("old.example")
    known = [Witnessed(witness.key, "https://old.example", 3, witness.cosign(note))]
    monkeypatch.setattr(LedgerReader, "witnesses", lambda _reader: known)
    household.export(target)
    assert not (target / "witnessed").exists()
    assert_agrees(target)
