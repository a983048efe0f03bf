"""Permits: single-use leave to make one exact text heard. Only the gate makes them (promise 1)."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass

from audit.errors import CandideError
from audit.records.leaves import Voice


class PermitRefused(CandideError):
    """The permit is not one of the gate's, was used already, or is for another text or voice."""

    code = "permit-refused"
    fr = "Ces mots n'ont pas de permis, ils ne seront pas dits."
    en = "These words have no permit, so they will not be said."


@dataclass(frozen=True)
class Permit:
    """Leave to play what record number `record` holds, once; worthless at another office."""

    record: int
    token: str


def text_digest(voice: Voice, shown: str, spoken: str) -> str:
    """What a permit is bound to: the voice, the words on a screen and the exact words to speak."""
    return hashlib.sha256(json.dumps((voice, shown, spoken)).encode()).hexdigest()


# A permit that is never used (its reply was cut short) goes stale behind so many newer ones.
OUTSTANDING_AT_MOST = 64


class PermitOffice:
    """Issues permits and takes each back once."""

    def __init__(self) -> None:
        self._outstanding: OrderedDict[str, tuple[int, str]] = OrderedDict()
        self._lock = threading.Lock()

    def issue(self, record: int, digest: str) -> Permit:
        permit = Permit(record, secrets.token_hex(16))
        with self._lock:
            self._outstanding[permit.token] = (record, digest)
            while len(self._outstanding) > OUTSTANDING_AT_MOST:
                self._outstanding.popitem(last=False)
        return permit

    def redeem(self, permit: Permit, digest: str) -> None:
        """Take the permit back for a text with this digest. Raises `PermitRefused`."""
        with self._lock:
            issued = self._outstanding.pop(permit.token, None)
        if issued != (permit.record, digest):
            raise PermitRefused()
