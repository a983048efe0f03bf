"""Sentences in Fluent files, one file or folder a language, with plurals and its typography.

`assistant.words` keeps what is said when it helps, `audit.disclosure` what is said when it sells or
speaks about itself; both read their files through this.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.numbers import format_currency, format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from audit.errors import CandideError
from audit.language import Language
from audit.records.money import Money

LOCALES = {Language.FRENCH: "fr-FR", Language.ENGLISH: "en-IE"}


class SentenceMissing(CandideError):
    """The catalogue has no such sentence, or an argument does not fit it."""

    code = "sentence-missing"
    fr = "La phrase {sentence} n'existe pas ou ses arguments ne conviennent pas."
    en = "There is no sentence {sentence}, or its arguments do not fit."


class Catalogue:
    """The sentences of one language."""

    def __init__(self, source: str, language: Language) -> None:
        self.language = language
        self._bundle = FluentBundle([LOCALES[language]], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))
        parsed = FluentParser().parse(source)
        junk = [entry for entry in parsed.body if isinstance(entry, ast.Junk)]
        if junk:
            raise ValueError(f"not Fluent: {junk[0].content!r}")
        named = [entry.id.name for entry in parsed.body if isinstance(entry, ast.Message)]
        self.sentences = frozenset(named)
        if len(named) > len(self.sentences):
            twice = next(name for name in named if named.count(name) > 1)
            raise ValueError(f"{twice} stands twice")

    def text(self, sentence: str, arguments: Mapping[str, str | int] | None = None) -> str:
        """The sentence with its arguments filled in. Raises `SentenceMissing`."""
        if sentence not in self.sentences:
            raise SentenceMissing(sentence=sentence)
        pattern = self._bundle.get_message(sentence).value
        if pattern is None:
            raise SentenceMissing(sentence=sentence)
        text, problems = self._bundle.format_pattern(pattern, dict(arguments or {}))
        if problems:
            raise SentenceMissing(sentence=sentence)
        return str(text)


@cache
def load_catalogue(package: str, language: Language) -> Catalogue:
    """The catalogue of a package in `language`."""
    return Catalogue(catalogue_source(package, language), language)


def catalogue_source(package: str, language: Language) -> str:
    """A package's `<language>.ftl`, or all files of its folder `<language>`, put together."""
    single: Traversable = files(package).joinpath(f"{language}.ftl")
    if single.is_file():
        return single.read_text("utf-8")
    folder = files(package).joinpath(language.value)
    parts = sorted(
        (part for part in folder.iterdir() if part.name.endswith(".ftl")),
        key=lambda part: part.name,
    )
    return "\n".join(part.read_text("utf-8") for part in parts)


def price_text(money: Money, language: Language) -> str:
    """An amount as people write it: `3,49 €` in French (no-break space), `€3.49` in English."""
    whole, cents = divmod(money.cents, 100)
    exact = f"{whole}.{cents:02}"
    return format_currency(exact, money.currency, locale=LOCALES[language].replace("-", "_"))


def decimal_text(thousandths: int, language: Language) -> str:
    """A number given in thousandths, with as many decimals as it needs."""
    whole, rest = divmod(thousandths, 1000)
    return format_decimal(f"{whole}.{rest:03}", locale=LOCALES[language].replace("-", "_"))
