"""Makes the record of each thing to be said, durably, and then the permit to say it (promise 1)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from typing import Any

from audit.charter import Charter
from audit.disclosure import FIXED_SENTENCES, FixedSentence
from audit.gate.permits import PermitOffice, text_digest
from audit.gate.speech import Cleared, Occasion, Speech
from audit.interests import Register
from audit.language import Language
from audit.ledger.entries import Account, Entry
from audit.ledger.store import Ledger
from audit.records.leaves import GapLeaf, Label, Leaf, UtteranceLeaf, Verdict, Voice
from audit.records.messages import Message

Speakable = Callable[[str, Language], str]


class Recorder:
    """Writes what the gate decides. Not safe to call from several threads: the gate's lock is."""

    def __init__(
        self, ledger: Ledger, charter: Charter, register: Register | None, speakable: Speakable
    ) -> None:
        self._ledger = ledger
        self._charter = charter
        self.register_digest = register.digest if register else ""
        self._speakable = speakable
        self._permits = PermitOffice()
        self._gaps: Counter[str] = Counter()
        self._unwritten: list[Leaf] = []

    def speech(self, words: str, occasion: Occasion) -> Speech:
        """`words` as they would be shown and spoken."""
        return Speech(words, self._speakable(words, occasion.language), occasion.language)

    def leaf(
        self,
        message: Message,
        subject: str,
        label: Label,
        speech: Speech,
        occasion: Occasion,
        **more: Any,
    ) -> UtteranceLeaf:
        """The record of `speech`; `more` are the fields in which it is not plain help."""
        plays_household = occasion.guest and label is Label.ASSIST
        facts: dict[str, Any] = {
            "verdict": Verdict.SPOKEN,
            "rules": (),
            "voice": Voice.GUEST if plays_household else Voice.HELP,
            "profile": "none",
            **more,
        }
        return UtteranceLeaf(
            turn=occasion.turn,
            requested=occasion.requested,
            label=label,
            subject=subject,
            skill=message.skill,
            intent=message.intent,
            language=speech.language,
            words=speech.word_count,
            milliseconds=speech.milliseconds,
            charter=self._charter.digest,
            **facts,
        )

    def permit(
        self,
        leaf: UtteranceLeaf,
        speech: Speech,
        occasion: Occasion,
        personal: dict[str, Any] | None = None,
    ) -> Cleared:
        """Log the leaf durably, then make the permit for its words. Raises `LedgerError`."""
        record = self.write(leaf, speech, occasion, personal)
        digest = text_digest(leaf.voice, speech.words, speech.spoken)
        return Cleared(
            permit=self._permits.issue(record, digest),
            kind="suggestion" if leaf.trigger else _kind(leaf.label),
            label=leaf.label,
            rules=leaf.rules,
            words=speech.words,
            spoken=speech.spoken,
            voice=leaf.voice,
            language=speech.language,
        )

    def write(
        self,
        leaf: UtteranceLeaf,
        speech: Speech,
        occasion: Occasion,
        personal: dict[str, Any] | None = None,
    ) -> int:
        """Log the leaf durably; its record number. Raises `LedgerError`."""
        account = Account(
            occasion.turn, leaf.label, occasion.requested, leaf.words, leaf.milliseconds
        )
        contents = {
            "heard": occasion.heard,
            **({"transcribed": occasion.transcribed} if occasion.transcribed else {}),
            "words": speech.words,
            "spoken": speech.spoken,
            "digest": hashlib.sha256(speech.spoken.encode()).hexdigest(),
            **(personal or {}),
        }
        weight = account if leaf.verdict is Verdict.SPOKEN else None
        return self._ledger.append(Entry(leaf, personal=contents, account=weight))

    def redeem(self, cleared: Cleared) -> None:
        """Use up the permit of `cleared`, for exactly its words. Raises `PermitRefused`."""
        digest = text_digest(cleared.voice, cleared.words, cleared.spoken)
        self._permits.redeem(cleared.permit, digest)

    # -- what the log could not take ---------------------------------------------------------------

    def keep(self, *leaves: Leaf) -> None:
        """Log `leaves` now or, where the ledger refuses them, before anything else is said.

        Raises `LedgerError` in the second case.
        """
        self._unwritten.extend(leaves)
        self.write_what_is_owed()

    def write_now(self, *leaves: Leaf) -> None:
        """Log `leaves` now or not at all. Raises `LedgerError` in the second case."""
        self.write_what_is_owed()
        self._ledger.append_all([Entry(leaf) for leaf in leaves])

    def count_gap(self, sentence: FixedSentence) -> None:
        """A fixed sentence sounded without a record; a gap record follows when one can be made."""
        self._gaps[FIXED_SENTENCES[sentence].digest] += 1

    def write_what_is_owed(self) -> None:
        """Write the records that are still owed. Raises `LedgerError`."""
        if self._gaps:
            self._ledger.append(Entry(GapLeaf(sentences=dict(self._gaps))))
            self._gaps.clear()
        while self._unwritten:
            self._ledger.append(Entry(self._unwritten[0]))
            self._unwritten.pop(0)


def _kind(label: Label) -> str:
    return "notice" if label is Label.NOTICE else "assist"
