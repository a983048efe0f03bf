"""Signed notes, verifier keys and witness cosignatures.

Follows C2SP signed-note v1.0.0 and, for witnesses, tlog-cosignature v1.0.1 (Ed25519, type 0x04).
Base64 is read strictly: another spelling of the same bytes is refused, so that no bit of a
signature line can change unnoticed.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

ED25519 = 0x01
COSIGNATURE = 0x04
LARGEST_NOTE = 1 << 20
MOST_SIGNATURES = 128

_VKEY = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{1,4096})")
_SIGNATURE = re.compile(r"\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class NoteInvalid(ValueError):
    """What should be a signed note or a key is not one."""


def strict_base64(text: str) -> bytes:
    """The bytes of standard base64 with padding. Raises `ValueError` for any other spelling."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode("ascii") != text:
        raise binascii.Error("not the canonical base64")
    return data


@dataclass(frozen=True)
class VerifierKey:
    """A public key with its name: `kind` is the signature type, `public` the raw 32 bytes."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that signature lines carry."""
        material = bytes([self.kind]) + self.public
        return sha256(self.name.encode() + b"\n" + material).digest()[:4]

    @property
    def text(self) -> str:
        """The key as one line, `name+id+base64`."""
        material = base64.b64encode(bytes([self.kind]) + self.public).decode("ascii")
        return f"{self.name}+{self.id.hex()}+{material}"

    @property
    def fingerprint(self) -> str:
        """For people to compare: SHA-256 of `text`, its first 16 bytes in groups of four digits."""
        digest = sha256(self.text.encode()).hexdigest()[:32]
        return " ".join(digest[i : i + 4] for i in range(0, 32, 4))

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Read a vkey of type 0x01 or 0x04. Raises `NoteInvalid`."""
        match = _VKEY.fullmatch(text)
        if not match:
            raise NoteInvalid("not a verifier key")
        try:
            material = strict_base64(match[3])
        except ValueError as error:
            raise NoteInvalid("not a verifier key") from error
        if len(material) != 33 or material[0] not in (ED25519, COSIGNATURE):
            raise NoteInvalid("a key of another type")
        key = cls(match[1], material[0], material[1:])
        if key.id.hex() != match[2]:
            raise NoteInvalid("the key does not match its identifier")
        return key


@dataclass(frozen=True)
class Signature:
    """One signature line: who claims to have signed, and with what."""

    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True)
class Note:
    """A note taken apart; nothing in it is trusted before a signature was verified."""

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, data: bytes) -> Note:
        """Take a signed note apart. Raises `NoteInvalid`."""
        if len(data) > LARGEST_NOTE:
            raise NoteInvalid("the note is too large")
        return cls.parse_any_size(data)

    @classmethod
    def parse_any_size(cls, data: bytes) -> Note:
        """As `parse`, for callers that have limited the size themselves."""
        try:
            note = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise NoteInvalid("the note is not UTF-8") from error
        if _CONTROL.search(note):
            raise NoteInvalid("the note holds a control character")
        end = note.rfind("\n\n")
        if end < 0 or not note.endswith("\n"):
            raise NoteInvalid("the note is cut short")
        lines = note[end + 2 : -1].split("\n")
        if len(lines) > MOST_SIGNATURES:
            raise NoteInvalid("the note has too many signatures")
        return cls(note[: end + 1], tuple(_signature(line) for line in lines))

    def signed_by(self, keys: Iterable[VerifierKey]) -> VerifierKey | None:
        """The first of `keys` that signed this note; None if none did.

        Raises `NoteInvalid` where a line names one of the keys and is not its signature.
        """
        signer = None
        for key in keys:
            for line in self.signatures:
                if (line.name, line.key_id) != (key.name, key.id):
                    continue
                if not ed25519_verifies(key.public, line.value, self.text.encode()):
                    raise NoteInvalid("a signature is wrong")
                signer = signer or key
        return signer

    def cosigned_at(self, witness: VerifierKey) -> int | None:
        """When `witness` (type 0x04) cosigned, in seconds since 1970; None if it did not.

        Raises `NoteInvalid` where a line names the witness and is not its cosignature.
        """
        when = None
        for line in self.signatures:
            if (line.name, line.key_id) != (witness.name, witness.id):
                continue
            seconds = int.from_bytes(line.value[:8], "big")
            message = f"cosignature/v1\ntime {seconds}\n{self.text}".encode()
            if (
                len(line.value) != 72
                or seconds >= 2**63
                or not ed25519_verifies(witness.public, line.value[8:], message)
            ):
                raise NoteInvalid("a cosignature is wrong")
            when = seconds if when is None else max(when, seconds)
        return when


def ed25519_verifies(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether `signature` is that of the key `public` over `message` (RFC 8032)."""
    # Imported here so that the processes that only hash start at once.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signature(line: str) -> Signature:
    match = _SIGNATURE.fullmatch(line)
    if not match:
        raise NoteInvalid("a line is not a signature")
    try:
        value = strict_base64(match[2])
    except ValueError as error:
        raise NoteInvalid("a signature is not base64") from error
    if len(value) < 5:
        raise NoteInvalid("a signature is cut short")
    return Signature(match[1], value[:4], value[4:])
