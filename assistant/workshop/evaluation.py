"""One evaluation: sentences held apart, put to the real Rasa and to our grammars, and counted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from assistant.actions.context import Asked, need_in, things_in
from assistant.dialogue.client import DialogueClient, Parsed
from assistant.skills.device import DeviceState
from assistant.skills.items import Item, LanguageCode
from assistant.workshop.asking import Progress, parse_all
from assistant.workshop.held_apart import Sentence, read_sentences, read_spans
from assistant.workshop.offers import Offers
from assistant.workshop.scores import NOT_UNDERSTOOD, Manner, Scores, Taken, score
from assistant.workshop.spans import (
    KINDS,
    Found,
    Miss,
    amounts_of,
    durations_in,
    names_of,
    score_spans,
)
from audit.language import Language

# A speaker of which nothing is asked.
_NOWHERE = DeviceState(now=datetime(2026, 1, 1, 12, tzinfo=UTC), volume=5)
# Intents that look for one thing rather than name several.
_LOOKS_FOR_ONE = frozenset({"find_product", "ask_price", "compare"})
Hear = Callable[[Sequence[str], Progress], list[str]]


@dataclass(frozen=True)
class AsHeard:
    """A sample of the sentences as typed and as heard; `texts` are what the recogniser wrote."""

    typed: Scores
    heard: Scores
    sentences: Sequence[Sentence]
    texts: Sequence[str]


@dataclass(frozen=True)
class Evaluation:
    """All that is known of one language."""

    language: Language
    taken: Sequence[Taken]
    scores: Scores
    spans: dict[str, Found]
    misses: dict[str, list[Miss]]
    heard: AsHeard | None = field(default=None)


async def evaluate(
    client: DialogueClient,
    folder: Path,
    language: Language,
    manner: Manner,
    progress: Progress,
    *,
    as_heard: int = 0,
    hear: Hear | None = None,
    seed: int = 0,
) -> Evaluation:
    """Evaluate one language; `as_heard` sentences of it also by `hear`.

    Raises `HeldApartUnusable`, and what asking and hearing raise.
    """
    sentences = read_sentences(folder, language)
    code: LanguageCode = "fr" if language is Language.FRENCH else "en"
    taken = await _take(client, sentences, [one.text for one in sentences], code, progress)
    spans, misses = await _spans(client, folder, language, progress)
    heard = None
    if as_heard and hear is not None:
        sample = Random(seed).sample(sentences, min(as_heard, len(sentences)))  # noqa: S311
        chosen = {id(one) for one in sample}
        texts = await asyncio.to_thread(hear, [one.text for one in sample], progress)
        again = await _take(client, sample, texts, code, lambda: None)
        typed = [one for one in taken if id(one.sentence) in chosen]
        heard = AsHeard(score(typed, manner), score(again, manner), sample, texts)
    return Evaluation(language, taken, score(taken, manner), spans, misses, heard)


async def _take(
    client: DialogueClient,
    sentences: Sequence[Sentence],
    texts: Sequence[str],
    language: LanguageCode,
    progress: Progress,
) -> list[Taken]:
    offers = await asyncio.to_thread(Offers)
    parsed = await parse_all(client, texts, progress)
    return [
        Taken(
            sentence,
            one.intent or NOT_UNDERSTOOD,
            one.confidence,
            idle=one.intent in _LOOKS_FOR_ONE and not offers.has_any(_turn(text, language, one)),
        )
        for sentence, text, one in zip(sentences, texts, parsed, strict=True)
    ]


async def _spans(
    client: DialogueClient, folder: Path, language: Language, progress: Progress
) -> tuple[dict[str, Found], dict[str, list[Miss]]]:
    sentences = read_spans(folder, language)
    texts = [one.text for one in sentences]
    parsed = await parse_all(client, texts, progress)
    code: LanguageCode = "fr" if language is Language.FRENCH else "en"
    things = [_things(text, code, one) for text, one in zip(texts, parsed, strict=True)]
    found = {
        "duration": [durations_in(text, code) for text in texts],
        "amounts": [amounts_of(items) for items in things],
        "products": [names_of(items) for items in things],
    }
    scored = {kind: score_spans(kind, sentences, found[kind]) for kind in KINDS}
    return (
        {kind: counts for kind, (counts, _) in scored.items()},
        {kind: misses for kind, (_, misses) in scored.items()},
    )


def _things(text: str, language: LanguageCode, parsed: Parsed) -> tuple[Item, ...]:
    """The things of a sentence as the actions take them: by our grammar, with Rasa's marks."""
    turn = _turn(text, language, parsed)
    if turn.intent in _LOOKS_FOR_ONE:
        need = need_in(turn)
        return (Item(need),) if need else ()
    return things_in(text, turn)


def _turn(text: str, language: LanguageCode, parsed: Parsed) -> Asked:
    """A sentence as the actions would have it."""
    return Asked(
        heard=text,
        language=language,
        intent=parsed.intent or NOT_UNDERSTOOD,
        confidence=parsed.confidence,
        products=parsed.products,
        device=_NOWHERE,
    )
