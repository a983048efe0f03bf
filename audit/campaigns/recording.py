"""What the log is given of a change of campaigns, however it came about."""

from __future__ import annotations

from audit.campaigns.campaigns import Campaigns
from audit.ledger.entries import Document, Entry
from audit.records.leaves import CampaignsLeaf


def campaigns_entry(previous: str, after: Campaigns) -> Entry:
    """The record of a change from those of digest `previous`, with the new text beside it."""
    leaf = CampaignsLeaf(digest=after.digest, previous=previous, ids=after.ids)
    return Entry(leaf, documents=documents(after))


def documents(campaigns: Campaigns) -> tuple[Document, ...]:
    """The text, kept so that anyone can read what the records name by its digest."""
    if not campaigns.text:
        return ()
    return (Document("campaigns", campaigns.digest, campaigns.text),)
