"""What the audit layer says of itself: answers from the log, the register and the charter in force,
and what our own process did or asks."""

from __future__ import annotations

from audit.notices.notices import LastSuggestion, Notices

__all__ = ["LastSuggestion", "Notices"]
