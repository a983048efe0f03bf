"""What all effects have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class BaseEffect(BaseModel):
    """Something an action wants done; carried out by the speaker, checked at the border."""

    model_config = ConfigDict(frozen=True, extra="forbid")
