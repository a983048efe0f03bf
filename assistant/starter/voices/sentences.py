"""The sentences that the voices practise on.

Half are what the assistant itself can say, from its own catalogues of sentences, with something
put in each gap; the others are what households say to it, and rare sounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

from fluent.syntax import FluentParser, ast

from assistant.starter.texts import sentence
from assistant.starter.texts.catalogue import goods
from assistant.starter.texts.numbers import in_words
from assistant.starter.texts.phrases import phrases
from audit.catalogue import catalogue_source
from audit.language import Language

_CATALOGUES = ("assistant.words", "audit.disclosure")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_QUESTIONS = {
    Language.FRENCH: frozenset(
        "qui que quel quelle quels quelles combien où quand comment".split()
    ),
    Language.ENGLISH: frozenset(
        "who what which how where when why is are can do does will".split()
    ),
}
_LONGEST = 72  # characters: longer ones don't fit a training batch


def sentences(language: Language, count: int, random: Random) -> list[str]:
    """`count` different sentences with punctuation, from all sources as `random` decides."""
    own = own_sentences(language)
    found: dict[str, None] = {}
    while len(found) < count:
        kind = random.random()
        if kind < 0.45:
            text = _filled(random.choice(own), language, random)
        elif kind < 0.85:
            text = _punctuated(sentence(language, random), language, random)
        else:
            words = random.choices(phrases(language).rich, k=random.randint(2, 7))
            text = _punctuated(" ".join(words), language, random)
        for part in _SENTENCE_END.split(_SPACES.sub(" ", text)):
            if 4 <= len(part) <= _LONGEST:
                found[part] = None
    return list(found)[:count]


@cache
def own_sentences(language: Language) -> tuple[str, ...]:
    """What the assistant can say in `language`, gaps as `{name}`, one for each way to say it."""
    texts: dict[str, None] = {}
    for package in _CATALOGUES:
        source = catalogue_source(package, language)
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                texts.update(dict.fromkeys(_ways(entry.value)))
    return tuple(text for text in texts if text.strip())


def _ways(pattern: ast.Pattern) -> Iterator[str]:
    """The pattern as many times as its widest choice has variants, each time with another."""
    widest = max(
        (
            len(part.expression.variants)
            for part in pattern.elements
            if isinstance(part, ast.Placeable) and isinstance(part.expression, ast.SelectExpression)
        ),
        default=1,
    )
    for number in range(widest):
        yield "".join(_part(part, number) for part in pattern.elements)


def _part(part: ast.TextElement | ast.Placeable, number: int) -> str:
    if isinstance(part, ast.TextElement):
        return part.value
    expression = part.expression
    if isinstance(expression, ast.SelectExpression):
        variants = expression.variants
        return next(_ways(variants[number % len(variants)].value))
    if isinstance(expression, ast.StringLiteral):
        return expression.parse()["value"]
    return "{}"


def _filled(text: str, language: Language, random: Random) -> str:
    """`text` with a name, a number or a thing in each gap, and a full stop where it has no end."""
    wares = goods(language)

    def something(_: re.Match[str]) -> str:
        pool = random.choice((wares.products, wares.kinds, wares.brands, wares.merchants, ()))
        return random.choice(pool) if pool else in_words(random.randint(0, 100), language)

    filled = re.sub(r"\{\}", something, text).strip()
    filled = filled[:1].upper() + filled[1:]
    return filled if filled[-1:] in ".!?…" else filled + "."


def _punctuated(text: str, language: Language, random: Random) -> str:
    """A heard sentence as it would be written: an end mark, and now and then a comma."""
    words = text.split()
    if len(words) > 4 and random.random() < 0.25:
        place = random.randint(1, len(words) - 2)
        words[place] += ","
    asks = words[0] in _QUESTIONS[language]
    mark = "?" if asks else random.choices(".?!", (8, 1, 1))[0]
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}{mark}"
