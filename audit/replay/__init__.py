"""Decisions of the log looked at again: why each was taken, and what other rules would have said.

All of it is read from the log: the facts that a decision was taken on, the texts of the charters
in force, and the numbers, which are counted again from the leaves alone.
"""

from __future__ import annotations

from audit.replay.charters import Charters
from audit.replay.explaining import explain
from audit.replay.policy import Policy
from audit.replay.replaying import Replayed, replay

__all__ = ["Charters", "Policy", "Replayed", "explain", "replay"]
