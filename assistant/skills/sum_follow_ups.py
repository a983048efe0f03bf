"""A sum or a conversion that leans on the one before: "et en grammes", "and twenty percent"."""

from __future__ import annotations

import re

from assistant.skills.arithmetic import work_out
from assistant.skills.conversions import Conversion, convert
from assistant.skills.numbers import LanguageCode

__all__ = ["next_sum"]

_INTO: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?P<lead>en|vers) (?P<unit>\S+(?: \S+){0,2})"),
    "en": re.compile(r"(?P<lead>in|into|to) (?P<unit>\S+(?: \S+){0,2})"),
}
# The last such words of a sentence, and all that follows them.
_INTO_BEFORE: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?P<before>.+) (?:en|vers) \S.*"),
    "en": re.compile(r"(?P<before>.+) (?:in|into|to) \S.*"),
}
_HOW_MANY: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?P<before>.*?\bcombien (?:font|fait) .+ en )\S+"),
    "en": re.compile(r"(?P<before>how many )\S+(?P<after> .+)"),
}
_PERCENT: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r".+(?: ?%| pour cent| pourcents?)"),
    "en": re.compile(r".+(?: ?%| percent| per cent)"),
}
_PERCENT_OF: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r".+(?:%|pour cent|pourcents?) (?P<of>(?:de |d').+)"),
    "en": re.compile(r".+(?:%|percent|per cent) (?P<of>of .+)"),
}
_BY: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"par (?P<number>.+)"),
    "en": re.compile(r"by (?P<number>.+)"),
}
_BY_BEFORE: dict[LanguageCode, re.Pattern[str]] = {
    "fr": re.compile(r"(?P<before>.+ par )\S.*"),
    "en": re.compile(r"(?P<before>.+ by )\S.*"),
}


def next_sum(rest: str, before: str, language: LanguageCode, corrects: bool) -> str | None:
    """The whole sum that `rest` makes of `before`; None where it makes none with an answer."""
    wholes = (
        _into_another_unit(rest, before, language),
        _counted_otherwise(rest, before, language) if corrects else None,
        _another_percentage(rest, before, language),
        _by_another_number(rest, before, language),
    )
    return next((whole for whole in wholes if whole is not None), None)


def _into_another_unit(rest: str, before: str, language: LanguageCode) -> str | None:
    asked, last = _INTO[language].fullmatch(rest), _INTO_BEFORE[language].fullmatch(before)
    if asked is None:
        return None
    if last is not None and _converts(whole := f"{last['before']} {rest}", language):
        return whole
    return _counted_otherwise(asked["unit"], before, language)


def _counted_otherwise(unit: str, before: str, language: LanguageCode) -> str | None:
    """ "How many metres in two litres" with another unit."""
    last = _HOW_MANY[language].fullmatch(before)
    if last is None:
        return None
    whole = f"{last['before']}{unit}{last.groupdict().get('after') or ''}"
    return whole if _converts(whole, language) else None


def _another_percentage(rest: str, before: str, language: LanguageCode) -> str | None:
    last = _PERCENT_OF[language].fullmatch(before)
    if last is None or _PERCENT[language].fullmatch(rest) is None:
        return None
    whole = f"{rest} {last['of']}"
    return None if work_out(whole, language) is None else whole


def _by_another_number(rest: str, before: str, language: LanguageCode) -> str | None:
    asked, last = _BY[language].fullmatch(rest), _BY_BEFORE[language].fullmatch(before)
    if asked is None or last is None:
        return None
    whole = f"{last['before']}{asked['number']}"
    return None if work_out(whole, language) is None else whole


def _converts(sentence: str, language: LanguageCode) -> bool:
    return isinstance(convert(sentence, language), Conversion)
