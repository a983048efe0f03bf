"""Opens a household's gate with all that belongs to it: ledger, charter and register.

The advising side never needs to know these parts, so it never imports them (promise 2).
"""

from __future__ import annotations

from pathlib import Path

from audit.campaigns.campaigns import Campaigns
from audit.campaigns.checking import CampaignsInvalid
from audit.charter import load_charter
from audit.clock import Clock
from audit.gate.door import Gate, Render, Speakable
from audit.home import DEVICE, campaigns_path, ledger_path, register_path
from audit.interests import Register, RegisterInvalid
from audit.ledger.store import Ledger
from audit.watchdog import Watchdog, WatchdogUnreadable, load_watchdog


def open_gate(
    home: Path,
    clock: Clock,
    *,
    render: Render,
    speakable: Speakable,
    policies: Path | None = None,
) -> Gate:
    """The gate of the household whose folder is `home`.

    A charter, register or watchdog that cannot be read does not stop it: then nothing is sold
    (promise 7). Campaigns that cannot be read do not run.
    The register is `home/register.toml`, or the fictitious sample where there is none.
    """
    return Gate(
        Ledger(ledger_path(home), clock),
        load_charter(policies),
        _register(register_path(home)),
        clock,
        render=render,
        speakable=speakable,
        watchdog=_watchdog(),
        device=home / DEVICE,
        campaigns=_campaigns(campaigns_path(home)),
    )


def _watchdog() -> Watchdog | None:
    try:
        return load_watchdog()
    except WatchdogUnreadable:
        return None


def _register(own: Path) -> Register | None:
    try:
        return Register.load(own if own.exists() else None)
    except RegisterInvalid:
        return None


def _campaigns(own: Path) -> Campaigns | None:
    try:
        return Campaigns.of_household(own)
    except CampaignsInvalid:
        return None
