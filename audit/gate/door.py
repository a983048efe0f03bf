"""The only door to the loudspeaker: render, judge, log durably, and only then permit.

What comes in are facts (`audit.records.messages`); what goes out are words with a `Permit`, made
after their record is durable. A suggestion is joined with the register of interests and put to the
charter (`offering`); what others wrote into a sentence of help is read by the watchdog first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from audit.campaigns.campaigning import Campaigning
from audit.campaigns.campaigns import Campaigns
from audit.catalogue import SentenceMissing
from audit.charter import Charter
from audit.choices.adult import AdultPin
from audit.choices.choices import Choices
from audit.choices.settings import Setting
from audit.clock import Clock
from audit.disclosure import FIXED_SENTENCES, FixedSentence
from audit.forgetting import Forgetting
from audit.gate.judgement import Bench
from audit.gate.offering import Offering
from audit.gate.reading import ThirdPartyReader, Watch
from audit.gate.recording import Recorder, Speakable
from audit.gate.sensitive import MOMENT_MS, is_sensitive
from audit.gate.speech import DEMONSTRATION_QUESTION, Cleared, Occasion
from audit.interests import Register
from audit.interests.recording import register_entry
from audit.language import Language
from audit.ledger.entries import REGISTER, Document, Entry, read_document
from audit.ledger.store import Ledger
from audit.ledger.watch import LogWatch
from audit.named import No
from audit.notices import LastSuggestion, Notices
from audit.records.leaves import (
    DeclineScope,
    Label,
    Leaf,
    MusicChange,
    MusicLeaf,
    MusicSource,
    Outcome,
    OutcomeLeaf,
    StartLeaf,
    UtteranceLeaf,
    Verdict,
)
from audit.records.messages import Assist, Message, NoticeRequest, Suggestion
from audit.records.notices import Notice

__all__ = ["Cleared", "Gate", "Occasion", "Render", "Speakable"]

Render = Callable[[Assist, Language], str]

UNDECLARED_SELLING = "undeclared-selling"
NO_CAMPAIGNS = Campaigns()


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
        watchdog: Watch | None,
        device: Path,
        campaigns: Campaigns | None = NO_CAMPAIGNS,
    ) -> None:
        """`register` and `watchdog` are None where they cannot be read: then nothing is sold.

        So are `campaigns`: then none of them runs.
        `device` is the folder of what stays on this device, such as the adult's number.
        """
        self._ledger = ledger
        self.log_watch = LogWatch(ledger)
        self._charter = charter
        self._register = register
        self._render = render
        self._forgetting = Forgetting(ledger)
        self._reader = ThirdPartyReader(watchdog, register.sellers if register else ())
        self._recorder = Recorder(ledger, charter, register, speakable)
        self.choices = Choices(ledger, charter, AdultPin(device), self._keep, self._write_now)
        self._notices = Notices(ledger, charter, register, clock, self._forgetting, self.choices)
        self._offering = Offering(
            Bench(ledger, charter, register, clock), self._recorder, self._reader, self._notices
        )
        self.campaigning = Campaigning(ledger, campaigns, clock)
        self._sensitive_until_ms = 0
        self._unanswered: int | None = None
        self._lock = threading.RLock()
        self.last: LastSuggestion | None = None

    def start(self, version: str) -> int:
        """Log what is in force from now on; what an adult opened is closed. Raises `LedgerError`.

        Nobody knows how long the power was off, and log time stood still meanwhile.
        """
        key = self._ledger.key
        leaf = StartLeaf(
            version=version,
            origin=key.name,
            key=key.text,
            charter=self._charter.digest,
            charter_released=self._charter.released,
            register_digest=self._recorder.register_digest,
            profile=self.choices.wishes().profile,
            fixed_sentences=tuple(fixed.digest for fixed in FIXED_SENTENCES.values()),
            watchdog=self._reader.digest,
            campaigns=self.campaigning.digest,
        )
        self._record_register()
        self.campaigning.start()
        if self.choices.wishes().adult_until_ms > self._ledger.now_ms():
            self.choices.set(Setting.ADULT_UNTIL, "0")
        return self._ledger.append(Entry(leaf, documents=self._documents()))

    def review(self, message: Message, occasion: Occasion) -> tuple[Cleared, ...]:
        """Judge and log one message; what may be said comes back with its permits.

        Raises `LedgerError` if a record could not be made: then only a fixed sentence may sound.
        """
        with self._lock:
            self._recorder.write_what_is_owed()
            self._take_note(occasion)
            match message:
                case Assist():
                    return (self._help(message, occasion),)
                case NoticeRequest():
                    return (self._notice(message, occasion),)
                case Suggestion():
                    return self._suggest(message, occasion)

    def redeem(self, cleared: Cleared) -> None:
        """Use up the permit of `cleared`, for exactly its words. Raises `PermitRefused`."""
        self._recorder.redeem(cleared)

    def outcome(self, record: int, outcome: Outcome, played_ms: int | None = None) -> None:
        """Log what became of a record; kept for later if the ledger does not take it now.

        An unasked suggestion that is cut short is not made again unasked (promise 5).
        """
        with self._lock:
            self._keep(OutcomeLeaf(of=record, outcome=outcome, played_ms=played_ms))
            last = self.last
            if outcome is Outcome.INTERRUPTED and last and last.record == record and last.unasked:
                self._unanswered = None
                self.choices.decline(last.named, record, unasked_only=True)

    def decline(self) -> None:
        """The household said no to the last suggestion: its products stay declined (promise 5)."""
        with self._lock:
            if self.last is not None and self.last.named:
                self._unanswered = None
                self.choices.decline(self.last.named, self.last.record)

    def never_again(self, scope: DeclineScope) -> tuple[No, ...]:
        """No to the last suggestion, as far as `scope` reaches; what was declined by it."""
        with self._lock:
            if self.last is None or not self.last.named:
                return ()
            self._unanswered = None
            return self.choices.decline(self.last.named, self.last.record, scope)

    def accept(self) -> None:
        """The household took the last suggestion up."""
        with self._lock:
            if self.last is not None and self.last.named:
                self._unanswered = None
                self.outcome(self.last.record, Outcome.ACCEPTED)

    def ignore(self) -> None:
        """Neither yes nor no came to the last suggestion, and none can come any more."""
        with self._lock:
            record, self._unanswered = self._unanswered, None
            if record is not None:
                self.outcome(record, Outcome.IGNORED)

    def music(self, what: MusicChange, source: MusicSource) -> None:
        """Log that music began or ended; kept for later if the ledger does not take it now.

        Raises `LedgerError` then.
        """
        self._keep(MusicLeaf(what=what, source=source))

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

    @property
    def charter_is_news(self) -> bool:
        """Whether the household has not been told of the charter in force. Raises `LedgerError`."""
        return self.choices.wishes().charter_told not in (None, self._charter.digest)

    def was_introduced(self) -> None:
        """The household was told what speaks here, by which charter, and that it may object."""
        self.choices.set(Setting.INTRODUCED, self._charter.digest)

    def count_gap(self, sentence: FixedSentence) -> None:
        """A fixed sentence sounded without a record; a gap record follows when one can be made."""
        with self._lock:
            self._recorder.count_gap(sentence)

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def settle(self) -> None:
        """Write the records that are still owed, if the ledger takes them again."""
        with self._lock:
            self._recorder.write_what_is_owed()

    def _help(self, assist: Assist, occasion: Occasion) -> Cleared:
        """Help as it is, unless others sell in it without saying so: then a word on that.

        Raises `SentenceMissing`, also where an adviser wants to speak for the household.
        """
        if occasion.guest is not (assist.utterance == DEMONSTRATION_QUESTION):
            raise SentenceMissing(sentence=assist.utterance)
        speech = self._recorder.speech(self._render(assist, occasion.language), occasion)
        tier = self._reader.in_help(assist, occasion.turn, speech.words)
        if tier is None:
            leaf = self._recorder.leaf(assist, assist.utterance, Label.ASSIST, speech, occasion)
            return self._recorder.permit(leaf, speech, occasion)
        blocked = self._recorder.leaf(
            assist, assist.utterance, Label.SELL_UNASKED, speech, occasion,
            verdict=Verdict.BLOCKED, rules=(UNDECLARED_SELLING,), tier=tier,
        )  # fmt: skip
        self._recorder.write(blocked, speech, occasion)
        request = NoticeRequest(notice=Notice.UNDECLARED, skill=assist.skill, intent=assist.intent)
        return self._notice(request, occasion)

    def _notice(self, request: NoticeRequest, occasion: Occasion) -> Cleared:
        words = self._notices.words(request, self.last, occasion.language)
        if request.notice is Notice.FORGOTTEN:
            occasion = replace(occasion, heard=None, transcribed=None)  # nothing said stays
        speech = self._recorder.speech(words, occasion)
        leaf: UtteranceLeaf = self._recorder.leaf(
            request, request.notice, Label.NOTICE, speech, occasion
        )
        return self._recorder.permit(leaf, speech, occasion)

    def _suggest(self, suggestion: Suggestion, occasion: Occasion) -> tuple[Cleared, ...]:
        sensitive = self._take_note(occasion, suggestion.need)
        wishes = self.choices.wishes()
        answer = self._offering.answer(suggestion, occasion, wishes, sensitive=sensitive)
        if answer.last is not None:
            self.ignore()
            self.last = answer.last
            self._unanswered = answer.last.record if answer.last.named else None
        if answer.noes:
            self.choices.latest = answer.noes
        return answer.cleared

    def _take_note(self, occasion: Occasion, *more: str) -> bool:
        """Whether this is a moment to sell nothing in; nothing of it is written down."""
        now = self._ledger.now_ms()
        texts = (*more, *([occasion.heard] if occasion.heard else ()))
        if any(is_sensitive(text, occasion.language) for text in texts):
            self._sensitive_until_ms = now + MOMENT_MS
        return now < self._sensitive_until_ms

    def _record_register(self) -> None:
        """Every change of the register is a record, also one made while nothing ran."""
        if self._register is None:
            return
        known = self.choices.in_force(REGISTER)
        if known != self._register.digest:
            text = known and self._ledger.read(lambda log: read_document(log, "register", known))
            before = Register(text) if text else None
            self._ledger.append(register_entry(before, self._register))

    def _write_now(self, *leaves: Leaf) -> None:
        with self._lock:
            self._recorder.write_now(*leaves)

    def _keep(self, *leaves: Leaf) -> None:
        with self._lock:
            self._recorder.keep(*leaves)

    def _documents(self) -> tuple[Document, ...]:
        """The texts that records name by their digest, kept so that anyone can read them."""
        charter, register = self._charter, self._register
        found = [*self.campaigning.documents]
        if charter.text:
            found.append(Document("charter", charter.digest, charter.text))
        if register is not None:
            found.append(Document("register", register.digest, register.text))
        return tuple(found)
