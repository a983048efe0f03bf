"""The end of the demonstration: its log is handed to the verifier that trusts nobody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audit.clock import SystemClock
from audit.home import ledger_path
from audit.inspect.checking import signing_key
from audit.ledger.export import export
from audit.verify.bundle import Wishes, verify_bundle
from audit.verify.keys import device_key

BUNDLE = "bundle"


@dataclass(frozen=True)
class Verified:
    """How many records a stranger checked, and how many faults were found."""

    records: int
    faults: int


def verify_log(home: Path) -> Verified:
    """Export the log of the household in `home`, and check what was exported against its key.

    Raises a `CandideError` where it cannot be exported, and `Refused` where that is no bundle.
    """
    path, bundle = ledger_path(home), home / BUNDLE
    key = signing_key(path)
    export(path, key, bundle, SystemClock())
    wishes = Wishes(pinned=device_key(key.verifier.text), processes=1)
    outcome = verify_bundle(bundle, wishes, lambda _done, _total: None)
    return Verified(outcome.entries, outcome.findings.total)
