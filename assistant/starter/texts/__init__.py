"""The sentences that a starter recogniser learns to hear.

They are all the assistant can be asked: the examples of its dialogue, the answers to its own
questions, numbers, times, prices, dates, and the names in the sample catalogue. The sentences that
the dialogue is tested with (nlu_data/tests) are not read.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from random import Random

from assistant.starter.texts.catalogue import goods
from assistant.starter.texts.examples import examples
from assistant.starter.texts.numbers import in_words
from assistant.starter.texts.phrases import phrases
from assistant.starter.texts.templates import built
from audit.language import Language

_DRAWN_FOR_VOCABULARY = 20_000


def sentence(language: Language, random: Random) -> str:
    """One sentence that somebody may say to the assistant, in the form a recogniser gives."""
    kind = random.random()
    if kind < 0.35:
        return random.choice(plain_examples(language))
    if kind < 0.55:
        return examples(language).varied(random)
    return built(random, language)


def rich_words(language: Language, random: Random) -> str:
    """Some words in no order, of many sounds: for training speech only."""
    words = random.choice((vocabulary(language), phrases(language).rich))
    return " ".join(random.choice(words) for _ in range(random.randint(2, 7)))


@cache
def plain_examples(language: Language) -> tuple[str, ...]:
    """The examples of the dialogue, and every short answer, as they are heard."""
    known = phrases(language)
    return (*examples(language).plain(), *known.stops, *known.answers, *known.selling)


@cache
def vocabulary(language: Language) -> tuple[str, ...]:
    """Every word that `sentence` can give, in alphabetical order."""
    wares = goods(language)
    random = Random(0)  # noqa: S311 - which sentences, no secret
    said = chain(
        plain_examples(language),
        wares.products,
        wares.kinds,
        wares.brands,
        wares.merchants,
        (in_words(number, language) for number in range(101)),
        (built(random, language) for _ in range(_DRAWN_FOR_VOCABULARY)),
        (examples(language).varied(random) for _ in range(_DRAWN_FOR_VOCABULARY)),
    )
    return tuple(sorted({word for text in said for word in text.split()}))
