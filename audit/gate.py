"""The only door to the loudspeaker: render, judge, log durably, and only then permit.

What comes in are facts (`audit.records.messages`); what goes out are words with a `Permit`, made
after their record is durable. A suggestion is joined with the register of interests and put to the
charter; what the charter refuses is logged too, and for a question that was asked the gate falls
back to offers recorded as unpaid, in neutral order, and says how many it left out (DESIGN §5).
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from audit.charter import Charter
from audit.clock import Clock
from audit.disclosure import FIXED_SENTENCES, FixedSentence, Wording
from audit.forgetting import Forgetting
from audit.interests import Register
from audit.judgement import RULE_DECLINED, Bench, Option, is_asked, is_declined, party_ids
from audit.language import Language
from audit.ledger.entries import Account, Document, Entry
from audit.ledger.store import Ledger
from audit.ledger.watch import LogWatch
from audit.notices import LastSuggestion, Notices
from audit.permits import PermitOffice, text_digest
from audit.ranking import best_of
from audit.records.leaves import (
    DeclineLeaf,
    DeclineScope,
    GapLeaf,
    Label,
    Leaf,
    Outcome,
    OutcomeLeaf,
    SettingLeaf,
    StartLeaf,
    UtteranceLeaf,
    Verdict,
    Voice,
)
from audit.records.messages import Assist, Message, Notice, NoticeRequest, Suggestion, Trigger
from audit.speech import Cleared, Occasion, Speech
from audit.wishes import Wishes, read_wishes

__all__ = ["Cleared", "Gate", "Occasion", "Render", "Speakable"]

Render = Callable[[Assist, Language], str]
Speakable = Callable[[str, Language], str]


@dataclass(frozen=True)
class _Refusal:
    record: int
    rules: tuple[str, ...]


class Gate:
    """One household's gate. Safe to call from several threads; it judges one thing at a time."""

    def __init__(
        self,
        ledger: Ledger,
        charter: Charter,
        register: Register | None,
        clock: Clock,
        *,
        render: Render,
        speakable: Speakable,
    ) -> None:
        """`register` is None where it cannot be read: then nothing is sold, no offer is named."""
        self._ledger = ledger
        self.log_watch = LogWatch(ledger)
        self._charter = charter
        self._register = register
        self._clock = clock
        self._render = render
        self._speakable = speakable
        self._bench = Bench(ledger, charter, register, clock)
        self._forgetting = Forgetting(ledger)
        self._notices = Notices(ledger, charter, register, clock, self._forgetting)
        self._wording = {language: Wording(language) for language in Language}
        self._permits = PermitOffice()
        self._gaps: Counter[str] = Counter()
        self._unwritten: list[Leaf] = []
        self._lock = threading.RLock()
        self.last: LastSuggestion | None = None

    def start(self, version: str) -> int:
        """Log what is in force from now on. Raises `LedgerError`."""
        key = self._ledger.key
        leaf = StartLeaf(
            version=version,
            origin=key.name,
            key=key.text,
            charter=self._charter.digest,
            charter_released=self._charter.released,
            register_digest=self._register_digest,
            profile=self._ledger.read(read_wishes).profile,
            fixed_sentences=tuple(fixed.digest for fixed in FIXED_SENTENCES.values()),
        )
        return self._ledger.append(Entry(leaf, documents=self._documents()))

    def review(self, message: Message, occasion: Occasion) -> tuple[Cleared, ...]:
        """Judge and log one message; what may be said comes back with its permits.

        Raises `LedgerError` if a record could not be made: then only a fixed sentence may sound.
        """
        with self._lock:
            self._write_what_is_owed()
            match message:
                case Assist():
                    speech = self._speech(self._render(message, occasion.language), occasion)
                    leaf = self._leaf(message, message.utterance, Label.ASSIST, speech, occasion)
                    return (self._permit(leaf, speech, occasion),)
                case NoticeRequest():
                    words = self._notices.words(message.notice, self.last, occasion.language)
                    if message.notice is Notice.FORGOTTEN:
                        occasion = replace(occasion, heard=None)  # nothing said is left behind
                    speech = self._speech(words, occasion)
                    leaf = self._leaf(message, message.notice, Label.NOTICE, speech, occasion)
                    return (self._permit(leaf, speech, occasion),)
                case Suggestion():
                    return self._review_suggestion(message, occasion)

    def redeem(self, cleared: Cleared) -> None:
        """Use up the permit of `cleared`, for exactly its words. Raises `PermitRefused`."""
        digest = text_digest(cleared.voice, cleared.words, cleared.spoken)
        self._permits.redeem(cleared.permit, digest)

    def outcome(self, record: int, outcome: Outcome, played_ms: int | None = None) -> None:
        """Log what became of a record; kept for later if the ledger does not take it now."""
        self._keep(OutcomeLeaf(of=record, outcome=outcome, played_ms=played_ms))

    def decline(self) -> None:
        """The household said no to the last suggestion: its products stay declined (promise 5)."""
        if self.last is None or not self.last.named:
            return
        record = self.last.record
        self._keep(
            *(
                DeclineLeaf(scope=DeclineScope.PRODUCT, value=item.offer.gtin, of=record)
                for item in self.last.named
            ),
            OutcomeLeaf(of=record, outcome=Outcome.DECLINED),
        )

    def accept(self) -> None:
        """The household took the last suggestion up."""
        if self.last is not None and self.last.named:
            self.outcome(self.last.record, Outcome.ACCEPTED)

    def switch_selling(self, *, allowed: bool) -> None:
        """The household switched all selling on or off."""
        self._keep(SettingLeaf(name="selling", value="on" if allowed else "off"))

    @property
    def may_forget(self) -> bool:
        """Whether a turn was read back, by `Notice.FORGET`, that `forget` would erase."""
        return self._forgetting.may_erase

    def forget(self) -> None:
        """Erase the words of the turn read back; every no stays.

        Raises `LedgerError`: `ErasureUnfinished` where they are out of the log all the same.
        """
        with self._lock:
            try:
                self._forgetting.erase()
            finally:
                if self.last is not None and self.last.record in self._forgetting.erased:
                    self.last = None

    def count_gap(self, sentence: FixedSentence) -> None:
        """A fixed sentence sounded without a record; a gap record follows when one can be made."""
        with self._lock:
            self._gaps[FIXED_SENTENCES[sentence].digest] += 1

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def settle(self) -> None:
        """Write the records that are still owed, if the ledger takes them again."""
        with self._lock:
            if self._unwritten or self._gaps:
                self._write_what_is_owed()

    # -- suggestions -----------------------------------------------------------------------------

    def _review_suggestion(self, suggestion: Suggestion, occasion: Occasion) -> tuple[Cleared, ...]:
        wishes = self._ledger.read(read_wishes)
        every = self._bench.join(suggestion)
        everything = tuple(range(len(every)))
        wanted = len(suggestion.named)
        asked = is_asked(suggestion, requested=occasion.requested)

        def attempt(eligible: tuple[int, ...], named: tuple[int, ...]) -> Cleared | _Refusal:
            option = Option(suggestion, asked, every, eligible, named)
            return self._attempt(option, occasion, wishes)

        verdict = attempt(everything, suggestion.named)
        if isinstance(verdict, Cleared):
            return (verdict,)
        if suggestion.trigger is not Trigger.ASKED or not asked:
            return ()  # nobody hears of it, so "no" and "why?" still mean what was heard last
        self.last = LastSuggestion(suggestion, (), verdict.record, verdict.rules)
        welcome = tuple(i for i in everything if not is_declined(every[i], wishes))
        declined = {every[i].offer.gtin for i in everything} - {
            every[i].offer.gtin for i in welcome
        }
        answer = None
        if verdict.rules == (RULE_DECLINED,) and welcome:
            second = attempt(welcome, best_of(suggestion, welcome, wanted))
            if isinstance(second, Cleared):
                answer, unpaid = second, welcome
            else:
                verdict = second
        if answer is None:
            unpaid = tuple(i for i in welcome if not every[i].interest.sells)
            if unpaid:
                last = attempt(unpaid, best_of(suggestion, unpaid, wanted))
                answer = last if isinstance(last, Cleared) else None
        words = self._wording[occasion.language].left_out(
            self._notices.reasons(verdict.rules, occasion.language),
            len(welcome) - len(unpaid),
            len(declined),
            nothing=answer is None,
        )
        speech = self._speech(words, occasion)
        leaf = self._leaf(
            suggestion, "left-out", Label.NOTICE, speech, occasion,
            rules=verdict.rules, left_out=len(every) - len(unpaid),
        )  # fmt: skip
        notice = self._permit(leaf, speech, occasion)
        return (notice,) if answer is None else (answer, notice)

    def _attempt(self, option: Option, occasion: Occasion, wishes: Wishes) -> Cleared | _Refusal:
        """Put one way of answering to the charter and log the verdict, whichever it is."""
        suggestion, label = option.suggestion, option.label
        cheaper = option.cheaper_unpaid(wishes)
        words = self._wording[occasion.language].suggestion(option.offers, cheaper)
        speech = self._speech(words, occasion)
        decision, share = self._bench.judge(
            option, occasion.turn, wishes, speech.word_count, speech.milliseconds
        )
        sponsors, beneficiaries = party_ids(option.offers)
        leaf = self._leaf(
            suggestion, suggestion.purpose, label, speech, occasion,
            voice=Voice.SELL if label.sells else Voice.HELP,
            verdict=Verdict.SPOKEN if decision.allowed else Verdict.BLOCKED,
            rules=decision.rules,
            profile=wishes.profile,
            trigger=suggestion.trigger,
            sponsors=sponsors,
            beneficiaries=beneficiaries,
            register_digest=self._register_digest,
            catalogue=suggestion.ranking.catalogue,
            share=share,
            left_out=len(option.every) - len(option.eligible),
        )  # fmt: skip
        personal = {
            "need": suggestion.need,
            "candidates": [item.offer.model_dump(mode="json") for item in option.every],
            "interests": [item.interest.standing for item in option.every],
            "weights": dict(suggestion.ranking.weights),
            "eligible": option.eligible,
            "named": option.named,
        }
        if not decision.allowed:
            return _Refusal(self._write(leaf, speech, occasion, personal), decision.rules)
        cleared = self._permit(leaf, speech, occasion, personal)
        self.last = LastSuggestion(suggestion, option.offers, cleared.record)
        return cleared

    # -- records and permits ---------------------------------------------------------------------

    def _speech(self, words: str, occasion: Occasion) -> Speech:
        return Speech(words, self._speakable(words, occasion.language), occasion.language)

    def _leaf(
        self,
        message: Message,
        subject: str,
        label: Label,
        speech: Speech,
        occasion: Occasion,
        **more: Any,
    ) -> UtteranceLeaf:
        facts: dict[str, Any] = {
            "verdict": Verdict.SPOKEN,
            "rules": (),
            "voice": Voice.HELP,
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

    def _permit(
        self,
        leaf: UtteranceLeaf,
        speech: Speech,
        occasion: Occasion,
        personal: dict[str, Any] | None = None,
    ) -> Cleared:
        """Log the leaf durably, then make the permit for its words."""
        record = self._write(leaf, speech, occasion, personal or {})
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

    def _write(
        self, leaf: UtteranceLeaf, speech: Speech, occasion: Occasion, personal: dict[str, Any]
    ) -> int:
        account = Account(
            occasion.turn, leaf.label, occasion.requested, leaf.words, leaf.milliseconds
        )
        contents = {
            "heard": occasion.heard,
            "words": speech.words,
            "spoken": speech.spoken,
            "digest": hashlib.sha256(speech.spoken.encode()).hexdigest(),
            **personal,
        }
        weight = account if leaf.verdict is Verdict.SPOKEN else None
        return self._ledger.append(Entry(leaf, personal=contents, account=weight))

    def _keep(self, *leaves: Leaf) -> None:
        """Log `leaves` now or, where the ledger refuses them, before anything else is said."""
        with self._lock:
            self._unwritten.extend(leaves)
            self._write_what_is_owed()

    def _write_what_is_owed(self) -> None:
        if self._gaps:
            self._ledger.append(Entry(GapLeaf(sentences=dict(self._gaps))))
            self._gaps.clear()
        while self._unwritten:
            self._ledger.append(Entry(self._unwritten[0]))
            self._unwritten.pop(0)

    def _documents(self) -> tuple[Document, ...]:
        """The texts that records name by their digest, kept so that anyone can read them."""
        charter, register = self._charter, self._register
        found = []
        if charter.text:
            found.append(Document("charter", charter.digest, charter.text))
        if register is not None:
            found.append(Document("register", register.digest, register.text))
        return tuple(found)

    @property
    def _register_digest(self) -> str:
        return self._register.digest if self._register else ""


def _kind(label: Label) -> str:
    return "notice" if label is Label.NOTICE else "assist"
