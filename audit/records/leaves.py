"""What the ledger keeps: one small immutable leaf for every decision, with no word anybody said.

Version 1 of the records. Words, need and candidates live in one erasable blob beside the leaf,
which holds only a keyed commitment to it (DESIGN §7), so that erasing them leaves the log whole.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from audit.language import Language
from audit.records.messages import Identifier, Trigger

RECORD_VERSION = 1


class Label(StrEnum):
    """What an utterance counts as (DESIGN §5); mixed counts as selling."""

    ASSIST = "assist"
    SELL_ASKED = "sell_asked"
    SELL_UNASKED = "sell_unasked"
    NOTICE = "notice"

    @property
    def sells(self) -> bool:
        return self in (Label.SELL_ASKED, Label.SELL_UNASKED)


class Verdict(StrEnum):
    """Whether the gate let it be said."""

    SPOKEN = "spoken"
    BLOCKED = "blocked"


class Voice(StrEnum):
    """Who speaks: the assistant's own voice never sells (promise 3)."""

    HELP = "help"
    SELL = "sell"


class Outcome(StrEnum):
    """What became of an utterance that was allowed."""

    DELIVERED = "delivered"
    INTERRUPTED = "interrupted"
    NOT_HEARD = "not_heard"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class DeclineScope(StrEnum):
    """How far a no reaches."""

    PRODUCT = "product"
    CATEGORY = "category"
    SPONSOR = "sponsor"


class KeyReason(StrEnum):
    """Why the device's key was replaced."""

    ROTATION = "rotation"
    EXPOSED = "exposed"
    LOST = "lost"
    RESTORED = "restored"


class ErasureReason(StrEnum):
    """How the household asked for words to be erased."""

    SPOKEN = "spoken"
    COMMAND = "command"


class Problem(StrEnum):
    """What the log was found to disagree with itself in."""

    ROLLBACK = "rollback"
    MISMATCH = "mismatch"
    DAMAGED = "damaged"
    KEY_LOST = "key-lost"


class Leaf(BaseModel):
    """Base of every leaf; `kind` tells them apart and never changes its meaning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str


class StartLeaf(Leaf):
    """The speaker started: what is in force, and the fixed sentences that may sound unrecorded.

    `origin` names the log and `key` the public key that signs it from here on.
    """

    kind: Literal["start"] = "start"
    version: str
    origin: str
    key: str
    charter: str
    charter_released: bool
    register_digest: str
    profile: Identifier
    fixed_sentences: tuple[str, ...]


class Share(BaseModel):
    """A ratio with both its halves: `sold` of `sold + helped`, in turns, words and milliseconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sold_turns: int
    helped_turns: int
    sold_words: int
    helped_words: int
    sold_ms: int
    helped_ms: int


class UtteranceLeaf(Leaf):
    """The gate's decision on one thing to say.

    `subject` is the utterance id, the notice or the suggestion's purpose; `rules` are the charter's
    determining rules; `share` is the ratio the decision was taken on, this utterance included;
    `milliseconds` is an estimate of how long the spoken text lasts.
    """

    kind: Literal["utterance"] = "utterance"
    turn: str
    requested: bool
    label: Label
    verdict: Verdict
    rules: tuple[str, ...]
    subject: str
    skill: Identifier
    intent: Identifier
    language: Language
    voice: Voice
    words: int
    milliseconds: int
    charter: str
    profile: Identifier
    trigger: Trigger | None = None
    sponsors: tuple[Identifier, ...] = ()
    beneficiaries: tuple[Identifier, ...] = ()
    register_digest: str | None = None
    catalogue: str | None = None
    share: Share | None = None
    left_out: int = 0


class OutcomeLeaf(Leaf):
    """What happened to utterance `of`; `played_ms` is what really sounded, null on a screen."""

    kind: Literal["outcome"] = "outcome"
    of: int
    outcome: Outcome
    played_ms: int | None = None


class DeclineLeaf(Leaf):
    """The household said no: `value` is a GTIN, a category or a sponsor; it holds until lifted."""

    kind: Literal["decline"] = "decline"
    scope: DeclineScope
    value: str
    of: int | None = None


class SettingLeaf(Leaf):
    """A setting of the household that the charter reads was changed."""

    kind: Literal["setting"] = "setting"
    name: Identifier
    value: Identifier


class GapLeaf(Leaf):
    """Fixed sentences sounded while the ledger could not be written; which, and how often."""

    kind: Literal["gap"] = "gap"
    sentences: dict[str, int]


class KeyLeaf(Leaf):
    """From this record on, another key signs: `vkey`, in the place of the one whose id is given.

    `endorsement` is the previous key's signature of it (`audit.ledger.writer.endorsed`) in base64;
    null where that key is gone.
    """

    kind: Literal["key"] = "key"
    reason: KeyReason
    previous: str
    vkey: str
    endorsement: str | None


class ErasureLeaf(Leaf):
    """The words of `count` records are gone, with their keys; `ranges` are first and last numbers.

    What the records count as, and every decline, stays.
    """

    kind: Literal["erasure"] = "erasure"
    reason: ErasureReason
    ranges: tuple[tuple[int, int], ...]
    count: int


class IncidentLeaf(Leaf):
    """The log did not agree with what had been signed; nothing is sold until it is `resolved`.

    `record` is the first record concerned; `set_aside` the file that the old log was moved to.
    """

    kind: Literal["incident"] = "incident"
    problem: Problem | None
    resolved: bool = False
    record: int | None = None
    expected_size: int | None = None
    expected_root: str | None = None
    found_size: int | None = None
    found_root: str | None = None
    set_aside: str | None = None


class RestoreLeaf(Leaf):
    """The log `origin` goes on, under another name, from a backup made when it held `size` records.

    `rollback` where more of it than that was known here: that part is not in this log.
    """

    kind: Literal["restore"] = "restore"
    origin: str
    size: int
    root: str
    rollback: bool
    newer_size: int | None = None
    newer_root: str | None = None
