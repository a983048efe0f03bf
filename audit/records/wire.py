"""What every message between the two sides is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from audit.records.money import LARGEST_INTEGER

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
# No control character: what is shown must not be able to command a terminal.
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\p{Cc}]+$")]
Integer = Annotated[int, Field(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)]


class Wire(BaseModel):
    """Base of everything that crosses the border: immutable, strict, nothing unexpected."""

    model_config = ConfigDict(frozen=True, extra="forbid")
