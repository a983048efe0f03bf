"""Takes a file of campaigns whole or not at all, and says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails

from audit.campaigns.request import Audience, Campaign
from audit.interests import Problem
from audit.interests.problems import FileInvalid
from audit.records.wire import Wire

TABLE = "campaign"
CAMPAIGNS_AT_MOST = 500


class CampaignsInvalid(FileInvalid):
    """The file of campaigns is not in order; until it is mended, none of them runs."""

    code = "campaigns-unreadable"
    fr = "Les campagnes ne peuvent pas être lues\u00a0: {reason}."
    en = "The campaigns cannot be read: {reason}."


class Document(Wire):
    """All campaigns of a file, in the order it was given."""

    campaign: Annotated[tuple[Campaign, ...], Field(max_length=CAMPAIGNS_AT_MOST)] = ()


def read_document(raw: Mapping[str, Any]) -> tuple[Campaign, ...]:
    """The campaigns, if all are in order. Raises `CampaignsInvalid` with all that is wrong."""
    try:
        every = Document.model_validate(dict(raw)).campaign
    except ValidationError as error:
        raise CampaignsInvalid(*(_problem(detail) for detail in error.errors())) from error
    if twice := tuple(_same_ids(every)):
        raise CampaignsInvalid(*twice)
    return every


def _same_ids(every: tuple[Campaign, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, campaign in enumerate(every, 1):
        if campaign.id in seen:
            yield Problem("same-id", {"id": campaign.id}, TABLE, number, "id")
        seen.add(campaign.id)


_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "string_type": "not-text",
    "string_pattern_mismatch": "free-text",
    "string_too_long": "free-text",
    "int_type": "not-whole",
    "tuple_type": "not-a-list",
    "dict_type": "not-a-table",
    "model_type": "not-a-table",
}
_BOUNDS = {"greater_than_equal": "≥", "less_than_equal": "≤"}
# What pydantic puts into the place of a mistake, and nobody wrote into the file.
_NOT_WRITTEN = frozenset({"range", "name", "[key]"})


def _problem(detail: ErrorDetails) -> Problem:
    """What pydantic found, in our words and counting campaigns from 1."""
    kind, context, place = detail["type"], detail.get("ctx", {}), detail["loc"]
    facts: dict[str, object] = {}
    match kind:
        case "enum":
            code, facts = "not-one-of", {"expected": ", ".join(Audience)}
        case "too_long":
            code, facts = "too-many", {"limit": context["max_length"]}
        case "not-public":
            code, facts = kind, {"skill": context["skill"], "public": context["public"]}
            place = (*place, "facts", context["fact"])
        case "nothing-between":
            code, facts = kind, {"least": context["least"], "most": context["most"]}
        case _ if kind in _BOUNDS:
            (bound,) = context.values()
            code, facts = "out-of-bounds", {"bound": f"{_BOUNDS[kind]}\u00a0{bound}"}
        case _:
            # The kinds with a hyphen are our own.
            code = _CODES.get(kind, kind if "-" in kind else "bad-value")
    if len(place) > 1 and place[0] == TABLE and isinstance(place[1], int):
        return Problem(code, facts, TABLE, place[1] + 1, _field(place[2:]))
    return Problem(code, facts, field=_field(place))


def _field(place: tuple[int | str, ...]) -> str:
    """Where in its entry, as the file has it: `moment.facts.now_c`, `wants`."""
    return ".".join(part for part in place if isinstance(part, str) and part not in _NOT_WRITTEN)
