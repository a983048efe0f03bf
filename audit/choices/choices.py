"""What the household decides about selling, each decision with its record.

Every no and every setting goes into the log through here, and takes effect with it. What makes
selling easier is asked about first; that is the conversation's part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from sqlalchemy import Connection, select, text

from audit.accounting import DAY_MS
from audit.charter import NONE, Charter, Profile
from audit.choices.adult import OPEN_MS, AdultPin, PinAnswer
from audit.choices.settings import (
    CAPS,
    LEVELS,
    Level,
    PinChange,
    Setting,
    checked,
    contains_hours,
    quiet_hours,
    quiet_value,
)
from audit.choices.standing import Standing, standing_noes
from audit.choices.wishes import Wishes, comparable, naming, read_wishes
from audit.ledger.entries import SURVEYED
from audit.ledger.errors import LedgerError
from audit.ledger.store import Ledger
from audit.ledger.tables import SettingRow
from audit.named import Named, No
from audit.records.leaves import (
    DeclineLeaf,
    DeclineScope,
    Leaf,
    LiftLeaf,
    Outcome,
    OutcomeLeaf,
    SettingLeaf,
    SurveyLeaf,
)

Log = Callable[..., None]

_LESS_SELLING = {
    (Setting.SELLING, "off"),
    (Setting.CHILDREN, "yes"),
    (Setting.PROFILE, "none"),
    (Setting.SURVEY, "off"),
}

QUARTER_MS = 90 * DAY_MS
# Less room than any cap leaves: the profile `none`.
_LEAST = -(2**63)
_ASKED_AT = text(
    "select json_extract(cast(body as text), '$.log_ms') from leaf "
    "where seq = (select seq from setting where name = :name)"
)
_SUGGESTED_SINCE = text(
    "select exists (select 1 from account where log_ms > :since and label like 'sell%')"
)


class Choices:
    """The household's decisions.

    What means less selling is owed where the log does not take it, and written as soon as it does;
    what may mean more is in force only once it is written.
    """

    def __init__(
        self, ledger: Ledger, charter: Charter, pin: AdultPin, keep: Log, write: Log
    ) -> None:
        """`keep` logs leaves at once or as soon as it can, `write` at once or not at all."""
        self._ledger = ledger
        self._charter = charter
        self._keep = keep
        self._write = write
        self.pin = pin
        self.latest: tuple[No, ...] = ()
        """What was declined last, or was left out for a no: "lift that" means these."""

    def wishes(self) -> Wishes:
        """The wishes in force. Raises `LedgerError`."""
        wishes: Wishes = self._ledger.read(read_wishes)
        return wishes

    def caps(self) -> Profile:
        """The caps in force. Raises `LedgerError`."""
        return self._caps_of(self.wishes())

    def decline(
        self,
        named: Sequence[Named],
        record: int,
        scope: DeclineScope = DeclineScope.PRODUCT,
        *,
        unasked_only: bool = False,
    ) -> tuple[No, ...]:
        """The household said no to what `record` named: its products, or as far as `scope` reaches.

        Returns what was declined.
        """
        scopes = (scope, DeclineScope.LIKENESS) if scope is DeclineScope.PRODUCT else (scope,)
        noes = tuple(
            dict.fromkeys(no for item in named for reach in scopes for no in naming(item, reach))
        )
        leaves: list[Leaf] = [
            DeclineLeaf(scope=no.scope, value=no.value, of=record, unasked_only=unasked_only)
            for no in noes
        ]
        if not unasked_only:
            leaves.append(OutcomeLeaf(of=record, outcome=Outcome.DECLINED))
        self._keep(*leaves)
        self.latest = noes
        return noes

    def never_again(self, noes: Sequence[No]) -> None:
        """The household said no to these by their names; what stands already is not said twice."""
        declined: Mapping[tuple[DeclineScope, str], bool] = {}
        with suppress(LedgerError):
            declined = self.wishes().declined
        self._keep(
            *(
                DeclineLeaf(scope=no.scope, value=no.value)
                for no in noes
                if declined.get((no.scope, comparable(no.scope, no.value))) is not False
            )
        )
        self.latest = tuple(noes)

    def lift(self, noes: Sequence[No]) -> None:
        """The household took these back, and with a product what it is. Raises `LedgerError`."""
        wanted = {(no.scope, comparable(no.scope, no.value)): (no.scope, no.value) for no in noes}
        written = list(wanted.values())  # also those that the log has not taken yet
        for no in self.noes():
            if (no.scope, comparable(no.scope, no.value)) in wanted:
                written.extend(no.written)
            else:
                written.extend(part for part in no.written if part in wanted)
        self._lift(written)
        self.latest = tuple(no for no in self.latest if no not in noes)

    def noes(self) -> tuple[Standing, ...]:
        """Every no that stands, oldest first. Raises `LedgerError`."""
        found: tuple[Standing, ...] = self._ledger.read(standing_noes)
        return found

    def lift_all_of(self, no: Standing) -> None:
        """The household took back one no, as it stands in the log."""
        self._lift(no.written)
        self.latest = ()

    def standing(self, noes: Sequence[No]) -> tuple[No, ...]:
        """Those of `noes` that hold. Raises `LedgerError`."""
        declined = self.wishes().declined
        return tuple(no for no in noes if (no.scope, comparable(no.scope, no.value)) in declined)

    def set(self, setting: Setting, value: str) -> None:
        """Change one setting. Raises `SettingRefused` and `LedgerError`."""
        checked(setting, value)
        log = self._keep if (setting, value) in _LESS_SELLING else self._write
        log(SettingLeaf(name=setting, value=value))

    def set_level(self, level: Level) -> None:
        """Change the profile and every cap within it at once."""
        log = self._keep if level == LEVELS[0] else self._write
        log(
            SettingLeaf(name=Setting.PROFILE, value=level.profile),
            *(SettingLeaf(name=cap, value=str(level.caps.get(cap, "default"))) for cap in CAPS),
        )

    def level(self, step: int) -> Level | None:
        """The next level below (-1) or above (1) the caps in force; None at the end.

        Raises `LedgerError`.
        """
        now = self.caps()
        if step > 0:
            return next((one for one in LEVELS if _is_within(now, self.caps_at(one))), None)
        return next((one for one in LEVELS[::-1] if _is_within(self.caps_at(one), now)), None)

    def is_looser(self, level: Level) -> bool:
        """Whether `level` allows more than what holds now, of anything. Raises `LedgerError`."""
        return _allows_more(self.caps_at(level), self.caps())

    def loosens(self, setting: Setting, value: str) -> bool:
        """Whether this value would let more be sold, or at more times, than what holds now.

        Raises `LedgerError`.
        """
        now = self.wishes()
        match setting:
            case Setting.SELLING:
                return value == "on" and not now.selling_allowed
            case Setting.CHILDREN:
                return value == "no" and now.children_here
            case Setting.QUIET:
                hours = quiet_hours(value)
                left = now.quiet is None or (hours and contains_hours(hours, now.quiet))
                return not left
            case Setting.PROFILE:
                then = replace(now, profile=value)
            case Setting.UNASKED_PER_DAY | Setting.ASKED_PER_HOUR | Setting.CAP_WEEK:
                others = {name: cap for name, cap in now.caps.items() if name != setting.fact}
                own = {} if value == "default" else {setting.fact: int(value)}
                then = replace(now, caps=others | own)
            case _:
                return False
        return _allows_more(self._caps_of(then), self._caps_of(now))

    def set_quiet(self, start: int, end: int) -> None:
        """Keep these minutes of the day free of unasked suggestions."""
        self.set(Setting.QUIET, quiet_value(start, end))

    def needs_adult(self) -> bool:
        """Whether children live here and no adult has opened. Raises `LedgerError`."""
        wishes = self.wishes()
        return wishes.children_here and self._ledger.now_ms() >= wishes.adult_until_ms

    def try_pin(self, digits: str) -> PinAnswer:
        """Open selling to an adult for a while, where the number is right.

        Raises `LedgerError` and `OSError`; then nothing is open.
        """
        answer = self.check_pin(digits)
        if answer is PinAnswer.RIGHT:
            self.set(Setting.ADULT_UNTIL, str(self._ledger.now_ms() + OPEN_MS))
        return answer

    def check_pin(self, digits: str) -> PinAnswer:
        """Whether the number is right; opens nothing. Raises `LedgerError` and `OSError`."""
        return self.pin.try_number(digits, self._ledger.now_ms())

    def choose_pin(self, digits: str, change: PinChange) -> None:
        """Set the adult's number, which stands on record before it opens anything.

        Raises `PinRefused`, `LedgerError` and `OSError`.
        """
        self.pin.check(digits)
        self.set(Setting.ADULT_PIN, change)
        self.pin.choose(digits)

    def answered(self) -> frozenset[str]:
        """The names of the settings that the household has ever set. Raises `LedgerError`."""
        names: frozenset[str] = self._ledger.read(
            lambda connection: frozenset(connection.scalars(select(SettingRow.name)))
        )
        return names

    def in_force(self, name: str) -> str | None:
        """What the log holds of a setting, or as the digest of a register. Raises `LedgerError`."""
        value: str | None = self._ledger.read(
            lambda connection: connection.scalar(
                select(SettingRow.value).where(SettingRow.name == name)
            )
        )
        return value

    def survey_is_due(self) -> bool:
        """Whether "would you recommend me" may be asked: agreed to, not asked for ninety days of
        log time, and no suggestion heard for one. Raises `LedgerError`."""
        if self.in_force(Setting.SURVEY) != "on":
            return False
        now = self._ledger.now_ms()

        def due(connection: Connection) -> bool:
            asked = connection.execute(_ASKED_AT, {"name": SURVEYED}).scalar()
            near = connection.execute(_SUGGESTED_SINCE, {"since": now - DAY_MS}).scalar()
            return not near and (asked is None or now - asked >= QUARTER_MS)

        return bool(self._ledger.read(due))

    def survey(self, score: int | None) -> None:
        """What the household answered to "would you recommend me", or that it did not answer."""
        self._keep(SurveyLeaf(score=score))

    def caps_at(self, level: Level) -> Profile:
        """The caps that `level` would give."""
        profile = self._charter.profile(level.profile)
        return profile.tightened({cap.fact: value for cap, value in level.caps.items()})

    def _caps_of(self, wishes: Wishes) -> Profile:
        return wishes.caps_of(self._charter.profile(wishes.profile))

    def _lift(self, written: Sequence[tuple[DeclineScope, str]]) -> None:
        leaves = [LiftLeaf(scope=scope, value=value) for scope, value in dict.fromkeys(written)]
        if leaves:
            self._write(*leaves)


def _allows_more(caps: Profile, others: Profile) -> bool:
    """Whether `caps` leave more room to selling than `others`, in anything."""
    return any(here > there for here, there in zip(_room(caps), _room(others), strict=True))


def _is_within(caps: Profile, others: Profile) -> bool:
    """Whether `caps` leave less room to selling than `others`, and in nothing more."""
    return _room(caps) != _room(others) and not _allows_more(caps, others)


def _room(caps: Profile) -> tuple[int, ...]:
    """How much caps leave to selling, each to be compared; waiting longer leaves less."""
    if caps.name == NONE.name:
        return (_LEAST,) * len(caps.caps)
    return tuple(-cap if name.endswith("_minutes") else cap for name, cap in caps.caps.items())
