"""What the ledger keeps: one small immutable leaf for every decision, with no word anybody said.

Version 1 of the records. Words, need and candidates live in one erasable blob beside the leaf,
which holds only a keyed commitment to it (DESIGN §7), so that erasing them leaves the log whole.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from audit.language import Language
from audit.records.messages import Trigger
from audit.records.wire import Identifier

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
    """Who speaks: the assistant's own voice never sells (promise 3).

    `GUEST` plays the household in the demonstration.
    """

    HELP = "help"
    SELL = "sell"
    GUEST = "guest"


class Outcome(StrEnum):
    """What became of an utterance that was allowed."""

    DELIVERED = "delivered"
    INTERRUPTED = "interrupted"
    NOT_HEARD = "not_heard"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    IGNORED = "ignored"


class DeclineScope(StrEnum):
    """How far a no reaches; `LIKENESS` is a product by what it is, whatever it is called now."""

    PRODUCT = "product"
    LIKENESS = "likeness"
    CATEGORY = "category"
    BRAND = "brand"
    SPONSOR = "sponsor"


class Tier(StrEnum):
    """How a text sells that was not declared to sell, from naming to shaping what people want.

    Qiu & Mei 2026, arXiv 2605.18673.
    """

    MENTION = "mention"
    FRAMING = "framing"
    REDIRECTION = "redirection"
    SHAPING = "shaping"


class MusicChange(StrEnum):
    """What became of the music; a pause counts as stopped, going on as started."""

    STARTED = "started"
    STOPPED = "stopped"


class MusicSource(StrEnum):
    """Whose music it is: the household's own files, or whatever comes over the network."""

    LIBRARY = "library"
    RADIO = "radio"


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

    `origin` names the log and `key` the public key that signs it from here on; `watchdog` and
    `campaigns` are digests, empty where there are none.
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
    watchdog: str = ""
    campaigns: str = ""


class Share(BaseModel):
    """A ratio with both its halves: `sold` of `sold + helped`, in turns, words and milliseconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sold_turns: int
    helped_turns: int
    sold_words: int
    helped_words: int
    sold_ms: int
    helped_ms: int


class Counted(BaseModel):
    """What the charter's caps were held against, this utterance included in the shares.

    The shares of the last 20 turns, hour, day and 30 days of log time; that of 7 days is the leaf's
    own `share`. `unasked_in_day` and `asked_in_hour` were spoken before; `fields` counts the facts
    about the household that entered the choice.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    turns: Share
    hour: Share
    day: Share
    month: Share
    unasked_in_day: int
    asked_in_hour: int
    offers: int
    fields: int


class UtteranceLeaf(Leaf):
    """The gate's decision on one thing to say.

    `subject` is the utterance id, the notice or the suggestion's purpose; `rules` are the charter's
    determining rules; `share` is the ratio the decision was taken on, this utterance included;
    `milliseconds` is an estimate of how long the spoken text lasts; `counted` stands where the
    charter was asked; `campaign` where a merchant's wish set it off; `tier` where the watchdog
    found selling in a text of others.
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
    counted: Counted | None = None
    campaign: Identifier | None = None
    tier: Tier | None = None


class OutcomeLeaf(Leaf):
    """What happened to utterance `of`; `played_ms` is what really sounded, null on a screen."""

    kind: Literal["outcome"] = "outcome"
    of: int
    outcome: Outcome
    played_ms: int | None = None


class DeclineLeaf(Leaf):
    """The household said no: `value` is what to, by `scope`; it holds until lifted.

    `unasked_only`: it cut an unasked suggestion short, and may still ask for the thing.
    """

    kind: Literal["decline"] = "decline"
    scope: DeclineScope
    value: str
    of: int | None = None
    unasked_only: bool = False


class LiftLeaf(Leaf):
    """The household took back a no."""

    kind: Literal["lift"] = "lift"
    scope: DeclineScope
    value: str


class SettingLeaf(Leaf):
    """A setting of the household that the charter reads was changed."""

    kind: Literal["setting"] = "setting"
    name: Identifier
    value: Identifier


class RegisterLeaf(Leaf):
    """The register of interests changed: how many of its entries were added, removed, changed."""

    kind: Literal["register"] = "register"
    digest: str
    previous: str
    added: int
    removed: int
    changed: int


class CampaignsLeaf(Leaf):
    """The merchants' wishes to be suggested changed; `ids` are those in the file now."""

    kind: Literal["campaigns"] = "campaigns"
    digest: str
    previous: str
    ids: tuple[Identifier, ...]


class SurveyLeaf(Leaf):
    """Would the household recommend it: nought to ten, or null for no answer (NPS)."""

    kind: Literal["survey"] = "survey"
    score: int | None


class MusicLeaf(Leaf):
    """Music began or ended on the household's word; nothing of which music, or which station."""

    kind: Literal["music"] = "music"
    what: MusicChange
    source: MusicSource


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
