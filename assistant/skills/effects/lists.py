"""What is done to the lists by our own process, because it deletes."""

from __future__ import annotations

from typing import Literal

from assistant.skills.effects.base import BaseEffect


class ClearList(BaseEffect):
    """Empty a list; our own process asks first."""

    effect: Literal["clear_list"] = "clear_list"
    which: Literal["shopping", "tasks"]
