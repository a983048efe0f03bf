"""The only thing that may leave Rasa: a typed item, schema `candide/1`.

An envelope carries at most one message for the gate and any effects for the speaker. Plain text,
an unknown field or an unknown id is refused at the border (references: rasa §6). So is a notice
that tells what our own process did, and one that says what to tell: nobody else can say that words
were erased, or fill in what was changed.
"""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.skills.effects import Effect
from audit.records.messages import Message, NoticeRequest

SCHEMA: Literal["candide/1"] = "candide/1"


class Envelope(BaseModel):
    """One typed item from a response of the domain or from an action."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["candide/1"] = Field(alias="schema")
    message: Message | None = None
    effects: tuple[Effect, ...] = Field(default=(), max_length=8)

    @model_validator(mode="after")
    def _asks_for_no_notice_of_ours(self) -> Self:
        if isinstance(self.message, NoticeRequest) and (
            not self.message.notice.for_anyone or self.message.arguments
        ):
            raise ValueError("this notice is for our own process alone")
        return self


def envelope(message: Message | None, *effects: Effect) -> dict[str, Any]:
    """The JSON form of an envelope, as an action hands it to Rasa."""
    return Envelope(schema_=SCHEMA, message=message, effects=effects).model_dump(
        mode="json", by_alias=True, exclude_none=True
    )
