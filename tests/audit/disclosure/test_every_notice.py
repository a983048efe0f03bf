"""Every notice, whatever it is told with: whole, short, well printed, and the same in both
languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from audit.gate.door import Gate
from audit.language import Language
from audit.records.messages import NoticeRequest, Period
from audit.records.notices import Notice
from tests.audit.disclosure.typography import badly_spaced
from tests.support.clock import ManualClock
from tests.support.gates import make_gate

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
WORDS_AT_MOST = 60
COUNTS = (0, 1, 2, 20)
SCOPES = ("product", "likeness", "category", "brand", "sponsor")
NAMES: tuple[tuple[str, ...], ...] = (
    ("bouilloire",),
    ("tasse", "verre"),
    tuple(f"nom{number}" for number in range(12)),
    ("l" * 200, "m" * 200, "n" * 200, "o" * 200),
    ('{ $name } { -term } { caps } <b>&"\\u00a0', "{"),
)
# What our own process tells each of these with; the others need nothing.
ARGUMENTS: dict[Notice, dict[str, tuple[Any, ...]]] = {
    **{
        notice: {"names": NAMES, "scope": SCOPES}
        for notice in (Notice.NEVER_AGAIN, Notice.LIFT_ASK, Notice.LIFTED)
    },
    **{
        notice: {"unasked": COUNTS, "asked": COUNTS}
        for notice in (Notice.CAPS_ASK, Notice.CAPS_CHANGED)
    },
    Notice.PROFILE_SET: {
        "profile": ("none", "careful", "open"), "unasked": COUNTS, "asked": COUNTS,
    },
    Notice.CAPS_AT_END: {"up": (0, 1)},
    Notice.CHILDREN_HERE: {"pin": (0, 1)},
    Notice.SURVEY_THANKS: {"score": (0, 1, 10)},
    **{
        notice: {"hours": ("2100-0800", "0000-2359", "1205-0001")}
        for notice in (Notice.QUIET_ASK, Notice.QUIET_SET)
    },
}  # fmt: skip


def cases() -> Iterator[tuple[Notice, dict[str, Any]]]:
    for notice in Notice:
        known = ARGUMENTS.get(notice, {})
        for values in product(*known.values()):
            told = dict(zip(known, values, strict=True))
            names = told.pop("names", None)
            yield notice, {**told, **({"fr": names, "en": names} if names else {})}


CASES = list(cases())


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    home: Path = tmp_path_factory.mktemp("home")
    gate = make_gate(home, ManualClock())
    yield gate
    gate.close()


def words_of(gate: Gate, notice: Notice, language: Language, **arguments: Any) -> str:
    request = NoticeRequest(
        notice=notice, arguments=arguments, period=Period.WEEK, skill="s", intent="none"
    )
    return gate._notices.words(request, None, language)


@pytest.mark.parametrize(("notice", "arguments"), CASES, ids=lambda case: str(case)[:20])
def test_a_notice_is_whole_short_and_the_same_in_both_languages(
    gate: Gate, notice: Notice, arguments: dict[str, Any]
) -> None:
    french, english = (
        words_of(gate, notice, language, **arguments) for language in (FRENCH, ENGLISH)
    )
    plain = [french, english]
    for name in arguments.get("fr", ())[:3]:
        assert name in french
        assert name in english
        plain = [words.replace(name, "nom") for words in plain]
    for words in plain:
        assert not re.search(r"[{}$]|\?\?\?|  ", words)
        assert words[0].isupper()
        assert words.endswith((".", "?", "»", "”", "»."))
        assert len(words.split()) <= WORDS_AT_MOST
    assert badly_spaced(plain[0]) == []
    if notice is not Notice.ASK_LANGUAGE:  # which speaks both
        assert "“" not in plain[0]
        assert not re.search("[«\u00a0]", plain[1])
    assert commands(plain[0]) == commands(plain[1])
    if "hours" not in arguments and notice is not Notice.SETTINGS:
        assert re.findall(r"\d+", plain[0]) == re.findall(r"\d+", plain[1])


def commands(words: str) -> list[str]:
    """What the household is told to type."""
    return re.findall(r"[«“]\s?(candide [a-z ]+[a-z])", words)


def test_names_beyond_the_third_are_counted(gate: Gate) -> None:
    known = {"scope": "product", "fr": NAMES[2], "en": NAMES[2]}
    assert "«\u00a0nom2\u00a0» et 9 autres" in words_of(gate, Notice.LIFTED, FRENCH, **known)
    assert "“nom2” and 9 others" in words_of(gate, Notice.LIFTED, ENGLISH, **known)
    four = {"scope": "product", "fr": NAMES[2][:4], "en": NAMES[2][:4]}
    assert "et un autre" in words_of(gate, Notice.LIFTED, FRENCH, **four)
    assert "nom3" not in words_of(gate, Notice.LIFTED, FRENCH, **four)


@pytest.mark.parametrize("language", Language)
def test_each_language_says_its_own_names(gate: Gate, language: Language) -> None:
    words = words_of(
        gate, Notice.NEVER_AGAIN, language, fr=("bouilloire",), en=("kettle",), scope="product"
    )
    assert ("bouilloire" in words) == (language is FRENCH)
    assert ("kettle" in words) == (language is ENGLISH)


@pytest.mark.parametrize("language", Language)
def test_every_scope_sounds_different(gate: Gate, language: Language) -> None:
    said = {
        scope: words_of(gate, Notice.NEVER_AGAIN, language, fr=("a",), en=("a",), scope=scope)
        for scope in SCOPES
    }
    assert len(set(said.values())) == 4
    assert said["product"] == said["likeness"]


@pytest.mark.parametrize(
    ("notice", "arguments", "french", "english"),
    [
        (Notice.QUIET_SET, {"hours": "2130-0800"}, "de 21 h 30 à 8 h", "from 9:30 pm to 8:00 am"),
        (Notice.QUIET_ASK, {"hours": "1200-0005"}, "de 12 h à 0 h 05", "12:00 pm to 12:05 am"),
        (Notice.CAPS_ASK, {"unasked": 1, "asked": 12}, "une proposition de moi-même par jour",
         "one suggestion of my own accord a day"),
        (Notice.CAPS_ASK, {"unasked": 2, "asked": 12}, "12 réponses payées", "12 paid answers"),
        (Notice.CAPS_CHANGED, {"unasked": 0, "asked": 0}, "je ne vends rien", "I sell nothing"),
        (Notice.CAPS_CHANGED, {"unasked": 0, "asked": 3}, "rien de moi-même",
         "nothing of my own accord"),
        (Notice.CAPS_AT_END, {"up": 1}, "le plus", "the most"),
        (Notice.CAPS_AT_END, {"up": 0}, "déjà rien", "nothing already"),
        (Notice.CHILDREN_HERE, {"pin": 0}, "candide settings pin", "candide settings pin"),
        (Notice.CHILDREN_HERE, {"pin": 1}, "un quart d'heure", "a quarter of an hour"),
        (Notice.PIN_LOCKED, {}, "une heure", "an hour"),
        (Notice.MACHINE, {}, "une intelligence artificielle", "an AI"),
        (Notice.INTRODUCTION, {}, "une intelligence artificielle", "an AI"),
        (Notice.RIGHT_TO_OBJECT, {}, "ne me vends plus rien", "don't sell me anything"),
        (Notice.RIGHT_TO_OBJECT, {}, "à tout moment", "at any time"),
        (Notice.ASK_LANGUAGE, {}, "say “English”", "dites «\u00a0français\u00a0»"),
        (Notice.ASK_PROFILE, {}, "au plus une proposition de moi-même par jour",
         "at most one suggestion of my own accord a day"),
        (Notice.ASK_PROFILE, {}, "au plus 3 par jour de moi-même, et 20 par heure",
         "at most 3 a day of my own accord, and 20 an hour"),
        (Notice.PROFILE_SET, {"profile": "none", "unasked": 0, "asked": 0},
         "«\u00a0rien\u00a0»\u00a0: je ne vends rien", "“nothing”: I sell nothing"),
        (Notice.SURVEY_ASK, {}, "De zéro à dix", "nought to ten"),
        (Notice.SURVEY_THANKS, {"score": 8}, "8 sur dix", "8 out of ten"),
    ],
)  # fmt: skip
def test_what_is_told(
    gate: Gate, notice: Notice, arguments: dict[str, Any], french: str, english: str
) -> None:
    for language, expected in ((FRENCH, french), (ENGLISH, english)):
        words = words_of(gate, notice, language, **arguments)
        assert re.sub(r"\s", " ", expected) in re.sub(r"\s", " ", words)


@pytest.mark.parametrize("language", Language)
def test_the_words_that_answer_a_question_are_told_with_it(gate: Gate, language: Language) -> None:
    yes, no = ("oui", "non") if language is FRENCH else ("yes", "no")
    for notice, arguments in CASES:
        if notice in (Notice.SELLING_ASK, Notice.LIFT_ASK, Notice.CAPS_ASK, Notice.CHILDREN_ASK,
                      Notice.QUIET_ASK, Notice.ASK_CHILDREN):  # fmt: skip
            words = words_of(gate, notice, language, **arguments)
            assert re.search(rf"[«“]\s?{yes}\s?[»”]", words)
            assert re.search(rf"[«“]\s?{no}\s?[»”]", words)
