"""Signed notes: a text and the signatures under it (C2SP signed-note v1.0.0).

The log signs with Ed25519 (type 0x01). Witnesses cosign with a time (type 0x04, C2SP
tlog-cosignature v1.0.1). A note may carry any number of other signature lines, of types not known
here, such as a post-quantum one: whoever does not know a key ignores its line.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from audit.errors import CandideError

ED25519 = 0x01
COSIGNATURE = 0x04
# The specification demands sixteen; no device or witness of ours comes near.
SIGNATURES_AT_MOST = 64


class NoteInvalid(CandideError):
    """A note does not have the form of one, or a key that is known did not sign it."""

    code = "note-invalid"
    fr = "La note signée n'est pas valable\u00a0: {reason}."
    en = "The signed note is not valid: {reason}."


@dataclass(frozen=True)
class VerifierKey:
    """A public key under its name; `kind` is the signature type, `public` 32 bytes."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        if not self.name or "+" in self.name or any(letter.isspace() for letter in self.name):
            raise NoteInvalid(reason="key name")
        if self.kind not in (ED25519, COSIGNATURE) or len(self.public) != 32:
            raise NoteInvalid(reason="key type")

    @cached_property
    def id(self) -> bytes:
        """Four bytes that tell keys of one name apart."""
        hashed = f"{self.name}\n".encode() + bytes([self.kind]) + self.public
        return hashlib.sha256(hashed).digest()[:4]

    @property
    def text(self) -> str:
        """The key as people pass it on: name, id and key, with plus signs between."""
        key = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{key}"

    @property
    def fingerprint(self) -> str:
        """For people to compare: the first half of the SHA-256 of `text`, in groups of four."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()[:32]
        return " ".join(digest[at : at + 4] for at in range(0, 32, 4))

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """The key written as `text`. Raises `NoteInvalid`."""
        name, _, rest = text.partition("+")
        key_id, _, encoded = rest.partition("+")
        raw = _decoded(encoded)
        key = cls(name, raw[0] if raw else 0, raw[1:])
        if key.id.hex() != key_id:
            raise NoteInvalid(reason="key id")
        return key

    def verifies(self, signature: bytes, text: bytes) -> bool:
        """Whether this key made `signature` for the note `text`."""
        message = text
        if self.kind == COSIGNATURE:
            seconds, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            if seconds >= 2**63:
                return False
            message = f"cosignature/v1\ntime {seconds}\n".encode() + text
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


class Signer(Protocol):
    """Whoever can sign a note."""

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""

    def sign(self, message: bytes) -> bytes:
        """The signature of a message."""


@dataclass(frozen=True)
class OpenedNote:
    """The text of a note, and which of the known keys signed it."""

    text: str
    keys: tuple[VerifierKey, ...]


def sign_note(text: str, signers: Sequence[Signer]) -> str:
    """The note made of `text`, which must end in a newline, signed by all `signers`."""
    lines = [signature_line(signer.verifier, signer.sign(text.encode())) for signer in signers]
    return f"{text}\n{''.join(lines)}"


def signature_line(key: VerifierKey, signature: bytes) -> str:
    """One line under a note."""
    return f"— {key.name} {base64.b64encode(key.id + signature).decode()}\n"


def open_note(note: str, keys: Iterable[VerifierKey]) -> OpenedNote:
    """The text of a note that at least one of `keys` signed.

    Lines of unknown keys are ignored. Raises `NoteInvalid`, also where a known key's line does
    not hold.
    """
    text, lines = split_note(note)
    known = {(key.name, key.id): key for key in keys}
    signed: list[VerifierKey] = []
    for line in lines:
        name, raw = _signature(line)
        key = known.get((name, raw[:4]))
        if key is None:
            continue
        # Base64 can be written in more ways than one; none but ours passes, so no bit is free.
        as_written = signature_line(key, raw[4:]) == f"{line}\n"
        if not as_written or not key.verifies(raw[4:], text.encode()):
            raise NoteInvalid(reason=name)
        if key not in signed:
            signed.append(key)
    if not signed:
        raise NoteInvalid(reason="unsigned")
    return OpenedNote(text, tuple(signed))


def split_note(note: str) -> tuple[str, list[str]]:
    """A note's text and its signature lines. Raises `NoteInvalid` where it has no such form."""
    text, blank, signatures = note.rpartition("\n\n")
    lines = signatures.split("\n")
    if not blank or lines.pop() or not 0 < len(lines) <= SIGNATURES_AT_MOST:
        raise NoteInvalid(reason="form")
    if any(letter < " " and letter != "\n" for letter in note):
        raise NoteInvalid(reason="control character")
    return text + "\n", lines


def _signature(line: str) -> tuple[str, bytes]:
    dash, name, encoded = (*line.split(" "), "", "")[:3]
    raw = _decoded(encoded)
    if line.count(" ") != 2 or dash != "—" or not name or len(raw) < 5:
        raise NoteInvalid(reason="signature line")
    return name, raw


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteInvalid(reason="base64") from error
