"""One merchant's wish to be suggested: what, when, to whom, and with what knowledge it asks for.

It holds no word that could be spoken: the gate renders the suggestion from the adviser's facts, and
the adviser never sees the campaign (DESIGN §4).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator
from pydantic_core import PydanticCustomError

from audit.interests.document import Day
from audit.records.messages import Assist, FieldUse
from audit.records.money import LARGEST_INTEGER
from audit.records.wire import Wire

# An id that cannot hold a sentence or an address: few words, no dot, no space.
Word = Annotated[
    str,
    StringConstraints(strict=True, max_length=40, pattern=r"^[a-z0-9]+([_-][a-z0-9]+){0,4}$"),
]
Whole = Annotated[int, Field(strict=True, ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)]

# What the help of a skill says of the world, and nothing that it says of the household: what is on
# a list, how long a timer runs or which town the weather is of is no merchant's business.
PUBLIC_FACTS: Mapping[str, tuple[str, ...]] = {"weather": ("now_c", "low_c", "high_c", "sky")}


class Audience(StrEnum):
    """Whom a campaign wants to reach."""

    EVERYONE = "everyone"
    CHILDREN = "children"


class Range(Wire):
    """A whole number between two ends, both included; without an end, up to any number."""

    at_least: Whole | None = None
    at_most: Whole | None = None

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        least, most = self.at_least, self.at_most
        if least is not None and most is not None and most < least:
            raise PydanticCustomError("nothing-between", "", {"least": least, "most": most})
        return self

    def holds(self, value: object) -> bool:
        """Whether `value` is a whole number within."""
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)


def _kind_of_fact(value: object) -> str | None:
    if isinstance(value, dict | Range):
        return "range"
    return "name" if isinstance(value, str) else None


Fact = Annotated[
    Annotated[Range, Tag("range")] | Annotated[Word, Tag("name")],
    Discriminator(_kind_of_fact, custom_error_type="not-a-fact", custom_error_message="no fact"),
]


class Moment(Wire):
    """When: after help from this skill, this utterance, with these public facts in it."""

    skill: Word
    utterance: Word
    facts: Annotated[dict[Word, Fact], Field(max_length=8)] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _looks_at_public_facts_only(self) -> Self:
        public = PUBLIC_FACTS.get(self.skill, ())
        if private := sorted(self.facts.keys() - set(public)):
            raise PydanticCustomError(
                "not-public",
                "",
                {"fact": private[0], "skill": self.skill, "public": ", ".join(public) or "-"},
            )
        return self

    def fits(self, said: Assist) -> bool:
        """Whether this is the help it means."""
        if (said.skill, said.utterance) != (self.skill, self.utterance):
            return False
        return all(_is_so(fact, said.arguments.get(name)) for name, fact in self.facts.items())


class Campaign(Wire):
    """A wish of `sponsor` that something of `category` be suggested at such a moment.

    `wants` names the personal data it would like to be matched on; there are none to match, and
    asking for any is refused by the charter.
    """

    id: Word
    sponsor: Word
    category: Word
    moment: Moment
    audience: Audience = Audience.EVERYONE
    wants: Annotated[tuple[Word, ...], Field(max_length=16)] = ()
    valid_from: Day
    valid_to: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise PydanticCustomError("ends-before-it-begins", "")
        return self

    @property
    def aimed_at_children(self) -> bool:
        return self.audience is Audience.CHILDREN

    @property
    def fields(self) -> tuple[FieldUse, ...]:
        """What it wants to know of the household; nobody stated any of it for that."""
        return tuple(FieldUse(field=name) for name in self.wants)

    def is_on(self, day: date) -> bool:
        """Whether it runs on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def _is_so(fact: Range | str, value: object) -> bool:
    return fact.holds(value) if isinstance(fact, Range) else fact == value
