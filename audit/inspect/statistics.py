"""The figures of the log as text: with their halves, period, interval, and what they can't show."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from audit.language import Language
from audit.ledger.reader import Record, read_records
from audit.metrics import SellingFigures, wilson
from audit.records.leaves import Voice

_TEXT = {
    Language.FRENCH: {
        "records": "{records} enregistrements, du {first} au {last} (UTC)",
        "spoken": "  dites comme {label} : {count}",
        "guest": "  dites par la voix qui joue le foyer : {count}, qui ne comptent pas",
        "blocked": "  retenues par la charte : {count} ({rules})",
        "share": (
            "Part de vente (M1, par demande) : {sold} sur {total} = {percent} %, "
            "intervalle à 95 % de {low} à {high} %"
        ),
        "asked": "  dont demandées {asked}, non demandées {unasked}",
        "none": "Part de vente : 0 sur 0, il n'y a pas de part à donner",
        "limit": (
            "Un journal ne prouve pas que rien n'a été dit hors de lui, ni qu'une étiquette "
            "est juste."
        ),
        "unreleased": "Attention : la charte en vigueur n'est pas une de celles publiées.",
    },
    Language.ENGLISH: {
        "records": "{records} records, from {first} to {last} (UTC)",
        "spoken": "  spoken as {label}: {count}",
        "guest": "  said by the voice that plays the household: {count}, which do not count",
        "blocked": "  held back by the charter: {count} ({rules})",
        "share": (
            "Selling share (M1, by request): {sold} of {total} = {percent}%, "
            "95% interval {low} to {high}%"
        ),
        "asked": "  of these asked for {asked}, unasked {unasked}",
        "none": "Selling share: 0 of 0, there is no share to give",
        "limit": (
            "A log does not prove that nothing was said outside it, nor that a label is right."
        ),
        "unreleased": "Note: the charter in force is not one of the released ones.",
    },
}


def statistics(path: Path, language: Language) -> str:
    """The whole text for the ledger at `path`. Raises `LedgerError`."""
    say = _TEXT[language]
    records = read_records(path)
    utterances = [record for record in records if record.leaf["kind"] == "utterance"]
    spoken = [record for record in utterances if record.leaf["verdict"] == "spoken"]
    blocked = [record for record in utterances if record.leaf["verdict"] == "blocked"]
    lines = []
    if records:
        first, last = records[0].leaf["wall"], records[-1].leaf["wall"]
        lines.append(say["records"].format(records=len(records), first=first, last=last))
    own = [record for record in spoken if record.leaf["voice"] != Voice.GUEST]
    for label, count in sorted(Counter(record.leaf["label"] for record in own).items()):
        lines.append(say["spoken"].format(label=label, count=count))
    if len(own) < len(spoken):
        lines.append(say["guest"].format(count=len(spoken) - len(own)))
    if blocked:
        rules = Counter(rule for record in blocked for rule in record.leaf["rules"])
        named = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        lines.append(say["blocked"].format(count=len(blocked), rules=named))
    lines.extend(_share(figures_of(spoken), language))
    starts = [record.leaf for record in records if record.leaf["kind"] == "start"]
    if starts and not starts[-1]["charter_released"]:
        lines.append(say["unreleased"])
    lines.append(say["limit"])
    return "\n".join(lines)


def figures_of(spoken: list[Record]) -> SellingFigures:
    """M1 over these spoken utterances; the same count as `audit.metrics` makes in SQL."""
    labels = Counter(record.leaf["label"] for record in spoken)
    turns: dict[str, list[Record]] = {}
    for record in spoken:
        turns.setdefault(record.leaf["turn"], []).append(record)
    helped = sum(
        any(r.leaf["requested"] and r.leaf["label"] == "assist" for r in turn)
        and not any(r.leaf["label"].startswith("sell") for r in turn)
        for turn in turns.values()
    )
    return SellingFigures(labels["sell_asked"], labels["sell_unasked"], helped)


def _share(figures: SellingFigures, language: Language) -> list[str]:
    say = _TEXT[language]
    if not figures.total:
        return [say["none"]]
    low, high = wilson(figures.sold, figures.total)
    return [
        say["share"].format(
            sold=figures.sold,
            total=figures.total,
            percent=_percent(figures.sold / figures.total, language),
            low=_percent(low, language),
            high=_percent(high, language),
        ),
        say["asked"].format(asked=figures.sold_asked, unasked=figures.sold_unasked),
    ]


def _percent(ratio: float, language: Language) -> str:
    text = f"{100 * ratio:.1f}"
    return text.replace(".", ",") if language is Language.FRENCH else text
