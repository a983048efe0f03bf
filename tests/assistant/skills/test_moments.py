"""Dates, times, moments, repetitions and sums of the calendar, as they are said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.skills.calendar_sums import (
    Answer,
    DayAnswer,
    Distance,
    HolidayAnswer,
    LeapYear,
    MonthLength,
    NextHoliday,
    Span,
    WeekNumber,
    YearLength,
    answer_calendar,
    names_a_day,
)
from assistant.skills.cities import PLACES
from assistant.skills.dates import SaidDate, find_date, read_date
from assistant.skills.holidays import FEASTS, easter, public_holiday
from assistant.skills.moments import find_moment, find_time, moment_spans, settled
from assistant.skills.numbers import LanguageCode
from assistant.skills.repeats import find_repeat, speaks_of_repeating
from assistant.skills.times import TimeOfDay, read_time
from assistant.skills.world_clock import UnknownPlace, place_asked, time_at
from tests.assistant.skills import english_moment_cases, french_moment_cases, unclear_moment_cases
from tests.assistant.skills.moment_speech import said_date, said_time

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 25, 9, 7, tzinfo=PARIS)
TODAY = NOW.date()
CASES: dict[LanguageCode, ModuleType] = {"fr": french_moment_cases, "en": english_moment_cases}
UNCLEAR: dict[LanguageCode, str] = {
    "fr": unclear_moment_cases.FRENCH,
    "en": unclear_moment_cases.ENGLISH,
}
LANGUAGES: list[LanguageCode] = ["fr", "en"]


def cases(table: str) -> list[tuple[LanguageCode, str, str]]:
    found = []
    for language, module in CASES.items():
        for line in getattr(module, table).strip().splitlines():
            said, meant = line.rsplit(" = ", 1)
            found.append((language, said, meant))
    return found


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def days(said: SaidDate | None) -> str:
    if said is None:
        return "nothing"
    return f"{said.first}" if said.first == said.last else f"{said.first}..{said.last}"


def answered(answer: Answer | None) -> str:
    match answer:
        case Distance():
            rest = "" if answer.unit == "days" else f" {answer.rest}"
            way = "ago" if answer.past else "in"
            return f"{way} {answer.count} {answer.unit}{rest} {answer.day}"
        case Span():
            rest = "" if answer.unit == "days" else f" {answer.rest}"
            return f"span {answer.count} {answer.unit}{rest}"
        case DayAnswer():
            return f"day {answer.day}" + (f" {answer.feast.id}" if answer.feast else "")
        case WeekNumber():
            return f"week {answer.number}"
        case LeapYear():
            return f"leap {answer.year} {answer.leap}"
        case MonthLength():
            return f"month {answer.first:%Y-%m} {answer.days}"
        case YearLength():
            return f"year {answer.year} {answer.days}"
        case HolidayAnswer():
            return f"holiday {answer.day} {answer.holiday.id if answer.holiday else None}"
        case NextHoliday():
            return f"next {answer.day} {answer.holiday.id}"
        case None:
            return "nothing"


@pytest.mark.parametrize(("language", "said", "meant"), cases("TIMES"))
def test_times_of_day(language: LanguageCode, said: str, meant: str) -> None:
    time = read_time(said, language)
    assert time is not None
    assert " ".join(clock(minute) for minute in time.readings) == meant


@pytest.mark.parametrize(("language", "said", "meant"), cases("DATES"))
def test_dates(language: LanguageCode, said: str, meant: str) -> None:
    assert days(read_date(said, language, TODAY)) == meant
    assert days(find_date(said, language, TODAY)) == meant


@pytest.mark.parametrize(("language", "said", "meant"), cases("MOMENTS"))
def test_moments(language: LanguageCode, said: str, meant: str) -> None:
    moment = find_moment(said, language, NOW)
    assert moment is not None
    assert f"{moment.at:%Y-%m-%d %H:%M}" == meant
    assert moment.at.tzinfo is PARIS
    assert moment.spans == moment_spans(said, language, NOW)


@pytest.mark.parametrize(("language", "said", "meant"), cases("REPEATS"))
def test_repetitions(language: LanguageCode, said: str, meant: str) -> None:
    repeat = find_repeat(said, language)
    assert repeat is not None
    weekdays = "".join(str(day) for day in sorted(repeat.weekdays))
    assert f"{weekdays} {repeat.part or ''}".strip() == meant
    assert speaks_of_repeating(said, language)


@pytest.mark.parametrize(("language", "said", "meant"), cases("SUMS"))
def test_questions_to_the_calendar(language: LanguageCode, said: str, meant: str) -> None:
    assert answered(answer_calendar(said, language, TODAY)) == meant


@pytest.mark.parametrize(("language", "said", "meant"), cases("PLACES"))
def test_places_whose_time_is_asked(language: LanguageCode, said: str, meant: str) -> None:
    place = place_asked(said, language)
    if place is None:
        assert meant == "here"
    elif isinstance(place, UnknownPlace):
        assert meant == "unknown"
    else:
        assert (place.zone or "many") == meant


NEGATIVES: list[tuple[LanguageCode, str, str]] = [
    (language, *line.split(": ", 1))  # type: ignore[misc]
    for language, table in UNCLEAR.items()
    for line in table.strip().splitlines()
]


@pytest.mark.parametrize(("language", "kind", "said"), NEGATIVES)
def test_what_is_not_clear_gives_nothing(language: LanguageCode, kind: str, said: str) -> None:
    found = {
        "time": lambda: read_time(said, language),
        "date": lambda: read_date(said, language, TODAY),
        "moment": lambda: find_moment(said, language, NOW),
        "repeat": lambda: find_repeat(said, language),
        "sum": lambda: answer_calendar(said, language, TODAY),
    }[kind]()
    assert found is None


def test_there_are_cases_enough() -> None:
    tables = ("TIMES", "DATES", "MOMENTS", "REPEATS", "SUMS", "PLACES")
    for language in LANGUAGES:
        counted = sum(one[0] == language for table in tables for one in cases(table))
        negatives = sum(one[0] == language for one in NEGATIVES)
        assert counted + negatives >= 320
        assert negatives >= 50


@pytest.mark.parametrize("language", LANGUAGES)
@given(minute=st.integers(0, 1439), style=st.integers(0, 5))
def test_every_time_that_is_said_is_read_back(
    language: LanguageCode, minute: int, style: int
) -> None:
    time = read_time(said_time(minute, language, style), language)
    assert time is not None
    assert minute in time.readings
    assert all((reading - minute) % 720 == 0 for reading in time.readings)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    day=st.dates(date(1800, 1, 1), date(2299, 12, 31)),
    today=st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    style=st.integers(0, 5),
)
def test_every_date_that_is_said_is_read_back(
    language: LanguageCode, day: date, today: date, style: int
) -> None:
    assert days(read_date(said_date(day, language, style), language, today)) == str(day)


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    ahead=st.integers(0, 364),
    minute=st.integers(0, 1439),
    style=st.integers(0, 5),
    today=st.dates(date(2024, 1, 1), date(2060, 1, 1)),
)
def test_a_date_and_a_sure_time_make_that_moment(
    language: LanguageCode, ahead: int, minute: int, style: int, today: date
) -> None:
    day = today + timedelta(days=ahead)
    now = datetime(today.year, today.month, today.day, 0, 0)
    joined = {"fr": "à", "en": "at"}[language]
    said = f"{said_date(day, language, style)} {joined} {minute // 60:02}:{minute % 60:02}"
    moment = find_moment(said, language, now)
    assert moment is not None
    assert moment.at == datetime(day.year, day.month, day.day, minute // 60, minute % 60)
    assert moment.cut_from(said) == ""


@given(
    today=st.dates(date(2001, 1, 1), date(2090, 1, 1)), count=st.integers(1, 9999),
)  # fmt: skip
def test_sums_agree_with_the_calendar_of_python(today: date, count: int) -> None:
    forth, back = today + timedelta(days=count), today - timedelta(days=count)
    asked = f"quel jour serons-nous dans {count} jours"
    assert answer_calendar(asked, "fr", today) == DayAnswer(forth, None)
    asked = f"what day was it {count} days ago"
    assert answer_calendar(asked, "en", today) == DayAnswer(back, None)
    until = answer_calendar(f"combien de jours avant le {forth:%d/%m/%Y}", "fr", today)
    assert isinstance(until, Distance)
    assert until.count == count
    weeks = answer_calendar(f"how many weeks until {forth:%d/%m/%Y}", "en", today)
    assert isinstance(weeks, Distance)
    assert weeks.count * 7 + weeks.rest == count


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_no_text_breaks_anything(text: str, language: LanguageCode) -> None:
    moment = find_moment(text, language, NOW)
    assert moment is None or moment.at.tzinfo is PARIS
    find_time(text, language)
    find_repeat(text, language)
    answer_calendar(text, language, TODAY)
    place_asked(text, language)
    names_a_day(text, language, TODAY)


def test_easter_falls_where_it_fell() -> None:
    known = (
        "1818-03-22 1913-03-23 1943-04-25 1954-04-18 1981-04-19 2000-04-23 2008-03-23 2011-04-24"
        " 2019-04-21 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2030-04-21 2035-03-25"
        " 2038-04-25 2049-04-18"
    )
    for day in known.split():
        assert easter(int(day[:4])) == date.fromisoformat(day)


def test_the_french_mothers_day_gives_way_to_pentecost() -> None:
    mothers = FEASTS["mothers-fr"]
    assert mothers.on(2026) == date(2026, 5, 31)
    assert FEASTS["pentecost"].on(2023) == date(2023, 5, 28)
    assert mothers.on(2023) == date(2023, 6, 4)


def test_a_country_has_its_own_public_holidays() -> None:
    assert len({d for d in range(365) if public_holiday(day_of(2026, d), "fr")}) == 11
    assert len({d for d in range(365) if public_holiday(day_of(2026, d), "en")}) == 10
    assert public_holiday(date(2026, 7, 14), "en") is None


def day_of(year: int, number: int) -> date:
    return date(year, 1, 1) + timedelta(days=number)


def test_an_hour_that_the_clock_skips_becomes_the_next_there_is() -> None:
    now = datetime(2027, 3, 27, 9, 0, tzinfo=PARIS)
    moment = find_moment("demain à 02:30", "fr", now)
    assert moment is not None
    assert moment.at.isoformat() == "2027-03-28T03:00:00+02:00"


def test_an_hour_that_the_clock_shows_twice_is_the_first_of_the_two() -> None:
    now = datetime(2026, 10, 24, 9, 0, tzinfo=PARIS)
    moment = find_moment("tomorrow at 02:30", "en", now)
    assert moment is not None
    assert moment.at.isoformat() == "2026-10-25T02:30:00+02:00"


def test_minutes_from_now_are_real_minutes_across_a_clock_change() -> None:
    now = datetime(2027, 3, 28, 1, 50, tzinfo=PARIS)
    moment = find_moment("dans vingt minutes", "fr", now)
    assert moment is not None
    assert moment.at.isoformat() == "2027-03-28T03:10:00+02:00"
    assert moment.at.astimezone(UTC) - now.astimezone(UTC) == timedelta(minutes=20)


def test_tomorrow_at_eight_is_at_eight_on_the_wall_after_the_change() -> None:
    now = datetime(2027, 3, 27, 20, 0, tzinfo=PARIS)
    moment = find_moment("demain à huit heures du matin", "fr", now)
    assert moment is not None
    assert moment.at.isoformat() == "2027-03-28T08:00:00+02:00"
    assert settled(datetime(2026, 1, 1, 8), None) == datetime(2026, 1, 1, 8)


def test_getting_up_is_in_the_morning() -> None:
    moment = find_moment("réveille-moi à sept heures", "fr", NOW, waking=True)
    assert moment is not None
    assert moment.at == datetime(2026, 11, 26, 7, tzinfo=PARIS)
    moment = find_moment("wake me tomorrow at half past five", "en", NOW, waking=True)
    assert moment is not None
    assert moment.at == datetime(2026, 11, 26, 5, 30, tzinfo=PARIS)


def test_this_evening_at_half_past_eight_is_the_next_full_hour() -> None:
    late = NOW.replace(hour=20, minute=40)
    moment = find_moment("ce soir", "fr", late)
    assert moment is not None
    assert moment.at == NOW.replace(hour=22, minute=0)
    assert find_moment("tonight", "en", NOW.replace(hour=23, minute=45)) is None


def test_what_a_reminder_is_about_is_left_when_its_moment_is_cut_out() -> None:
    for language, said, rest in (
        ("fr", "rappelle-moi de sortir les poubelles ce soir à huit heures",
         "rappelle-moi de sortir les poubelles"),
        ("fr", "demain rappelle-moi d'appeler maman à huit heures",
         "rappelle-moi d'appeler maman"),
        ("en", "remind me tomorrow at five to call mum", "remind me to call mum"),
        ("en", "remind me to buy christmas cards on friday", "remind me to buy christmas cards"),
    ):  # fmt: skip
        moment = find_moment(said, language, NOW)  # type: ignore[arg-type]
        assert moment is not None
        assert moment.cut_from(said) == rest


def test_a_moment_tells_what_was_said_of_it() -> None:
    for said, day, time in (
        ("ce soir", True, False),
        ("à midi", False, True),
        ("lundi", True, False),
    ):
        moment = find_moment(said, "fr", NOW)
        assert moment is not None
        assert (moment.day_said, moment.time_said) == (day, time)


def test_the_time_alone_is_found_beside_a_repetition() -> None:
    said = "mets une alarme à six heures et demie du matin tous les jours de la semaine"
    assert find_time(said, "fr") == TimeOfDay((390,))
    assert find_time("every weekday at seven am", "en") == TimeOfDay((420,))
    assert find_time("at seven or eight", "en") is None


def test_a_repetition_knows_its_next_day() -> None:
    repeat = find_repeat("every monday and friday", "en")
    assert repeat is not None
    assert repeat.next_day(TODAY) == date(2026, 11, 27)
    assert repeat.next_day(date(2026, 11, 30)) == date(2026, 11, 30)
    assert speaks_of_repeating("un mardi sur deux", "fr")
    assert not speaks_of_repeating("close every window", "en")


def test_every_place_has_a_clock_or_several() -> None:
    assert len({place for _, place in PLACES}) >= 150
    for _, place in PLACES:
        there = time_at(place, NOW)
        assert there is None if place.zone is None else there == NOW
    tokyo = dict(PLACES)["Tokyo"]
    assert f"{time_at(tokyo, NOW):%H:%M}" == "17:07"


def test_today_is_the_answer_where_no_other_day_is_named() -> None:
    assert not names_a_day("on est quel jour aujourd'hui", "fr", TODAY)
    assert not names_a_day("is it monday today", "en", TODAY)
    assert names_a_day("what day is it tomorrow", "en", TODAY)
