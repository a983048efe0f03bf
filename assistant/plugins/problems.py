"""What is wrong with a skill: where, and in one sentence in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from audit.errors import CandideError
from audit.language import Language


class Fault(Enum):
    """One kind of fault, as a sentence in French and in English."""

    MISSING = ("ce fichier manque", "this file is missing")
    UNREADABLE = (
        "ce fichier n’est pas un texte en UTF-8 d’au plus {most} octets",
        "this file is no text in UTF-8 of at most {most} bytes",
    )
    MANIFEST = (
        "ce que le manifeste dit de «\u00a0{field}\u00a0» ne convient pas",
        "what the manifest says of “{field}” does not fit",
    )
    NAME = (
        "un nom a 3 à 20 lettres minuscules et chiffres, une lettre d’abord, et n’est pas l’un "
        "des nôtres",
        "a name has 3 to 20 lower-case letters and digits, a letter first, and is none of ours",
    )
    TAKEN = ("une autre fonction s’appelle déjà ainsi", "another skill is called so already")
    FOLDER = (
        "le dossier doit s’appeler comme la fonction\u00a0: {name}",
        "the folder must be called like the skill: {name}",
    )
    LINE = (
        "une ligne est «\u00a0{name}_…:\u00a0», ou «\u00a0  - \u00a0» et une phrase",
        "a line is “{name}_…:”, or “  - ” and a sentence",
    )
    INTENT = (
        "l’intention «\u00a0{intent}\u00a0» doit commencer par «\u00a0{name}_\u00a0»",
        "the intent “{intent}” must begin with “{name}_”",
    )
    NO_INTENT = ("il n’y a aucune intention", "there is no intent")
    FEW = (
        "«\u00a0{intent}\u00a0» a {count} phrases, il en faut au moins {least}",
        "“{intent}” has {count} sentences and needs at least {least}",
    )
    MANY = ("plus de {most} phrases", "more than {most} sentences")
    OTHER_LANGUAGE = (
        "«\u00a0{what}\u00a0» n’existe pas dans {file}",
        "“{what}” is not in {file}",
    )
    WRITTEN = (
        "écrivez comme on parle\u00a0: minuscules, nombres en lettres, pas de ponctuation",
        "write as people speak: lower case, numbers as words, no punctuation",
    )
    TWICE = ("cette phrase est déjà à la ligne {at}", "this sentence stands in line {at} already")
    CLASH = (
        "cette phrase appartient déjà à «\u00a0{intent}\u00a0»",
        "this sentence belongs to “{intent}” already",
    )
    WORDS = ("ce n’est pas du Fluent", "this is no Fluent")
    WORDS_TWICE = ("«\u00a0{what}\u00a0» existe deux fois", "“{what}” stands twice")
    ARGUMENT = (
        "l’argument ${what} de «\u00a0{sentence}\u00a0» n’est pas dans {file}",
        "the argument ${what} of “{sentence}” is not in {file}",
    )
    UNRENDERABLE = (
        "«\u00a0{what}\u00a0» ne se dit pas en au plus {most} lettres",
        "“{what}” cannot be said in at most {most} letters",
    )
    SELLS = (
        "«\u00a0{what}\u00a0» vend\u00a0: une fonction aide, elle ne vend pas",
        "“{what}” sells: a skill helps and does not sell",
    )
    CODE = (
        "la classe ne se charge pas\u00a0: {why}",
        "the class cannot be loaded: {why}",
    )


@dataclass(frozen=True)
class Why:
    """A reason in both languages; what Python calls an error is called so in either."""

    fr: str
    en: str

    def __str__(self) -> str:
        return self.en


def in_words(facts: Mapping[str, object], language: Language) -> dict[str, object]:
    """The facts of a sentence, reasons in the language of whoever reads it."""
    return {
        name: getattr(fact, language.value) if isinstance(fact, Why) else fact
        for name, fact in facts.items()
    }


@dataclass(frozen=True)
class Problem:
    """A fault in one place; `line` counts from 1, None where it is about the whole file."""

    file: Path
    fault: Fault
    line: int | None = None
    facts: dict[str, object] = field(default_factory=dict)

    def sentence(self, language: Language) -> str:
        """`file:line: what is wrong`."""
        french, english = self.fault.value
        template = french if language is Language.FRENCH else english
        told = template.format(**in_words(self.facts, language))
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {told}"


class SkillFaulty(CandideError):
    """A skill cannot be used as it is."""

    code = "skill-faulty"
    fr = "La fonction {name} ne peut pas servir\u00a0: {reason}"
    en = "The skill {name} cannot be used: {reason}"

    def __init__(self, name: str, problem: Problem) -> None:
        self.problem = problem
        super().__init__(name=name, reason="")

    def sentence(self, language: Language) -> str:
        self.facts["reason"] = self.problem.sentence(language)
        return super().sentence(language)
