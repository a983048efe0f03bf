"""The watchdog: it catches selling that was not declared as such, before it can be heard.

It reads what third parties wrote: product and merchant texts, song and station names, the text of
skills, a weather provider's remarks. It is a reader, not a judge: what a finding leads to is the
charter's business.
"""

from __future__ import annotations

from audit.records.leaves import Tier
from audit.watchdog.kinds import Kind
from audit.watchdog.reading import Finding, Watchdog, load_watchdog
from audit.watchdog.storage import WatchdogUnreadable

__all__ = ["Finding", "Kind", "Tier", "Watchdog", "WatchdogUnreadable", "load_watchdog"]
