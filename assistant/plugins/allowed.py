"""What the household allows single skills, in `skills.toml` of its folder.

network = ["trains"]     # of those that declare a network: these get one
unwalled = ["coin"]      # these run even where the kernel cannot close them off
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

FILE = "skills.toml"
DATA = "skills"


class Allowed(BaseModel):
    """The names of skills that may do what others may not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    network: frozenset[str] = Field(default=frozenset())
    unwalled: frozenset[str] = Field(default=frozenset())


def read_allowed(home: Path) -> Allowed:
    """What is allowed; nothing where the file is missing or cannot be understood."""
    try:
        return Allowed.model_validate(tomllib.loads((home / FILE).read_text("utf-8")))
    except (OSError, ValueError, ValidationError):
        return Allowed()
