"""Checks the household's own log on its own device, and finds the key that signs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audit.backup.progress import Progress, counting
from audit.home import DEVICE
from audit.inspect.errors import KeyMissing, LogEmpty
from audit.inspect.proving import last_checkpoint
from audit.ledger.checklog import Finding, check_log
from audit.ledger.device_key import DeviceKey, KeyFolder
from audit.ledger.high_water import HighWater
from audit.ledger.merkle import root_at
from audit.ledger.reader import LedgerReader


@dataclass(frozen=True)
class Checked:
    """What was found in a log of `size` records; `signed` is how many this device knew of."""

    size: int
    findings: tuple[Finding, ...]
    signed: int
    rolled_back: bool

    @property
    def agrees(self) -> bool:
        """Whether nothing was found."""
        return not self.findings and not self.rolled_back


def check_own(path: Path, progress: Progress) -> Checked:
    """Check the whole ledger at `path`, beside whoever writes it.

    Raises `InspectError` and `LedgerError` where there is none, or nothing of it can be read.
    """
    # Before the tip: the log may grow in between, and then the mark is the smaller one.
    mark = HighWater(path.parent / DEVICE).read()
    with LedgerReader(path) as reader:
        size = last_checkpoint(reader).size
    findings = check_log(path, counting(size, progress))
    if mark is None or findings:
        return Checked(size, findings, mark[0] if mark else size, rolled_back=False)
    with LedgerReader(path) as reader:
        behind = mark[0] > size or root_at(mark[0], reader.hashes) != mark[1]
    return Checked(size, findings, mark[0], behind)


def signing_key(path: Path) -> DeviceKey:
    """The device's key that signs the ledger at `path` now. Raises `KeyMissing`, `LogEmpty`."""
    with LedgerReader(path) as reader:
        if reader.empty:
            raise LogEmpty
        known = reader.key
    try:
        keys = KeyFolder(path.parent / DEVICE).keys(known.name)
    except OSError as error:
        raise KeyMissing from error
    for key in keys:
        if key.verifier == known:
            return key
    raise KeyMissing
