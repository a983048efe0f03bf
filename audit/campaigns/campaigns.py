"""A file of campaigns as it was read from one text, and as it is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audit.campaigns.checking import CampaignsInvalid, read_document
from audit.campaigns.request import Audience, Campaign, Moment, Range
from audit.interests.register import read_text
from audit.interests.toml_source import parse_toml


@dataclass(frozen=True)
class Campaigns:
    """The campaigns of one household, with the very text they were read from; "" is no file."""

    every: tuple[Campaign, ...] = ()
    text: str = ""

    @classmethod
    def read(cls, text: str) -> Campaigns:
        """Raises `CampaignsInvalid` with everything that is wrong."""
        return cls(read_document(parse_toml(text, CampaignsInvalid)), text)

    @classmethod
    def load(cls, path: Path) -> Campaigns:
        """Those in the file at `path`. Raises `CampaignsInvalid`."""
        return cls.read(read_text(path, CampaignsInvalid))

    @classmethod
    def of_household(cls, path: Path) -> Campaigns:
        """Those at `path`; none where no file is. Raises `CampaignsInvalid`."""
        # A link that leads nowhere is not "no file": somebody meant one to be there.
        return cls.load(path) if path.exists() or path.is_symlink() else cls()

    @property
    def digest(self) -> str:
        """SHA-256 of the text; empty where there is no file."""
        return hashlib.sha256(self.text.encode()).hexdigest() if self.text else ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the order of the file."""
        return tuple(campaign.id for campaign in self.every)

    def without(self, *ids: str) -> Campaigns:
        """The others, written anew: what was said about them in comments is not taken over.

        Where none is left, there is no file at all.
        """
        left = tuple(campaign for campaign in self.every if campaign.id not in ids)
        return Campaigns(left, write_toml(left))


def write_toml(every: Iterable[Campaign]) -> str:
    """Campaigns as TOML; read again, they are the same."""
    return "\n".join(_entry(campaign) for campaign in every)


def _entry(campaign: Campaign) -> str:
    fields = {
        "id": _quoted(campaign.id),
        "sponsor": _quoted(campaign.sponsor),
        "category": _quoted(campaign.category),
        "moment": _moment(campaign.moment),
        "valid_from": campaign.valid_from.isoformat(),
    }
    if campaign.audience is not Audience.EVERYONE:
        fields["audience"] = _quoted(campaign.audience)
    if campaign.wants:
        fields["wants"] = f"[{', '.join(map(_quoted, campaign.wants))}]"
    if campaign.valid_to is not None:
        fields["valid_to"] = campaign.valid_to.isoformat()
    return "[[campaign]]\n" + "".join(f"{name} = {value}\n" for name, value in fields.items())


def _moment(moment: Moment) -> str:
    parts = [f"skill = {_quoted(moment.skill)}", f"utterance = {_quoted(moment.utterance)}"]
    if moment.facts:
        facts = ", ".join(f"{_quoted(name)} = {_fact(fact)}" for name, fact in moment.facts.items())
        parts.append(f"facts = {{ {facts} }}")
    return f"{{ {', '.join(parts)} }}"


def _fact(fact: Range | str) -> str:
    if isinstance(fact, str):
        return _quoted(fact)
    ends = fact.model_dump(exclude_none=True)
    return f"{{ {', '.join(f'{name} = {end}' for name, end in ends.items())} }}"


def _quoted(word: str) -> str:
    return json.dumps(word)
