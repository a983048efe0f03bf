"""What can be wrong with a register, or with campaigns, told with its place: file, entry, field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.errors import CandideError
from audit.language import Language

# French, then English. No full stop: each is the end of a longer sentence.
_SENTENCES: dict[str, tuple[str, str]] = {
    "not-toml": ("ce n'est pas du TOML valable", "it is not valid TOML: {detail}"),
    "unreadable": ("{path} ne peut pas être lu ({reason})", "{path} cannot be read ({reason})"),
    "no-such-file": ("{path} n'existe pas", "{path} does not exist"),
    "not-a-file": ("{path} n'est pas un fichier", "{path} is not a file"),
    "not-utf8": (
        "ce n'est pas de l'UTF-8\u00a0; dans le tableur, choisissez «\u00a0CSV UTF-8\u00a0»",
        "it is not UTF-8; in the spreadsheet choose “CSV UTF-8”",
    ),
    "nul": ("il y a un caractère nul", "there is a NUL character"),
    "too-large": ("il dépasse {limit} octets", "it is larger than {limit} bytes"),
    "too-many": ("il y en a plus de {limit}", "there are more than {limit}"),
    "missing": ("il manque", "it is missing"),
    "unknown-field": ("ce champ n'existe pas", "there is no such field"),
    "not-text": ("un texte est attendu", "a text is expected"),
    "not-an-id": (
        "un identifiant est attendu\u00a0: lettres minuscules sans accent, chiffres, "
        "«\u00a0_\u00a0», «\u00a0.\u00a0» et «\u00a0-\u00a0», 64 caractères au plus",
        "an id is expected: lower-case letters without accents, digits, “_”, “.” and “-”, "
        "64 characters at most",
    ),
    "control-character": (
        "il contient un caractère qui n'a pas sa place dans un nom",
        "it holds a character that has no place in a name",
    ),
    "empty": ("il est vide", "it is empty"),
    "too-long": ("{limit} caractères au plus", "{limit} characters at most"),
    "not-whole": ("un nombre entier est attendu", "a whole number is expected"),
    "out-of-bounds": ("il doit être {bound}", "it must be {bound}"),
    "not-a-day": (
        "une date est attendue, de la forme 2026-12-31",
        "a date is expected, in the form 2026-12-31",
    ),
    "not-a-list": ("une liste est attendue", "a list is expected"),
    "not-a-table": ("une table est attendue", "a table is expected"),
    "not-one-of": ("l'un de ceux-ci est attendu\u00a0: {expected}", "expected one of: {expected}"),
    "bad-value": ("la valeur n'est pas de la forme attendue", "the value is not as expected"),
    "rate-or-amount": (
        "pour une vente, il faut un taux ou un montant, l'un des deux",
        "for a sale, give either a rate or an amount",
    ),
    "rate-without-sale": (
        "un taux n'a de sens que pour une vente\u00a0; donnez un montant, ou rien s'il est inconnu",
        "a rate makes sense for a sale only; give an amount, or nothing if it is unknown",
    ),
    "pays-for-nothing-named": (
        "il faut un marchand ou des marques",
        "a merchant or brands must be named",
    ),
    "ends-before-it-begins": ("cela finit avant de commencer", "it ends before it begins"),
    "share-or-control": (
        "il faut une part du capital ou, dans «\u00a0control\u00a0», ce qui donne le contrôle",
        "give a share of the capital or, in “control”, what gives control",
    ),
    "unknown-party": ("{party} n'est pas parmi les parties", "{party} is not among the parties"),
    "same-id": ("l'identifiant {id} est déjà pris", "the id {id} is taken already"),
    "cycle": (
        "on y tourne en rond\u00a0: {chain}. Une firme ne peut pas se posséder elle-même",
        "it goes round in a circle: {chain}. No firm can own itself",
    ),
    "more-than-the-whole": (
        "le {day}, les parts de {party} dépassent son capital\u00a0: {permille}\u00a0‰",
        "on {day}, the shares of {party} come to more than all of it: {permille}‰",
    ),
    "no-maker": (
        "il faut marquer une firme, et une seule, comme celle qui fabrique l'assistant",
        "one firm, and only one, must be marked as the maker of the assistant",
    ),
    "not-a-source": (
        "{path} n'est ni un fichier .toml, ni un dossier, ni un .zip de tableaux CSV",
        "{path} is neither a .toml file nor a folder or .zip of CSV tables",
    ),
    "not-a-zip": (
        "l'archive zip est abîmée ou chiffrée",
        "the zip archive is damaged or encrypted",
    ),
    "file-missing": (
        "le fichier manque\u00a0; s'il n'y a rien à y dire, il garde sa seule ligne de titres",
        "the file is missing; if there is nothing to say in it, it keeps its line of headings",
    ),
    "file-unknown": ("ce tableau n'existe pas", "there is no such table"),
    "file-twice": ("il y est deux fois", "it is there twice"),
    "not-csv": ("ce n'est pas du CSV valable", "it is not valid CSV"),
    "no-headings": (
        "la première ligne doit porter les titres\u00a0: {expected}",
        "the first line must hold the headings: {expected}",
    ),
    "heading-missing": ("la colonne manque", "the column is missing"),
    "heading-unknown": ("cette colonne n'existe pas", "there is no such column"),
    "heading-twice": ("la colonne est là deux fois", "the column is there twice"),
    "too-many-cells": (
        "il y a {count} cellules pour {expected} titres",
        "there are {count} cells for {expected} headings",
    ),
    "not-a-rate": (
        "un taux est attendu, comme «\u00a06,5\u00a0%\u00a0», avec une décimale au plus et le "
        "signe",
        "a rate is expected, such as “6.5%”, with one decimal at most and its sign",
    ),
    "not-an-amount": (
        "un montant en euros est attendu, comme «\u00a01234,50\u00a0», avec deux décimales au plus",
        "an amount in euros is expected, such as “1234.50”, with two decimals at most",
    ),
    "not-yes-or-no": ("oui ou non est attendu", "yes or no is expected"),
    "free-text": (
        "une campagne ne contient aucun texte, seulement des noms convenus\u00a0: lettres "
        "minuscules sans accent, chiffres, «\u00a0_\u00a0» et «\u00a0-\u00a0», cinq mots et 40 "
        "caractères au plus\u00a0; ni phrase, ni adresse web",
        "a campaign holds no text, only agreed names: lower-case letters without accents, digits, "
        "“_” and “-”, five words and 40 characters at most; no sentence and no web address",
    ),
    "not-a-fact": (
        "un nom convenu est attendu, ou un intervalle comme {{ at_most = 8 }}",
        "an agreed name is expected, or a range such as {{ at_most = 8 }}",
    ),
    "not-public": (
        "ce n'est pas un fait public\u00a0; après «\u00a0{skill}\u00a0», on peut choisir selon"
        "\u00a0: {public}",
        "this is no public fact; after “{skill}”, a moment may be chosen by: {public}",
    ),
    "nothing-between": (
        "rien n'est à la fois au moins {least} et au plus {most}",
        "nothing is both at least {least} and at most {most}",
    ),
}  # fmt: skip

_LONGEST_SHOWN = 300


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: which, with its facts, and where as far as that is known.

    `row` counts the entries of `table` from 1; `line` and `column` count in `file` from 1.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    table: str = ""
    row: int | None = None
    field: str = ""
    file: str = ""
    line: int | None = None
    column: int | None = None

    def text(self, language: Language) -> str:
        """Where it is and what it is, as the end of a sentence."""
        french = language is Language.FRENCH
        facts = {name: _shown(value) for name, value in self.facts.items()}
        sentence = _SENTENCES[self.code][0 if french else 1].format(**facts)
        place = ", ".join(self._place(french))
        if not place:
            return sentence
        return f"{place}\u00a0: {sentence}" if french else f"{place}: {sentence}"

    def _place(self, french: bool) -> list[str]:
        line = f"{'ligne' if french else 'line'} {self.line}"
        parts = [self.file] if self.file else []
        if self.row is not None and not self.file:
            entry = f"{self.table} {self.row}"
            parts.append(f"{entry} ({line})" if self.line else entry)
        elif self.line:
            parts.append(line)
        if self.column:
            parts.append(f"{'colonne' if french else 'column'} {self.column}")
        if self.field:
            name = _shown(self.field)
            parts.append(f"{'colonne' if french else 'column'} {name}" if self.file else name)
        return parts


def _shown(value: object) -> str:
    """As it may stand on a terminal: what came from a file commands nothing there."""
    text = str(value)
    cut = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
    return "".join(one if one.isprintable() or one in "\u00a0\u202f" else "\ufffd" for one in cut)


class FileInvalid(CandideError):
    """A file of the household's that is not in order, with everything that is wrong with it."""

    code = "file-invalid"
    fr = "Ce fichier ne peut pas être lu\u00a0: {reason}."
    en = "This file cannot be read: {reason}."

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__()

    def sentence(self, language: Language) -> str:
        """The first problem, and how many more there are."""
        reason = self.problems[0].text(language)
        if more := len(self.problems) - 1:
            plural = "s" if more > 1 else ""
            if language is Language.FRENCH:
                reason += f" (et {more} autre{plural} problème{plural})"
            else:
                reason += f" (and {more} more problem{plural})"
        template = self.fr if language is Language.FRENCH else self.en
        return template.format(reason=reason)


class RegisterInvalid(FileInvalid):
    """The register is missing or contradicts itself; until it is mended nothing is sold."""

    code = "register-unreadable"
    fr = "Le registre des intérêts ne peut pas être lu\u00a0: {reason}."
    en = "The register of interests cannot be read: {reason}."
