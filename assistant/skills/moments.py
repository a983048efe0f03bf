"""A date and a time of day together, as one moment: "demain à huit heures et demie".

What is not said is settled by stated rules, so that the answer can say it back:
- No date: the next time the clock shows it. On any other day an hour without its half of the day is
  taken from seven in the morning to seven at night; for getting up (`waking`) it is the morning's.
- No time: morning nine, noon twelve, afternoon three, evening and night eight; where that has
  passed today, the next full hour that is at least half an hour away. A date alone is at nine in
  the morning, and so many days from now are at the same time as now.
- Midnight with a date ends that day.
- An hour that the clock skips in spring becomes the next that exists; one it shows twice in autumn
  is the first of the two.
Two moments, a repetition, or a number left hanging beside one: no moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from assistant.skills.moment_pieces import DEFAULT_HOURS, Piece, UnclearError, pieces_of
from assistant.skills.numbers import LanguageCode
from assistant.skills.placed_words import placed_words
from assistant.skills.repeats import speaks_of_repeating
from assistant.skills.times import PARTS, Part, TimeOfDay

__all__ = ["Moment", "find_moment", "find_time", "moment_spans", "settled"]

_HALF_AN_HOUR = 30
_DAY = 1440
_MORNING = 9 * 60


@dataclass(frozen=True)
class Moment:
    """A point in time, as the clock on the wall shows it, in the zone of `now`.

    `day_said` and `time_said` tell what was said and what our rules added. `spans` are the places
    of its words in the sentence.
    """

    at: datetime
    day_said: bool
    time_said: bool
    spans: tuple[tuple[int, int], ...]

    def cut_from(self, sentence: str) -> str:
        """`sentence` without the words of this moment."""
        rest, place = "", 0
        for start, end in self.spans:
            rest += sentence[place:start] + " "
            place = end
        return " ".join((rest + sentence[place:]).split())


def find_moment(
    sentence: str, language: LanguageCode, now: datetime, *, waking: bool = False
) -> Moment | None:
    """The one moment `sentence` names, seen from `now`, or None.

    It may lie before `now` where a day is named ("hier", "this morning"). Give `now` in a zone that
    knows its clock changes (`zoneinfo`), for with a bare offset there are none.
    """
    if speaks_of_repeating(sentence, language):
        return None
    try:
        pieces = pieces_of(placed_words(sentence), language, now.date(), sentence)
        at = _resolved(pieces, now, waking) if pieces else None
    except (UnclearError, OverflowError):
        return None
    if at is None:
        return None
    kinds = {piece.kind for piece in pieces}
    return Moment(
        at=at,
        day_said=bool(kinds & {"date", "duration"}) or any(piece.day_shift for piece in pieces),
        time_said=bool(kinds & {"time", "duration"}),
        spans=_joined([(piece.start, piece.end) for piece in pieces], sentence),
    )


def find_time(sentence: str, language: LanguageCode) -> TimeOfDay | None:
    """The one time of day in `sentence`, with the part of the day it names, whatever its date."""
    try:
        pieces = pieces_of(placed_words(sentence), language, date(2000, 1, 3), sentence)
        times = {piece.time for piece in pieces if piece.time is not None}
        if len(times) != 1 or any(piece.kind == "duration" for piece in pieces):
            return None
        return _fitted(times.pop(), _part(pieces))
    except UnclearError:
        return None


def moment_spans(
    sentence: str, language: LanguageCode, now: datetime
) -> tuple[tuple[int, int], ...]:
    """The places of all words in `sentence` that belong to moments, however many there are."""
    try:
        pieces = pieces_of(placed_words(sentence), language, now.date(), sentence)
    except UnclearError:
        return ()
    return _joined([(piece.start, piece.end) for piece in pieces], sentence)


def settled(wall: datetime, zone: tzinfo | None) -> datetime:
    """`wall`, a time without a zone, in `zone`: skipped hours move on, doubled ones are the first.

    Without a zone it stays as it is.
    """
    if zone is None:
        return wall
    for ahead in range(_DAY):
        candidate = (wall + timedelta(minutes=ahead)).replace(tzinfo=zone, fold=0)
        there = candidate.astimezone(UTC).astimezone(zone)
        if there.replace(tzinfo=None) == candidate.replace(tzinfo=None):
            return candidate
    raise OverflowError("no such day in this zone")


def _joined(spans: Sequence[tuple[int, int]], sentence: str) -> tuple[tuple[int, int], ...]:
    """Spans with nothing but spaces and commas between them become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and not sentence[joined[-1][1] : start].strip(" ,\u00a0-"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _resolved(pieces: Sequence[Piece], now: datetime, waking: bool) -> datetime | None:
    """The moment that all pieces together mean."""
    durations = {piece.seconds for piece in pieces if piece.seconds is not None}
    if durations:
        if len(durations) > 1 or any(piece.kind != "duration" for piece in pieces):
            raise UnclearError
        return _later(now, durations.pop())
    dates = {piece.date for piece in pieces if piece.date is not None}
    times = {piece.time for piece in pieces if piece.time is not None}
    if len(dates) > 1 or len(times) > 1:
        raise UnclearError
    part = _part(pieces)
    said = dates.pop() if dates else None
    today = any(piece.day_shift == "today" for piece in pieces)
    if said is not None and today and said.first != now.date():
        raise UnclearError
    day = said.first if said is not None else now.date() if today else None
    if times:
        clock = _fitted(times.pop(), part)
        midnight = any(piece.midnight for piece in pieces)
        return _at_time(clock, day, part, now, waking, midnight)
    default = next((piece.default for piece in pieces if piece.default is not None), None)
    if said is not None and said.kind == "counted" and part is None:
        return settled(
            datetime.combine(said.first, now.time().replace(second=0, microsecond=0)), now.tzinfo
        )
    if part is not None:
        default = DEFAULT_HOURS[part] * 60 if default is None else default
    if default is None and day is None:
        return None
    return _at_default(day, _MORNING if default is None else default, part, now)


def _part(pieces: Sequence[Piece]) -> Part | None:
    parts = {piece.part for piece in pieces if piece.part is not None}
    if len(parts) > 1:
        raise UnclearError
    return next(iter(parts), None)


def _fitted(clock: TimeOfDay, part: Part | None) -> TimeOfDay:
    """The time within the part of the day that was said beside it."""
    if part is None or clock.readings == (0,):
        return clock
    # "Tonight at eight" is in the evening; "tonight at two" is not, and so in the night.
    nights: tuple[Part, ...] = ("night", "evening") if part == "night" else (part,)
    for candidate in nights:
        if (fitting := clock.within(candidate)) is not None:
            return fitting
    raise UnclearError


def _at_time(
    clock: TimeOfDay,
    day: date | None,
    part: Part | None,
    now: datetime,
    waking: bool,
    midnight: bool,
) -> datetime:
    minute_now = now.hour * 60 + now.minute
    if day is None:
        chosen = clock
        if waking and not clock.sure:
            chosen = TimeOfDay((clock.morning(),))
        after = chosen.after(minute_now)
        if after is None:
            return _wall(now.date() + timedelta(days=1), chosen.readings[0], now)
        return _wall(now.date(), after, now)
    if midnight:
        return _wall(day + timedelta(days=1), clock.readings[0], now)
    early = part in {"night", "evening"} and clock.sure and clock.readings[0] < 6 * 60
    if early:
        ahead = day == now.date() and now.hour < 6 and clock.readings[0] > minute_now
        return _wall(day if ahead else day + timedelta(days=1), clock.readings[0], now)
    if day == now.date():
        after = clock.after(minute_now)
        return _wall(day, clock.readings[-1] if after is None else after, now)
    return _wall(day, clock.morning() if waking else clock.usual(), now)


def _at_default(day: date | None, minute: int, part: Part | None, now: datetime) -> datetime | None:
    """The default time on `day`; today, where it has passed, the next full hour of that part."""
    minute_now = now.hour * 60 + now.minute
    if day is None:
        later = minute > minute_now
        return _wall(now.date() + timedelta(days=0 if later else 1), minute, now)
    if day != now.date() or minute > minute_now:
        return _wall(day, minute, now)
    full = (minute_now + _HALF_AN_HOUR + 59) // 60 * 60
    allowed = PARTS[part] if part is not None else (range(0, _DAY),)
    return _wall(day, full, now) if any(full in hours for hours in allowed) else None


def _wall(day: date, minute: int, now: datetime) -> datetime:
    return settled(datetime.combine(day, time(minute // 60, minute % 60)), now.tzinfo)


def _later(now: datetime, seconds: int) -> datetime:
    """So many real seconds after `now`, whatever the clock does meanwhile."""
    if now.tzinfo is None:
        return now + timedelta(seconds=seconds)
    return (now.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(now.tzinfo)
