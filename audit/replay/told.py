"""What a replay found, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from audit.language import Language
from audit.metrics import wilson
from audit.records.leaves import Label
from audit.replay.checking import Finding, Source
from audit.replay.figures import halves, number_ranges, percent
from audit.replay.policy import Policy
from audit.replay.replaying import Change, Fate, Replayed, Sums, Unreplayable

_SAY: Mapping[Language, Mapping[str, str]] = {
    Language.ENGLISH: {
        "period": "{records} records, from {first} to {last} (UTC); {suggestions} suggestions.",
        "unsure": "Some of these times are not sure: the clock had been set back.",
        "empty": "No record lies in this period.",
        "agrees": (
            "As it was: {checked} of {suggestions} decisions taken again on their own facts come "
            "out as logged, and every number counted again from the log is the one logged."
        ),
        "astray": "As it was: {count} things in the log do not follow from it.",
        "leaf": "  Record {record}: {name} is {logged} in the log; counted again it is {found}.",
        "facts": "  Record {record}: the fact {name} was {logged}; the log makes it {found}.",
        "verdict": "  Record {record}: logged as {logged}; its own facts make it {found}.",
        "erased": "Not judged again, as their words are erased: {count} (records {records}).",
        "facts-missing": "Not judged again, having no facts: {count} (records {records}).",
        "charter-lost": (
            "Not judged again, as the text of their charter is not in the log or cannot be read: "
            "{count} (records {records})."
        ),
        "register-unreadable": (
            "Not judged again, as the register of interests could not be read then: {count} "
            "(records {records})."
        ),
        "policy": "Replayed under: {policy}.",
        "charter": "charter {digest} ({released})",
        "released": "released",
        "unreleased": "not a released charter",
        "profile": "profile {profile}",
        "rest": "the rest as it was",
        "same": "Nothing would have been decided otherwise.",
        "changed": ("Other outcomes: {outcomes}. The same outcome by other rules: {reasons}."),
        "change": "  {record:>6}  {wall}  {label:<12} {then} ({then_rules}) → {now} ({now_rules})",
        "spoken": "spoken",
        "blocked": "blocked",
        "not-made": "not made",
        "served": "already answered",
        "fates": (
            "Suggestions spoken: {then_spoken} then, {now_spoken} now; held back: {then_blocked} "
            "then, {now_blocked} now; not made now: {not_made}."
        ),
        "by-label": "  {label}: spoken {then} then, {now} now",
        "share": "Unasked share {when}: {halves}.",
        "selling": ("Selling share {when}, asked or not, by turns: {sold} of {total}{ratio}."),
        "ratio": " = {percent}%, 95% interval {low} to {high}%",
        "then": "then",
        "now": "now",
        "unanswered": (
            "Answers to what was asked that would have been held back: {count}. What would have "
            "been said in their place is not known, and counts as nothing."
        ),
        "limit": (
            "A replay cannot show what was never put to the gate, nor what the household would "
            "have said or asked otherwise: its yes and no are taken as they were."
        ),
    },
    Language.FRENCH: {
        "period": (
            "{records} enregistrements, du {first} au {last} (UTC)\u00a0; {suggestions} "
            "propositions."
        ),
        "unsure": ("Certaines de ces heures ne sont pas sûres\u00a0: l'horloge avait été reculée."),
        "empty": "Aucun enregistrement ne se trouve dans cette période.",
        "agrees": (
            "Tel quel\u00a0: {checked} décisions sur {suggestions}, reprises sur leurs propres "
            "faits, sont celles du journal, et chaque nombre recompté d'après le journal est celui "
            "qu'il donne."
        ),
        "astray": "Tel quel\u00a0: {count} éléments du journal ne s'en déduisent pas.",
        "leaf": (
            "  Enregistrement {record}\u00a0: {name} y vaut {logged}\u00a0; recompté, c'est "
            "{found}."
        ),
        "facts": (
            "  Enregistrement {record}\u00a0: le fait {name} valait {logged}\u00a0; d'après le "
            "journal, c'est {found}."
        ),
        "verdict": (
            "  Enregistrement {record}\u00a0: noté {logged}\u00a0; ses propres faits donnent "
            "{found}."
        ),
        "erased": (
            "Non rejugées, car leurs mots sont effacés\u00a0: {count} (enregistrements {records})."
        ),
        "facts-missing": "Non rejugées, faute de faits\u00a0: {count} (enregistrements {records}).",
        "charter-lost": (
            "Non rejugées, car le texte de leur charte n'est pas dans le journal ou ne peut pas "
            "être lu\u00a0: {count} (enregistrements {records})."
        ),
        "register-unreadable": (
            "Non rejugées, car le registre des intérêts ne pouvait pas être lu\u00a0: {count} "
            "(enregistrements {records})."
        ),
        "policy": "Rejoué avec\u00a0: {policy}.",
        "charter": "charte {digest} ({released})",
        "released": "publiée",
        "unreleased": "pas une charte publiée",
        "profile": "profil {profile}",
        "rest": "le reste tel quel",
        "same": "Rien n'aurait été décidé autrement.",
        "changed": (
            "Autres issues\u00a0: {outcomes}. Même issue par d'autres règles\u00a0: {reasons}."
        ),
        "change": "  {record:>6}  {wall}  {label:<12} {then} ({then_rules}) → {now} ({now_rules})",
        "spoken": "dite",
        "blocked": "retenue",
        "not-made": "non faite",
        "served": "déjà répondu",
        "fates": (
            "Propositions dites\u00a0: {then_spoken} alors, {now_spoken} rejouées\u00a0; retenues"
            "\u00a0: {then_blocked} alors, {now_blocked} rejouées\u00a0; non faites, rejouées"
            "\u00a0: {not_made}."
        ),
        "by-label": "  {label}\u00a0: {then} dites alors, {now} rejouées",
        "share": "Part non demandée {when}\u00a0: {halves}.",
        "selling": (
            "Part de vente {when}, demandée ou non, par échanges\u00a0: {sold} sur {total}{ratio}."
        ),
        "ratio": " = {percent}\u00a0%, intervalle à 95\u00a0% de {low} à {high}\u00a0%",
        "then": "alors",
        "now": "rejouée",
        "unanswered": (
            "Réponses à une demande qui auraient été retenues\u00a0: {count}. Ce qui aurait été "
            "dit à leur place n'est pas connu, et ne compte pour rien."
        ),
        "limit": (
            "Une relecture ne montre ni ce qui n'a jamais été soumis, ni ce que le foyer aurait "
            "dit ou demandé d'autre\u00a0: ses oui et ses non sont pris comme ils furent."
        ),
    },
}


def as_text(found: Replayed, policy: Policy, language: Language) -> str:
    """The whole text: the log as it was, then what the policy would have changed."""
    return "\n".join(_lines(found, policy, language))


def findings_text(found: Replayed, language: Language) -> str:
    """What in the log does not follow from it; empty where all does."""
    say = _SAY[language]
    if not found.findings:
        return ""
    lines = [say["astray"].format(count=len(found.findings))]
    return "\n".join([*lines, *(_finding(finding, language) for finding in found.findings)])


def as_json(found: Replayed, policy: Policy) -> str:
    """All of it for programs: whole numbers, shares by both halves, no ratio."""
    contents: dict[str, Any] = {
        "policy": {
            "charter": policy.charter.digest if policy.charter else None,
            "profile": policy.profile,
            "caps": {cap.value: value for cap, value in policy.caps.items()},
        },
        "period": {"first": found.first, "last": found.last, "unsure": found.unsure},
        "records": found.records,
        "suggestions": found.suggestions,
        "checked": found.checked,
        "findings": [asdict(finding) for finding in found.findings],
        "not_replayed": {reason.value: seqs for reason, seqs in found.left_out.items()},
        "changes": [asdict(change) for change in found.changes],
        "unanswered": found.unanswered,
        "then": _sums(found.then),
        "now": _sums(found.now),
        "limit": {language.value: say["limit"] for language, say in _SAY.items()},
    }
    return json.dumps(contents, ensure_ascii=False, indent=2)


def _lines(found: Replayed, policy: Policy, language: Language) -> Iterator[str]:
    say = _SAY[language]
    if not found.records:
        yield say["empty"]
        return
    yield say["period"].format(**vars(found))
    if found.unsure:
        yield say["unsure"]
    if not found.findings:
        yield say["agrees"].format(**vars(found))
    for reason in Unreplayable:
        if seqs := found.left_out.get(reason):
            yield say[reason].format(count=len(seqs), records=number_ranges(seqs))
    if not policy.is_as_it_was:
        yield ""
        yield say["policy"].format(policy=", ".join(_policy(policy, language)))
    if not policy.is_as_it_was or found.changes:
        yield from _outcome(found, language)
    yield say["limit"]


def _policy(policy: Policy, language: Language) -> Iterator[str]:
    say = _SAY[language]
    if policy.charter is not None:
        released = say["released" if policy.charter.released else "unreleased"]
        yield say["charter"].format(digest=policy.charter.digest[:12], released=released)
    if policy.profile is not None:
        yield say["profile"].format(profile=policy.profile)
    for cap, value in policy.caps.items():
        yield f"{cap} = {'default' if value is None else value}"
    yield say["rest"]


def _outcome(found: Replayed, language: Language) -> Iterator[str]:
    say = _SAY[language]
    if not found.changes:
        yield say["same"]
    else:
        outcomes = sum(change.is_outcome for change in found.changes)
        reasons = len(found.changes) - outcomes
        yield say["changed"].format(outcomes=outcomes, reasons=reasons)
        yield from (_change(change, language) for change in found.changes)
    yield say["fates"].format(
        then_spoken=found.then.count(Fate.SPOKEN),
        now_spoken=found.now.count(Fate.SPOKEN),
        then_blocked=found.then.count(Fate.BLOCKED),
        now_blocked=found.now.count(Fate.BLOCKED),
        not_made=found.now.count(Fate.NOT_MADE),
    )
    for label in Label:
        then, now = (sums.fates.get((label, Fate.SPOKEN), 0) for sums in (found.then, found.now))
        if then or now:
            yield say["by-label"].format(label=label, then=then, now=now)
    for when, sums in (("then", found.then), ("now", found.now)):
        yield say["share"].format(when=say[when], halves=halves(sums.said._asdict(), language))
    for when, sums in (("then", found.then), ("now", found.now)):
        yield _selling(sums, when, language)
    if found.unanswered:
        yield say["unanswered"].format(count=found.unanswered)


def _selling(sums: Sums, when: str, language: Language) -> str:
    say = _SAY[language]
    sold = sums.asked + sums.said.sold_turns
    total = sold + sums.said.helped_turns
    ratio = ""
    if total:
        low, high = wilson(sold, total)
        ratio = say["ratio"].format(
            percent=_tenths(sold / total, language),
            low=_tenths(low, language),
            high=_tenths(high, language),
        )
    return say["selling"].format(when=say[when], sold=sold, total=total, ratio=ratio)


def _change(change: Change, language: Language) -> str:
    say = _SAY[language]
    return say["change"].format(
        record=change.record,
        wall=change.wall + ("" if change.wall_sure else "?"),
        label=change.label,
        then=say[change.then],
        then_rules=_rules(change.then_rules),
        now=say[change.now],
        now_rules=say["served"] if change.now is Fate.NOT_MADE else _rules(change.now_rules),
    )


def _finding(finding: Finding, language: Language) -> str:
    say = _SAY[language]
    kind = "verdict" if finding.name == "verdict" else finding.source.value
    return say[kind].format(
        record=finding.record,
        name=finding.name,
        logged=_value(finding, finding.logged, language),
        found=_value(finding, finding.found, language),
    )


def _value(finding: Finding, value: object, language: Language) -> str:
    if isinstance(value, dict) and finding.name == "verdict":
        return f"{_SAY[language][value['verdict']]} ({_rules(value['rules'])})"
    if isinstance(value, dict) and finding.source is Source.LEAF:
        return halves(value, language)
    if finding.name.startswith(("share_", "cap_")) and type(value) is int:
        return percent(value, language)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _rules(rules: tuple[str, ...]) -> str:
    return ", ".join(rules) or "–"


def _sums(sums: Sums) -> dict[str, Any]:
    return {
        "unasked": sums.said._asdict(),
        "asked_sells": sums.asked,
        "suggestions": [
            {"label": label.value, "fate": fate.value, "count": count}
            for (label, fate), count in sorted(sums.fates.items())
        ],
    }


def _tenths(ratio: float, language: Language) -> str:
    text = f"{100 * ratio:.1f}"
    return text.replace(".", ",") if language is Language.FRENCH else text
