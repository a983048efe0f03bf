"""The device's own key, with which it signs its log: made here, kept here, never exported.

The file is readable by its owner alone. A change of keys is a record of the log; so that no power
cut can part the two, a new key first lies beside the old one and takes its place once the record
is durable.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.durable import make_folder, sync, write_new
from audit.ledger.notes import ED25519, VerifierKey

_CURRENT, _NEXT = "log-key.pem", "log-key.next.pem"


@dataclass(frozen=True)
class DeviceKey:
    """A private key under the name of the log it signs."""

    origin: str
    private: Ed25519PrivateKey
    file: str

    @cached_property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.origin, ED25519, self.private.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of `message`."""
        return self.private.sign(message)


class KeyFolder:
    """Where the key lies: a folder for its owner's eyes only. Every method may raise `OSError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keys(self, origin: str) -> list[DeviceKey]:
        """The keys that are there: the current one, and one that was to follow it."""
        found = (self._load(name, origin) for name in (_CURRENT, _NEXT))
        return [key for key in found if key is not None]

    def make(self, origin: str) -> DeviceKey:
        """A fresh key, safely on the disk, that is to follow the current one."""
        make_folder(self._folder)
        private = Ed25519PrivateKey.generate()
        pem = private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path = self._folder / _NEXT
        path.unlink(missing_ok=True)
        write_new(path, pem)
        sync(self._folder)
        return DeviceKey(origin, private, _NEXT)

    def adopt(self, key: DeviceKey) -> DeviceKey:
        """Make `key` the current one; the one before it is gone."""
        if key.file != _CURRENT:
            with suppress(FileNotFoundError):  # another process has adopted it already
                (self._folder / key.file).replace(self._folder / _CURRENT)
            sync(self._folder)
        return DeviceKey(key.origin, key.private, _CURRENT)

    def exposed(self, key: DeviceKey) -> bool:
        """Whether anyone but the owner could read the file."""
        return bool((self._folder / key.file).stat().st_mode & 0o077)

    def _load(self, name: str, origin: str) -> DeviceKey | None:
        try:
            pem = (self._folder / name).read_bytes()
            private = serialization.load_pem_private_key(pem, password=None)
        except (FileNotFoundError, TypeError, UnsupportedAlgorithm, ValueError):
            return None  # there is none, or it is not one of ours
        return DeviceKey(origin, private, name) if isinstance(private, Ed25519PrivateKey) else None
