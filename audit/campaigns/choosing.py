"""Which campaign may try after help was said: those that fit, then a lot that nobody can buy.

The lot is SHA-256 of the help's record number and a name: first among the sponsors, so that a
sponsor has one chance however many campaigns it has, then among the winner's campaigns. No id, no
sum and no place in the file is better than another, and whoever has the log can draw it again. To
take turns by the record number alone would not do: a turn writes about as many records each time,
so of two sponsors the same one could come first for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import date

from audit.campaigns.request import Campaign
from audit.records.messages import Assist


def fitting(
    every: Collection[Campaign], said: Collection[Assist], day: date
) -> tuple[Campaign, ...]:
    """Those that run on `day` and mean one of these pieces of help."""
    return tuple(
        campaign
        for campaign in every
        if campaign.is_on(day) and any(campaign.moment.fits(help_) for help_ in said)
    )


def drawn(candidates: Collection[Campaign], record: int) -> Campaign | None:
    """The one that is drawn after the help of that record; None where there is none."""
    if not candidates:
        return None
    sponsors = {campaign.sponsor for campaign in candidates}
    sponsor = min(sponsors, key=lambda name: lot(record, name))
    own = [campaign for campaign in candidates if campaign.sponsor == sponsor]
    return min(own, key=lambda campaign: lot(record, campaign.id))


def lot(record: int, name: str) -> bytes:
    """The lot of a sponsor or a campaign; the lowest wins."""
    return hashlib.sha256(f"{record} {name}".encode()).digest()


def chosen(
    every: Collection[Campaign],
    said: Mapping[int, Assist],
    day: date,
    heard: Collection[str],
) -> Campaign | None:
    """The campaign that may try, at most once a day each: those in `heard` have had theirs.

    `said` is the help that was really said, by record number; the last one's is drawn with.
    """
    candidates = fitting(every, said.values(), day)
    return drawn([one for one in candidates if one.id not in heard], max(said, default=0))
