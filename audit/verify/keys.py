"""Follows the device's key through the log: which key was in force from which record on.

A `key` record brings a new key. Endorsed by the one before it, it carries trust on; without an
endorsement (the old key was lost, or stayed on another device) it is a break, and is told as one.
A log that goes on from a backup bears another name from then on; so does its key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .findings import Findings, shown
from .notes import ED25519, NoteInvalid, VerifierKey, ed25519_verifies, strict_base64

_CANNOT_ENDORSE = frozenset({"lost", "restored"})


@dataclass(frozen=True)
class KeyStep:
    """From record `record` on, `key` signs; `endorsed` is None where that could not be checked."""

    record: int
    key: VerifierKey
    endorsed: bool | None
    reason: str


def device_key(text: str) -> VerifierKey:
    """A key that signs checkpoints, from its vkey. Raises `NoteInvalid`."""
    key = VerifierKey.parse(text)
    if key.kind != ED25519:
        raise NoteInvalid("not a device's key")
    return key


def key_history(
    rare: list[dict[str, Any]], pinned: VerifierKey | None, findings: Findings
) -> list[KeyStep]:
    """The keys that the records name, oldest first; what contradicts itself is a finding."""
    steps: list[KeyStep] = []
    for record in rare:
        number = record["seq"]
        if record["kind"] == "start" and isinstance(record.get("key"), str):
            key = _parsed(record["key"], number, findings)
            if key is None:
                continue
            if steps and steps[-1].key != key:
                findings.add("key-unrecorded", record=number, key=key.id.hex())
            if not steps or steps[-1].key != key:
                steps.append(KeyStep(number, key, not steps, ""))
        elif record["kind"] == "key":
            key = _parsed(record.get("vkey"), number, findings)
            if key is None:
                continue
            previous = steps[-1].key if steps else None
            if not steps and pinned is not None and record.get("previous") == pinned.id.hex():
                previous = pinned
            endorsed = _endorsed(record, key, previous, findings)
            if not steps and previous is not None and endorsed:
                steps.append(KeyStep(0, previous, True, ""))
            steps.append(KeyStep(number, key, endorsed, shown(str(record.get("reason", "")))))
    return steps


def check_keys(
    steps: list[KeyStep],
    signer: VerifierKey,
    pinned: VerifierKey | None,
    reaches_end: bool,
    findings: Findings,
) -> None:
    """Whether the key that signs now is the one that the records, and the reader, expect."""
    if steps and reaches_end and steps[-1].key != signer:
        findings.add("key-not-in-force", key=signer.id.hex(), found=steps[-1].key.id.hex())
    places = [place for place, step in enumerate(steps) if step.key == pinned]
    trusted_from = len(steps)
    if pinned is not None and pinned != signer:
        if not places or steps[-1].key != signer:
            findings.add("key-unknown", key=signer.id.hex(), pinned=pinned.id.hex())
        else:
            trusted_from = places[0]
    for place, step in enumerate(steps[1:], start=1):
        # A wrong endorsement is a finding of its own. A key that was lost, or that stayed behind on
        # another device, can endorse nothing: that breaks the way from a key that the reader knows,
        # and is only told where the reader knows none.
        could = step.reason not in _CANNOT_ENDORSE
        if step.endorsed is None and (could or place > trusted_from):
            findings.add("key-break", record=step.record, key=step.key.id.hex())


def _parsed(text: object, number: int, findings: Findings) -> VerifierKey | None:
    try:
        return device_key(text if isinstance(text, str) else "")
    except NoteInvalid:
        findings.add("key-record-invalid", record=number)
        return None


def _endorsed(
    record: dict[str, Any],
    key: VerifierKey,
    previous: VerifierKey | None,
    findings: Findings,
) -> bool | None:
    number = record["seq"]
    endorsement = record.get("endorsement")
    if previous is not None and record.get("previous") != previous.id.hex():
        findings.add("key-record-invalid", record=number)
        return False
    if endorsement is None or previous is None:
        return None
    message = f"candide-key/1\n{key.name}\n{number}\n{key.text}\n".encode()
    try:
        signature = strict_base64(endorsement if isinstance(endorsement, str) else "")
    except ValueError:
        signature = b""
    if not ed25519_verifies(previous.public, signature, message):
        findings.add("key-endorsement", record=number)
        return False
    return True
