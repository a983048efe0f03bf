"""The charter as a page for people, made of the rules, the profiles and the laws themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from string import Template

from audit.charter.cedar import CedarCharter
from audit.charter.law import ACTS, law_in, provisions
from audit.charter.profiles import NONE, Profile
from audit.charter.rules import Rule
from audit.language import Language

_GROUPS: dict[str, Mapping[Language, str]] = {
    "door": {Language.ENGLISH: "What opens the door", Language.FRENCH: "Ce qui ouvre la porte"},
    "before": {
        Language.ENGLISH: "Before anything may be sold",
        Language.FRENCH: "Avant que rien ne se vende",
    },
    "no": {
        Language.ENGLISH: "What you said no to",
        Language.FRENCH: "Ce à quoi vous avez dit non",
    },
    "children": {Language.ENGLISH: "Children", Language.FRENCH: "Les enfants"},
    "interest": {
        Language.ENGLISH: "Who gains, and in which order",
        Language.FRENCH: "Qui y gagne, et dans quel ordre",
    },
    "claims": {
        Language.ENGLISH: "What is claimed of a product",
        Language.FRENCH: "Ce qui est dit d'un produit",
    },
    "moment": {Language.ENGLISH: "The wrong moment", Language.FRENCH: "Le mauvais moment"},
    "knowledge": {
        Language.ENGLISH: "What it may know of you",
        Language.FRENCH: "Ce qu'elle peut savoir de vous",
    },
    "amount": {
        Language.ENGLISH: "How much, and how often",
        Language.FRENCH: "Combien, et à quel rythme",
    },
}

_TEXT: dict[Language, dict[str, str]] = {
    Language.ENGLISH: {
        "cap_turns": "Share of unasked selling over the last 20 turns, at most",
        "cap_hour": "Share of unasked selling over an hour, at most",
        "cap_day": "Share of unasked selling over a day, at most",
        "cap_week": "Share of unasked selling over 7 days, at most",
        "cap_month": "Share of unasked selling over 30 days, at most",
        "unasked_per_day": "Unasked suggestions in a day, at most",
        "asked_per_hour": "Paid answers to what you asked in an hour, at most",
        "spacing_minutes": "Between two unasked suggestions, at least",
        "cooldown_minutes": "After a no to anything, before the next, at least",
        "rules": "Rule | What you hear | Law",
        "acts": "Law | Title | Here | EUR-Lex",
        "binding": "binding",
        "model": "model",
        "quoted": "“{}”",
        "share": "{}%",
        "minutes": "{} min",
    },
    Language.FRENCH: {
        "cap_turns": "Part de vente non demandée sur les 20 derniers échanges, au plus",
        "cap_hour": "Part de vente non demandée sur une heure, au plus",
        "cap_day": "Part de vente non demandée sur une journée, au plus",
        "cap_week": "Part de vente non demandée sur 7 jours, au plus",
        "cap_month": "Part de vente non demandée sur 30 jours, au plus",
        "unasked_per_day": "Propositions non demandées par jour, au plus",
        "asked_per_hour": "Réponses payées à vos demandes par heure, au plus",
        "spacing_minutes": "Entre deux propositions non demandées, au moins",
        "cooldown_minutes": "Après un non à quoi que ce soit, avant la suivante, au moins",
        "rules": "Règle | Ce que vous entendez | Loi",
        "acts": "Loi | Titre | Ici | EUR-Lex",
        "binding": "s'impose",
        "model": "modèle",
        "quoted": "«\u00a0{}\u00a0»",
        "share": "{}\u00a0%",
        "minutes": "{}\u00a0min",
    },
}


def charter_page(charter: CedarCharter, scenarios: int, language: Language) -> str:
    """The whole page. Raises `LawUnknown` where a rule names a law that has no title here."""
    template = files("audit.charter").joinpath(f"page.{language}.md").read_text("utf-8")
    return Template(template).substitute(
        digest=charter.digest[:12],
        profiles=_profiles(list(charter.profiles.values()), language),
        rules="\n\n".join(_group(group, rules, language) for group, rules in _grouped(charter)),
        acts=_acts(charter.rules.values(), language),
        scenarios=scenarios,
    )


def _grouped(charter: CedarCharter) -> Iterable[tuple[str, list[Rule]]]:
    groups: dict[str, list[Rule]] = {}
    for rule in charter.rules.values():
        groups.setdefault(rule.group, []).append(rule)
    return groups.items()


def _group(group: str, rules: Sequence[Rule], language: Language) -> str:
    title = _GROUPS[group][language] if group in _GROUPS else group
    say = _TEXT[language]
    rows = [
        f"`{rule.id}` | {say['quoted'].format(rule.sentence(language))} "
        f"| {law_in(language, rule.law)}"
        for rule in rules
    ]
    return f"### {title}\n\n{_table(say['rules'], rows)}"


def _profiles(profiles: Sequence[Profile], language: Language) -> str:
    heading = " | ".join(["", *(f"`{profile.name}`" for profile in profiles)])
    rows = [
        " | ".join([_TEXT[language][cap], *(_cap(profile, cap, language) for profile in profiles)])
        for cap in NONE.caps
    ]
    return _table(heading, rows)


def _cap(profile: Profile, cap: str, language: Language) -> str:
    value = profile.caps[cap]
    if cap.startswith("cap_"):
        return _TEXT[language]["share"].format(_hundredths(value, language))
    if not cap.endswith("_minutes"):
        return str(value)
    if profile.name == NONE.name:
        return "–"
    hours, minutes = divmod(value, 60)
    return f"{hours}\u00a0h" if not minutes else _TEXT[language]["minutes"].format(value)


def _hundredths(value: int, language: Language) -> str:
    whole, part = divmod(value, 100)
    point = "," if language is Language.FRENCH else "."
    return f"{whole}{point}{part:02}" if part else str(whole)


def _acts(rules: Iterable[Rule], language: Language) -> str:
    say = _TEXT[language]
    named = {act.name for rule in rules for act, _place in provisions(rule.law)}
    rows = [
        " | ".join(
            (
                act.called(language),
                act.french_title if language is Language.FRENCH else act.title,
                say["binding"] if act.binds else say["model"],
                act.number or "–",
            )
        )
        for act in ACTS
        if act.name in named
    ]
    return _table(say["acts"], rows)


def _table(heading: str, rows: Iterable[str]) -> str:
    under = "|".join(["---"] * (heading.count("|") + 1))
    return "\n".join([f"| {heading} |", f"|{under}|", *(f"| {row} |" for row in rows)])
