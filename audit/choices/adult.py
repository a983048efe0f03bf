"""The number by which an adult opens selling for a while where children live (promise 6).

Only its scrypt digest is kept, in the device's folder: in no log, export or backup. Five wrong
numbers close it for an hour of log time, also across restarts.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from audit.durable import make_folder, sync, write_new
from audit.errors import CandideError

OPEN_MS = 15 * 60_000
LOCKED_MS = 60 * 60_000
TRIES = 5
DIGITS = range(4, 9)
_FILE = "adult-pin"
# About a tenth of a second on a small board, and 16 MiB.
_COST = {"n": 2**14, "r": 8, "p": 1}


class PinRefused(CandideError):
    """The number chosen is not four to eight digits, or is one that everybody would try."""

    code = "pin-refused"
    fr = "Le code doit avoir de quatre à huit chiffres, et ne pas être une suite facile."
    en = "The PIN must have four to eight digits, and not be an easy run."


class PinAnswer(StrEnum):
    """What became of a number that was tried."""

    RIGHT = "right"
    WRONG = "wrong"
    LOCKED = "locked"
    NONE = "none"


_Hex = Annotated[str, StringConstraints(pattern="^([0-9a-f]{2})+$")]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    salt: _Hex
    digest: _Hex
    wrong: Annotated[int, Field(ge=0)] = 0
    locked_until_ms: int = 0


class AdultPin:
    """The number of one household, kept in its device's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    @staticmethod
    def check(digits: str) -> None:
        """Whether this may be a number. Raises `PinRefused`."""
        if not (digits.isascii() and digits.isdigit() and len(digits) in DIGITS) or _is_easy(
            digits
        ):
            raise PinRefused()

    def choose(self, digits: str) -> None:
        """Set the number, in the place of any before. Raises `PinRefused` and `OSError`."""
        self.check(digits)
        salt = secrets.token_bytes(16)
        with self._alone():
            self._keep(_Kept(salt=salt.hex(), digest=_digest(digits, salt)))

    @property
    def chosen(self) -> bool:
        """Whether there is a number that opens."""
        return self._read() is not None

    def try_number(self, digits: str, now_ms: int) -> PinAnswer:
        """Try `digits` at log time `now_ms`. Raises `OSError`; then it has not opened."""
        with self._alone():
            return self._try(digits, now_ms)

    def _try(self, digits: str, now_ms: int) -> PinAnswer:
        kept = self._read()
        if kept is None:
            return PinAnswer.NONE
        if now_ms < kept.locked_until_ms:
            # Another log has taken the place of the one whose time this was: an hour of its own.
            if kept.locked_until_ms > now_ms + LOCKED_MS:
                self._keep(kept.model_copy(update={"locked_until_ms": now_ms + LOCKED_MS}))
            return PinAnswer.LOCKED
        # Counted before it is looked at: pulling the plug gives no further try.
        wrong = kept.wrong + 1
        locked = now_ms + LOCKED_MS if wrong >= TRIES else 0
        counted = 0 if locked else wrong
        self._keep(kept.model_copy(update={"wrong": counted, "locked_until_ms": locked}))
        right = hmac.compare_digest(_digest(digits, bytes.fromhex(kept.salt)), kept.digest)
        if right:
            self._keep(kept.model_copy(update={"wrong": 0, "locked_until_ms": 0}))
            return PinAnswer.RIGHT
        return PinAnswer.LOCKED if locked else PinAnswer.WRONG

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One try at a time, whoever makes it: of two at once, one would not be counted."""
        make_folder(self._path.parent)
        descriptor = os.open(self._path.parent, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def _read(self) -> _Kept | None:
        """What is kept; a file that cannot be read opens nothing."""
        try:
            return _Kept.model_validate_json(self._path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, ValidationError):
            return None

    def _keep(self, kept: _Kept) -> None:
        beside = self._path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        write_new(beside, json.dumps(kept.model_dump()).encode())
        beside.replace(self._path)
        sync(self._path.parent)


def _digest(digits: str, salt: bytes) -> str:
    return hashlib.scrypt(digits.encode(), salt=salt, **_COST).hex()


def _is_easy(digits: str) -> bool:
    steps = {(int(later) - int(earlier)) % 10 for earlier, later in pairwise(digits)}
    return len(steps) == 1 and steps <= {0, 1, 9}
