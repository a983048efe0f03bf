"""What rings: timers, alarms and reminders, kept through restarts and power cuts."""

from __future__ import annotations

from assistant.ringing.board import Board
from assistant.ringing.things import Kind, Rung

__all__ = ["Board", "Kind", "Rung"]
