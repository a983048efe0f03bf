"""The facts that a rule looked at, in words: truths from `facts.toml`, numbers with their caps."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from audit.accounting import Window
from audit.language import Language
from audit.replay.counting import worst_of
from audit.replay.figures import halves, minutes, percent

# Each counted fact, and the cap or wait that it is held against.
CAPS = {
    **{f"share_{window}": f"cap_{window}" for window in Window},
    "unasked_in_day": "unasked_per_day",
    "asked_in_hour": "asked_per_hour",
    "minutes_since_unasked": "spacing_minutes",
    "minutes_since_no": "cooldown_minutes",
}
UNASKED_CAPS = tuple(name for name in CAPS if name != "asked_in_hour")
ASKED_CAPS = ("asked_in_hour",)

_SAY: Mapping[Language, Mapping[str, str]] = {
    Language.ENGLISH: {
        "share_turns": "of the last 20 turns",
        "share_hour": "of the last hour",
        "share_day": "of the last 24 hours",
        "share_week": "of the last 7 days",
        "share_month": "of the last 30 days",
        "share": "unasked selling {window}, this one included: {halves}; the worst is {worst}{cap}",
        "ratio": "unasked selling {window}, this one included: {worst}{cap}",
        "unasked_in_day": "unasked suggestions in the last 24 hours before it: {value}{cap}",
        "asked_in_hour": "paid answers in the last hour before it: {value}{cap}",
        "minutes_since_unasked": "since the last unasked suggestion: {value}{wait}",
        "minutes_since_no": "since the last no: {value}{wait}",
        "at-most": ", cap {}",
        "at-least": ", wait {}",
        "words": "words to say no: {refuse}; to say yes: {accept}",
        "unknown": "{name}: erased",
    },
    Language.FRENCH: {
        "share_turns": "sur les 20 derniers échanges",
        "share_hour": "sur la dernière heure",
        "share_day": "sur les dernières 24 heures",
        "share_week": "sur les 7 derniers jours",
        "share_month": "sur les 30 derniers jours",
        "share": (
            "vente non demandée {window}, celle-ci comprise\u00a0: {halves}\u00a0; la pire part "
            "est {worst}{cap}"
        ),
        "ratio": "vente non demandée {window}, celle-ci comprise\u00a0: {worst}{cap}",
        "unasked_in_day": (
            "propositions non demandées dans les 24 heures d'avant\u00a0: {value}{cap}"
        ),
        "asked_in_hour": "réponses payées dans l'heure d'avant\u00a0: {value}{cap}",
        "minutes_since_unasked": "depuis la dernière proposition non demandée\u00a0: {value}{wait}",
        "minutes_since_no": "depuis le dernier non\u00a0: {value}{wait}",
        "at-most": ", plafond {}",
        "at-least": ", attente {}",
        "words": "mots pour dire non\u00a0: {refuse}\u00a0; pour dire oui\u00a0: {accept}",
        "unknown": "{name}\u00a0: effacé",
    },
}


def facts_in_words(
    names: Iterable[str],
    facts: Mapping[str, Any],
    shares: Mapping[Window, Mapping[str, int]],
    language: Language,
) -> Iterator[str]:
    """A line for each of these facts; a cap is told with what is held against it.

    `shares` are those of the leaf, with both halves; a fact that is not there was erased.
    """
    told = set(names)
    for name in names:
        if name in CAPS.values() and any(CAPS.get(other) == name for other in told):
            continue
        if name == "accept_words" and "refuse_words" in told:
            continue
        yield _fact(name, facts, shares, language)


def _fact(
    name: str,
    facts: Mapping[str, Any],
    shares: Mapping[Window, Mapping[str, int]],
    language: Language,
) -> str:
    say = _SAY[language]
    if name in CAPS:
        return _counted(name, facts, shares, language)
    value = facts.get(name)
    if value is None:
        return say["unknown"].format(name=name)
    if name in ("refuse_words", "accept_words"):
        return say["words"].format(refuse=facts["refuse_words"], accept=facts["accept_words"])
    if isinstance(value, bool) and name in _truths():
        return _truths()[name]["yes" if value else "no"][language.value]
    return f"{name} = {value}"


def _counted(
    name: str,
    facts: Mapping[str, Any],
    shares: Mapping[Window, Mapping[str, int]],
    language: Language,
) -> str:
    say, value, cap = _SAY[language], facts.get(name), facts.get(CAPS[name])
    if value is None:
        return say["unknown"].format(name=name)
    if name.startswith("minutes_"):
        wait = "" if cap is None else say["at-least"].format(minutes(cap, language))
        return say[name].format(value=minutes(value, language), wait=wait)
    if not name.startswith("share_"):
        return say[name].format(value=value, cap=_cap(cap, say))
    highest = _cap(None if cap is None else percent(cap, language), say)
    window = Window(name.removeprefix("share_"))
    if share := shares.get(window):
        return say["share"].format(
            window=say[name],
            halves=halves(share, language),
            worst=percent(worst_of(share), language),
            cap=highest,
        )
    return say["ratio"].format(window=say[name], worst=percent(value, language), cap=highest)


def _cap(cap: object, say: Mapping[str, str]) -> str:
    return "" if cap is None else say["at-most"].format(cap)


@cache
def _truths() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(files("audit.replay").joinpath("facts.toml").read_text("utf-8"))
