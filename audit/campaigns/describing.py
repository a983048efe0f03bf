"""Says in one sentence what a campaign wants, in the reader's language."""

from __future__ import annotations

from audit.campaigns.request import Campaign, Range
from audit.language import Language


def sentence(campaign: Campaign, language: Language) -> str:
    """Who wants what suggested when; and what of it the charter refuses, if anything."""
    return " ".join(_french(campaign) if language is Language.FRENCH else _english(campaign))


def _french(campaign: Campaign) -> list[str]:
    moment = campaign.moment
    since = f"à partir du {campaign.valid_from}"
    if campaign.valid_to is not None:
        since = f"du {campaign.valid_from} au {campaign.valid_to}"
    said = [
        f"{campaign.id}\u00a0: {campaign.sponsor} voudrait qu'on propose {campaign.category} après "
        f"{moment.skill}/{moment.utterance}{_facts(campaign, 'et')}, {since}."
    ]
    if campaign.wants:
        said.append(f"Voudrait savoir\u00a0: {', '.join(campaign.wants)}. La charte le refuse.")
    if campaign.aimed_at_children:
        said.append("S'adresse aux enfants. La charte le refuse.")
    return said


def _english(campaign: Campaign) -> list[str]:
    moment = campaign.moment
    since = f"from {campaign.valid_from} on"
    if campaign.valid_to is not None:
        since = f"from {campaign.valid_from} to {campaign.valid_to}"
    said = [
        f"{campaign.id}: {campaign.sponsor} would like {campaign.category} suggested after "
        f"{moment.skill}/{moment.utterance}{_facts(campaign, 'and')}, {since}."
    ]
    if campaign.wants:
        said.append(f"Would like to know: {', '.join(campaign.wants)}. The charter refuses that.")
    if campaign.aimed_at_children:
        said.append("Is aimed at children. The charter refuses that.")
    return said


def _facts(campaign: Campaign, and_: str) -> str:
    facts = [_fact(name, fact) for name, fact in campaign.moment.facts.items()]
    return f" ({f' {and_} '.join(facts)})" if facts else ""


def _fact(name: str, fact: Range | str) -> str:
    if isinstance(fact, str):
        return f"{name} = {fact}"
    least = "" if fact.at_least is None else f"{fact.at_least} ≤ "
    most = "" if fact.at_most is None else f" ≤ {fact.at_most}"
    return f"{least}{name}{most}"
