"""What Candide says when it helps: the same in both languages, well set and well rendered."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from assistant.actions.shopping import PURPOSES
from assistant.words import render
from audit.catalogue import SentenceMissing, catalogue_source, load_catalogue
from audit.language import Language
from audit.records.messages import Assist

ROOT = Path(__file__).parents[3]
FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
HARD, THIN = "\u00a0", "\u202f"


@cache
def entries(language: Language) -> dict[str, fluent.Message]:
    source = catalogue_source("assistant.words", language)
    return {
        entry.id.name: entry
        for entry in FluentParser().parse(source).body
        if isinstance(entry, fluent.Message)
    }


def variables(message: fluent.Message) -> set[str]:
    found: set[str] = set()

    class Finder(Visitor):  # type: ignore[misc]
        def visit_VariableReference(self, node: fluent.VariableReference) -> None:
            found.add(node.id.name)

    Finder().visit(message)
    return found


def spans(message: fluent.Message) -> list[str]:
    """All text of a sentence, a placeable standing as ☐."""
    texts: list[str] = []

    class Finder(Visitor):  # type: ignore[misc]
        def visit_Pattern(self, node: fluent.Pattern) -> None:
            texts.append(
                "".join(
                    part.value if isinstance(part, fluent.TextElement) else "☐"
                    for part in node.elements
                )
            )
            self.generic_visit(node)

    Finder().visit(message)
    return texts


def ids_in_domain() -> set[str]:
    domain = [
        yaml.safe_load(path.read_text("utf-8"))
        for path in sorted((ROOT / "nlu_data/domain").glob("*.yml"))
    ]
    messages = [
        variation["custom"].get("message", {})
        for area in domain
        for variations in area.get("responses", {}).values()
        for variation in variations
    ]
    return {message["utterance"] for message in messages if message.get("kind") == "assist"}


def ids_in_code() -> set[str]:
    """Every utterance id that the actions and the conversation name, read from their source."""
    found = {f"need-{purpose}" for purpose in PURPOSES.values()}
    known = set(entries(ENGLISH))
    for folder in ("assistant/actions", "assistant/conversation", "assistant/skills/weather"):
        for path in (ROOT / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = getattr(node.func, "id", "")
                place = {"say": 3, "_own": 0}.get(name)
                arguments = [
                    *([] if place is None else node.args[place : place + 1]),
                    *(word.value for word in node.keywords if word.arg == "utterance"),
                ]
                found |= {
                    a.value
                    for a in arguments
                    if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
            found |= known & set(re.findall(r'"([a-z]+-[a-z-]+)"', path.read_text("utf-8")))
    return found


def test_both_languages_have_the_same_sentences_with_the_same_facts() -> None:
    french, english = entries(FRENCH), entries(ENGLISH)
    assert set(french) == set(english)
    assert {name: variables(entry) for name, entry in french.items()} == {
        name: variables(entry) for name, entry in english.items()
    }


def test_every_sentence_that_is_named_anywhere_exists() -> None:
    named = ids_in_domain() | ids_in_code()
    assert len(named) > 30, "the search found what it looks for"
    assert named <= set(entries(FRENCH))


def test_no_sentence_is_left_that_nobody_says() -> None:
    assert set(entries(FRENCH)) - ids_in_domain() - ids_in_code() == set()


def test_a_sentence_that_is_named_and_missing_turns_the_check_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = '_own("no-such-sentence")'
    (tmp_path / "assistant/conversation").mkdir(parents=True)
    (tmp_path / "assistant/conversation/turn.py").write_text(source)
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert "no-such-sentence" in ids_in_code() - set(entries(FRENCH))


@pytest.mark.parametrize("language", Language)
def test_every_sentence_renders_with_its_facts_and_leaves_no_hole(language: Language) -> None:
    facts: dict[str, Any] = {
        "seconds": 75,
        "count": 2,
        "level": 5,
        "time": "09:07",
        "date": "2026-11-22",
        "items": ("lait", "pain"),
        "list": "shopping",
        "group": "dairy",
        "before": "2",
        "things": "de lait",
        "name": "café",
        "need": "café",
        "place": "Brest",
        "sky": "rain",
        "now_c": -3,
        "low_c": -5,
        "high_c": 12,
        "remark": "Prudence sur les routes.",
        "period": "tomorrow morning",
        "as_of": "yesterday 22:00",
        "since": "today 08:00",
        "event": "sun",
        "chance": 60,
        "force": "strong",
        "speed": 45,
        "title": "La Mer",
        "artist": "Charles Trenet",
        "words": "mets un minuteur",
        "length": 600,
        "day": "2026-11-23",
        "days": "01234",
        "recent": "today",
        "choices": ("pâtes", "four"),
        "there": "à Tokyo",
        "shift": "tomorrow",
        "when": "future",
        "feast": "Noël",
        "rest": 1,
        "first_date": "2026-11-22",
        "last_date": "2026-12-25",
        "month": "2028-02-01",
        "year": "2028",
        "leap": "yes",
        "week": "48",
        "sum": ("12", "*", "7"),
        "result": "84",
        "measured": "3 livre",
        "equals": "3/2 kg",
    }
    for name, message in entries(language).items():
        words = render(assist(name, **{key: facts[key] for key in variables(message)}), language)
        assert words
        assert not re.search(r"[{}$☐]", words), name


@pytest.mark.parametrize("name", sorted(entries(FRENCH)))
def test_french_is_set_with_no_break_spaces_where_it_wants_them(name: str) -> None:
    for text in spans(entries(FRENCH)[name]):
        assert not re.search(rf"(?<![{HARD}{THIN}])[:;?!%»]", text), text
        assert not re.search(rf"«(?!{HARD})", text), text
        assert '"' not in text


@pytest.mark.parametrize("name", sorted(entries(ENGLISH)))
def test_english_has_no_space_before_its_signs(name: str) -> None:
    for text in spans(entries(ENGLISH)[name]):
        assert not re.search(r"\s[:;?!%,.]", text), text
        assert "«" not in text
        assert '"' not in text


def assist(utterance: str, **arguments: Any) -> Assist:
    return Assist(utterance=utterance, arguments=arguments, skill="s", intent="i")


@pytest.mark.parametrize(
    ("seconds", "french", "english"),
    [
        (1, "une seconde", "one second"),
        (60, "une minute", "one minute"),
        (75, "une minute et quinze secondes", "one minute and fifteen seconds"),
        (86_400, "vingt-quatre heures", "twenty-four hours"),
    ],
)
def test_durations_are_said_in_words(seconds: int, french: str, english: str) -> None:
    message = assist("timer-rings", seconds=seconds)
    assert render(message, FRENCH) == f"Le minuteur de {french} est terminé."
    assert render(message, ENGLISH) == f"The timer for {english} is done."


@pytest.mark.parametrize(
    ("time", "french", "english"),
    [
        ("00:00", "0 h", "12:00 am"),
        ("00:05", "0 h 05", "12:05 am"),
        ("09:07", "9 h 07", "9:07 am"),
        ("12:00", "12 h", "12:00 pm"),
        ("13:30", "13 h 30", "1:30 pm"),
        ("23:59", "23 h 59", "11:59 pm"),
    ],
)
def test_times_of_day_are_said_as_people_say_them(time: str, french: str, english: str) -> None:
    said = render(assist("time-now", time=time), FRENCH)
    assert re.sub(rf"[{HARD}{THIN}]", " ", said) == f"Il est {french}."
    assert render(assist("time-now", time=time), ENGLISH) == f"It is {english}."


def test_dates_are_said_whole() -> None:
    message = assist("date-today", date="2026-11-22")
    assert render(message, FRENCH) == "Nous sommes le dimanche 22 novembre 2026."
    assert render(message, ENGLISH) == "It is Sunday 22 November 2026."


def weather(now: int, sky: str = "clear", place: str = "none") -> Assist:
    return assist("weather-now", place=place, sky=sky, now_c=now, low_c=-5, high_c=1)


@pytest.mark.parametrize(
    ("message", "french", "english"),
    [
        (
            weather(-3, "snow"),
            "Il fait -3 degrés, avec de la neige.",
            "It is -3 degrees, with snow.",
        ),
        (weather(1, "rain"), "Il fait 1 degré, avec de la pluie.", "It is 1 degree, with rain."),
        (weather(-1, "fog"), "Il fait -1 degré, avec du brouillard.", "It is -1 degree, with fog."),
        (weather(0), "Il fait 0 degré, avec un ciel dégagé.", "It is 0 degrees, with a clear sky."),
        (
            weather(21, "storm", "Brest"),
            "Brest : il fait 21 degrés, avec de l'orage.",
            "Brest: it is 21 degrees, with a storm.",
        ),
    ],
    ids=str,
)
def test_degrees_agree_with_their_number(message: Assist, french: str, english: str) -> None:
    said = render(message, FRENCH).replace(HARD, " ")
    assert said == f"{french} Minimum du jour : -5, maximum : 1."
    assert render(message, ENGLISH) == f"{english} Today's low is -5 and the high is 1."


@pytest.mark.parametrize(
    ("items", "french", "english"),
    [
        (("lait",), "lait", "lait"),
        (("lait", "pain"), "lait et pain", "lait and pain"),
        (("lait", "pain", "œufs"), "lait, pain et œufs", "lait, pain and œufs"),
    ],
)
def test_lists_end_with_and(items: tuple[str, ...], french: str, english: str) -> None:
    message = assist("list-noted", items=items)
    assert render(message, FRENCH) == f"C'est noté{HARD}: {french}."
    assert render(message, ENGLISH) == f"Noted: {english}."


@pytest.mark.parametrize("language", Language)
def test_one_and_many_differ(language: Language) -> None:
    one, many = (render(assist("timer-cancelled", count=count), language) for count in (1, 2))
    assert one != many
    assert "2" in many


@pytest.mark.parametrize(
    "message",
    [
        assist("no-such-sentence"),
        assist("time-now"),
        assist("time-now", time="soon"),
        assist("time-now", time=9),
        assist("time-now", time=("09:07",)),
        assist("date-today", date="yesterday"),
        assist("timer-set", seconds=0),
        assist("timer-set", seconds=86_401),
        assist("timer-set", seconds="buy coffee"),
        assist("timer-left", seconds=5, count="buy coffee"),
        assist("volume-set", level="buy coffee"),
        assist("list-added", items="buy coffee"),
        assist("weather-now", place="Brest", sky="rain", now_c="buy", low_c=1, high_c=2),
    ],
    ids=str,
)
def test_what_does_not_fit_its_sentence_is_not_said(message: Assist) -> None:
    for language in Language:
        with pytest.raises(SentenceMissing):
            render(message, language)


def test_a_fact_is_never_read_as_a_pattern() -> None:
    words = render(assist("not-found", need="{ $seconds } %s {0}"), ENGLISH)
    assert words == "I found nothing for “{ $seconds } %s {0}”."


@pytest.mark.parametrize("language", Language)
def test_help_never_speaks_of_a_price_or_of_what_is_on_offer(language: Language) -> None:
    sold = re.compile(r"€|\beuros?\b|\bpromo|\bsale\b|\bdiscount|\bsponsor|\bremise\b", re.I)
    for name in load_catalogue("assistant.words", language).sentences:
        for text in spans(entries(language)[name]):
            assert not sold.search(text), name
