"""What goes into the gate and comes out of it: an occasion to speak, words, words with a permit."""

from __future__ import annotations

from dataclasses import dataclass

from audit.campaigns.request import Campaign
from audit.gate.permits import Permit
from audit.language import Language
from audit.records.leaves import Label, Voice

# The one sentence that the guest's voice says, and that nobody else's does.
DEMONSTRATION_QUESTION = "demonstration-question"

# Both languages run at about sixteen letters a second, spoken at an ordinary pace.
MS_PER_LETTER = 62


@dataclass(frozen=True)
class Occasion:
    """When something is to be said: the turn, its language, and whether a person asked for it.

    All of it is what the trusted side knows: whether the request was about buying, whether an alarm
    rings or another task is open, and the campaign that wants to be suggested. `transcribed` is
    what a recogniser wrote where a name in `heard` was put right afterwards. `guest`: the household
    itself is played, in the demonstration.
    """

    turn: str
    language: Language
    requested: bool = True
    heard: str | None = None
    transcribed: str | None = None
    about_buying: bool = False
    alarm_ringing: bool = False
    task_open: bool = False
    campaign: Campaign | None = None
    guest: bool = False


@dataclass(frozen=True)
class Speech:
    """One sentence or more, as shown and as spoken, with how much of the ratio it weighs."""

    words: str
    spoken: str
    language: Language

    @property
    def word_count(self) -> int:
        return len(self.spoken.split())

    @property
    def milliseconds(self) -> int:
        """An estimate of how long it lasts when spoken."""
        return len(self.spoken) * MS_PER_LETTER


@dataclass(frozen=True)
class Cleared:
    """Words that may be made heard, once, in this voice: their record and their permit."""

    permit: Permit
    kind: str
    label: Label
    rules: tuple[str, ...]
    words: str
    spoken: str
    voice: Voice
    language: Language

    @property
    def record(self) -> int:
        return self.permit.record
