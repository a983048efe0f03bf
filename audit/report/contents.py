"""What a report says, before any language or format: facts of one period of one log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from audit.language import Language
from audit.metrics import Figure, Span, wilson


@dataclass(frozen=True)
class Both:
    """The same text in French and in English."""

    fr: str
    en: str

    def of(self, language: Language) -> str:
        """The text in one of them."""
        return self.fr if language is Language.FRENCH else self.en


@dataclass(frozen=True)
class Log:
    """Which log it is: its name, the public key that signs it, and its last signed checkpoint."""

    origin: str
    key: str
    size: int
    root: str


@dataclass(frozen=True)
class Asked:
    """The days that were asked for, both included, in UTC; None where no bound was given."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class CharterInForce:
    """A charter that held in the period.

    `declared` is what the device said of it, whether it is a released one; `known` whether this
    program has its digest on its own list. `kept`: its text is in the log.
    """

    digest: str
    declared: bool
    known: bool
    kept: bool

    @property
    def released(self) -> bool:
        """Whether nothing speaks against its being a released one."""
        return self.declared and self.known


@dataclass(frozen=True)
class InForce:
    """What held in the period, each in the order in which it came; `registers` and `watchdogs`
    are digests, empty where there was none to be read."""

    charters: tuple[CharterInForce, ...]
    registers: tuple[str, ...]
    watchdogs: tuple[str, ...]
    profiles: tuple[str, ...]
    versions: tuple[str, ...]


@dataclass(frozen=True)
class Caps:
    """What unasked selling may take of seven days at most, as shares of one: by the household's
    caps at the end of the period, and by the charter's ceiling."""

    profile: str
    week: Fraction
    ceiling: Fraction


@dataclass(frozen=True)
class Stretch:
    """Days `first` to `last`, both included, in UTC: requests helped without a sell, and sells."""

    first: date
    last: date
    helped: int
    asked: int
    unasked: int


@dataclass(frozen=True)
class Sponsor:
    """One sponsor in one month; `id` is empty where the register did not know who gains.

    `suggestions` of `month_suggestions` named an offer that it pays for. `accepted` of them were
    taken up; for `priced` of those the commission is known, `cents` in all.
    """

    month: str
    id: str
    name: str
    suggestions: int
    month_suggestions: int
    accepted: int
    priced: int
    cents: int

    @property
    def share(self) -> Fraction:
        """The part of the month's suggestions that it paid for."""
        return Fraction(self.suggestions, self.month_suggestions)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of that part."""
        return wilson(self.suggestions, self.month_suggestions)


@dataclass(frozen=True)
class Terms:
    """What the register in force at the end of the period says that a sponsor pays for."""

    id: str
    name: str
    sentences: tuple[Both, ...]


@dataclass(frozen=True)
class HeldBack:
    """How many of the sells that were tried one rule held back, among other rules perhaps.

    `sentence` and `law` are None where the text of the charter was not kept or cannot be read.
    """

    rule: str
    figure: Figure
    sentence: Both | None
    law: str | None


@dataclass(frozen=True)
class Noes:
    """What the household has said no to and not lifted; `lighter` only where it did not ask."""

    every: int
    lighter: int


@dataclass(frozen=True)
class Incident:
    """A record that the log did not agree with what was signed, or that this was dealt with."""

    record: int
    wall: str
    sure: bool
    sentence: Both


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything there is to say of one period; `names` are the parties' by their ids."""

    made: datetime
    log: Log
    asked: Asked
    span: Span
    in_force: InForce
    caps: Caps | None
    figures: tuple[Figure, ...]
    stretches: tuple[Stretch, ...]
    sponsors: tuple[Sponsor, ...]
    terms: tuple[Terms, ...]
    terms_readable: bool
    names: Mapping[str, str]
    held_back: tuple[HeldBack, ...]
    noes: Noes
    suggestions: int
    outcomes: Mapping[str, int]
    gaps: int
    incidents: tuple[Incident, ...]
