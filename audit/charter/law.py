"""The laws that the rules name: which act, which provision of it, in English and in French."""

from __future__ import annotations

from dataclasses import dataclass

from audit.charter.errors import LawUnknown
from audit.language import Language


@dataclass(frozen=True)
class Act:
    """One law. `name` is how the rules begin when they mean it; `binds` is false for a model.

    `number` is its CELEX number, by which EUR-Lex finds it, where it is a law of the Union.
    """

    name: str
    french_name: str
    title: str
    french_title: str
    number: str | None
    binds: bool

    def called(self, language: Language) -> str:
        """Its name in a list of provisions."""
        return self.french_name if language is Language.FRENCH else self.name


ACTS = (
    Act(
        "UCPD 2005/29",
        "directive 2005/29/CE",
        "Unfair Commercial Practices Directive",
        "Directive sur les pratiques commerciales déloyales",
        "32005L0029",
        binds=True,
    ),
    Act(
        "ECD 2000/31",
        "directive 2000/31/CE",
        "Electronic Commerce Directive",
        "Directive sur le commerce électronique",
        "32000L0031",
        binds=True,
    ),
    Act(
        "PID 98/6",
        "directive 98/6/CE",
        "Price Indication Directive",
        "Directive sur l'indication des prix",
        "31998L0006",
        binds=True,
    ),
    Act(
        "GDPR 2016/679",
        "RGPD 2016/679",
        "General Data Protection Regulation",
        "Règlement général sur la protection des données",
        "32016R0679",
        binds=True,
    ),
    Act(
        "AI Act 2024/1689",
        "règlement IA 2024/1689",
        "Artificial Intelligence Act",
        "Règlement sur l'intelligence artificielle",
        "32024R1689",
        binds=True,
    ),
    Act(
        "Code conso.",
        "Code de la consommation",
        "French Consumer Code",
        "Code de la consommation",
        None,
        binds=True,
    ),
    Act(
        "DSA 2022/2065",
        "DSA 2022/2065",
        "Digital Services Act",
        "Règlement sur les services numériques",
        "32022R2065",
        binds=False,
    ),
    Act(
        "DMA 2022/1925",
        "DMA 2022/1925",
        "Digital Markets Act",
        "Règlement sur les marchés numériques",
        "32022R1925",
        binds=False,
    ),
)

_IN_FRENCH = {" and annex": " et annexe", " and ": " et ", "annex I no.": "annexe I, point"}


def provisions(law: str) -> tuple[tuple[Act, str], ...]:
    """The acts that a rule's `@law` names, with the place in each. Raises `LawUnknown`."""
    found = []
    for part in law.split("; "):
        act = next((act for act in ACTS if part.startswith(f"{act.name} ")), None)
        if act is None:
            raise LawUnknown(law=part)
        found.append((act, part.removeprefix(f"{act.name} ")))
    return tuple(found)


def law_in(language: Language, law: str) -> str:
    """A rule's `@law` as it is cited in a language. Raises `LawUnknown`."""
    cited = []
    for act, place in provisions(law):
        if language is Language.FRENCH:
            for english, french in _IN_FRENCH.items():
                place = place.replace(english, french)
        cited.append(f"{act.called(language)}, {place}")
    separator = "\u00a0; " if language is Language.FRENCH else "; "
    return separator.join(cited)
