"""The device's key: the owner's alone, changed only in the log's own sight, never lost unsaid."""

from __future__ import annotations

import base64
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from audit.ledger.checklog import check_log
from audit.ledger.device_key import KeyFolder
from audit.ledger.notes import VerifierKey, open_note
from audit.ledger.store import Ledger
from tests.audit.ledger.logs import entry, leaves_of, opened


@pytest.fixture
def device(home: Path) -> Path:
    return home / "device"


def pem_of(
    key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey, password: bytes | None = None
) -> bytes:
    hidden = serialization.BestAvailableEncryption(password) if password else None
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        hidden or serialization.NoEncryption(),
    )


def signed_by(ledger: Ledger, key: VerifierKey) -> bool:
    return open_note(ledger.tip.note, [key]).keys == (key,)


# -- where it lies --------------------------------------------------------------------------------


def test_the_key_is_for_its_owners_eyes_only_and_found_again(ledger: Ledger, device: Path) -> None:
    ledger.append(entry())
    assert stat.S_IMODE(device.stat().st_mode) == 0o700
    assert stat.S_IMODE((device / "log-key.pem").stat().st_mode) == 0o600
    key = ledger.key
    ledger.close()
    ledger.append(entry())
    assert ledger.key == key
    assert signed_by(ledger, key)
    assert sorted(item.name for item in device.iterdir()) == ["high-water", "log-key.pem"]


def test_the_key_is_in_no_other_file_of_the_home(ledger: Ledger, home: Path, device: Path) -> None:
    ledger.append(entry(1, "x"))
    ledger.rotate_key()
    ledger.append(entry(1, "x"))
    pem = (device / "log-key.pem").read_bytes()
    private = serialization.load_pem_private_key(pem, None)
    assert isinstance(private, Ed25519PrivateKey)
    seed = private.private_bytes_raw()
    forms = [seed, seed.hex().encode(), base64.b64encode(seed), pem.splitlines()[1]]
    others = [file for file in home.rglob("*") if file.is_file() and file.name != "log-key.pem"]
    assert {file.name for file in others} >= {"ledger.db", "high-water"}
    for file in others:
        assert not any(form in file.read_bytes() for form in forms), file


# -- a new one ------------------------------------------------------------------------------------


def test_a_rotation_is_recorded_endorsed_and_leaves_no_old_key_behind(
    ledger: Ledger, path: Path, device: Path
) -> None:
    ledger.append(entry())
    old, old_file = ledger.key, (device / "log-key.pem").read_bytes()
    new = ledger.rotate_key()
    assert new.name == old.name
    assert new.public != old.public
    leaf = leaves_of(path)[-1]
    assert (leaf["kind"], leaf["reason"], leaf["seq"]) == ("key", "rotation", 2)
    assert (leaf["previous"], leaf["vkey"]) == (old.id.hex(), new.text)
    message = f"candide-key/1\n{old.name}\n2\n{new.text}\n".encode()
    endorsement = base64.b64decode(leaf["endorsement"])
    Ed25519PublicKey.from_public_bytes(old.public).verify(endorsement, message)
    assert signed_by(ledger, new)
    assert not any(old_file == file.read_bytes() for file in device.iterdir())
    ledger.close()
    assert ledger.append(entry()) == 3
    assert signed_by(ledger, new)
    assert check_log(path) == ()


def test_a_key_file_that_others_could_read_is_replaced_and_that_recorded(
    ledger: Ledger, path: Path, device: Path
) -> None:
    ledger.append(entry())
    old = ledger.key
    ledger.close()
    (device / "log-key.pem").chmod(0o640)
    assert ledger.append(entry()) == 3
    leaf = leaves_of(path)[1]
    assert (leaf["reason"], leaf["previous"]) == ("exposed", old.id.hex())
    assert leaf["endorsement"]
    assert ledger.key.name == old.name
    assert stat.S_IMODE((device / "log-key.pem").stat().st_mode) == 0o600
    ledger.close()
    assert ledger.append(entry()) == 4
    assert [one["kind"] for one in leaves_of(path)] == ["outcome", "key", "outcome", "outcome"]


# -- a power cut at each moment of a rotation -----------------------------------------------------


class Cut(Exception):
    """The power goes."""


def cut(*_: object) -> None:
    raise Cut


MOMENTS = {
    "before the new key is on the disk": ("make", False),
    "before the record is durable": ("write", False),
    "before the new key takes its place": ("adopt", True),
}


@pytest.mark.parametrize(("moment", "changed"), MOMENTS.values(), ids=MOMENTS)
def test_after_a_power_cut_the_log_has_the_key_that_its_records_name(
    ledger: Ledger,
    path: Path,
    device: Path,
    monkeypatch: pytest.MonkeyPatch,
    moment: str,
    changed: bool,
) -> None:
    ledger.append(entry())
    old = ledger.key
    with monkeypatch.context() as patch:
        if moment == "write":
            patch.setattr("audit.ledger.store.write_key", cut)
        else:
            patch.setattr(KeyFolder, moment, cut)
        with pytest.raises(Cut):
            ledger.rotate_key()
    ledger.close()
    with opened(path) as again:
        assert (again.key != old) == changed
        assert again.append(entry()) == (3 if changed else 2)
        assert signed_by(again, again.key)
        assert again.check() == ()
    kinds = [leaf["kind"] for leaf in leaves_of(path)]
    assert kinds == (["outcome", "key", "outcome"] if changed else ["outcome", "outcome"])
    assert not changed or not (device / "log-key.next.pem").exists()


def test_a_key_that_was_to_follow_and_never_did_is_not_taken_for_the_current_one(
    ledger: Ledger, path: Path, device: Path
) -> None:
    ledger.append(entry())
    key = ledger.key
    ledger.close()
    (device / "log-key.next.pem").write_bytes(pem_of(Ed25519PrivateKey.generate()))
    ledger.append(entry())
    assert ledger.key == key
    assert ledger.rotate_key() != key
    assert not (device / "log-key.next.pem").exists()
    assert check_log(path) == ()


# -- a lost one -----------------------------------------------------------------------------------

LOSSES: dict[str, Callable[[Path], object]] = {
    "missing": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "garbage": lambda file: file.write_bytes(b"\xff\x00garbage"),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:60]),
    "no private key": lambda file: file.write_bytes(
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    ),
    "another device's": lambda file: file.write_bytes(pem_of(Ed25519PrivateKey.generate())),
    "of another kind": lambda file: file.write_bytes(
        pem_of(ec.generate_private_key(ec.SECP256R1()))
    ),
    "with a password": lambda file: file.write_bytes(
        pem_of(Ed25519PrivateKey.generate(), b"secret")
    ),
    "with its folder": lambda file: shutil.rmtree(file.parent),
}


@pytest.mark.parametrize("lose", LOSSES.values(), ids=LOSSES)
def test_a_lost_key_is_an_incident_and_the_log_goes_on_under_another_name(
    ledger: Ledger, path: Path, device: Path, lose: Callable[[Path], object]
) -> None:
    """Whoever finds the old key cannot sign a second version of the same log."""
    ledger.append(entry())
    old = ledger.key
    ledger.close()
    lose(device / "log-key.pem")
    assert ledger.append(entry()) == 4
    _, key, incident, _ = leaves_of(path)
    assert (key["reason"], key["previous"], key["endorsement"]) == ("lost", old.id.hex(), None)
    assert (incident["problem"], incident["resolved"]) == ("key-lost", False)
    assert ledger.key.text == key["vkey"]
    assert ledger.key.name != old.name
    assert signed_by(ledger, ledger.key)
    assert ledger.check() == ()
    ledger.close()
    assert ledger.append(entry()) == 5  # said once
    assert stat.S_IMODE((device / "log-key.pem").stat().st_mode) == 0o600
