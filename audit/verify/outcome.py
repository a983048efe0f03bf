"""What a check found out, as plain data for the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from .checkpoints import Checkpoint
from .erasures import Erasure, WordsTally
from .findings import Findings
from .keys import KeyStep
from .layout import Shape
from .manifest import Manifest
from .notes import VerifierKey
from .witnesses import Earlier, Seen

HOLDS, BROKEN, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


@dataclass
class BundleOutcome:
    """A bundle that was checked. `table` is `same`, `differs`, `skipped` or `unreadable`."""

    source: str
    manifest: Manifest
    shape: Shape
    signer: VerifierKey
    pinned: VerifierKey | None
    findings: Findings = field(default_factory=Findings)
    checkpoint: Checkpoint | None = None
    files: int = 0
    bytes: int = 0
    tiles: int = 0
    entries: int = 0
    proofs: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    charters: int = 0
    registers: int = 0
    steps: list[KeyStep] = field(default_factory=list)
    words: WordsTally = field(default_factory=WordsTally)
    erasures: list[Erasure] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    table: str = "skipped"
    earlier: list[Earlier] = field(default_factory=list)
    witnessed: list[Earlier] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    witnesses: int = 0

    @property
    def code(self) -> int:
        """The exit code."""
        if self.findings.total:
            return BROKEN
        return UNUSABLE if any(one.agrees is None for one in self.earlier) else HOLDS


@dataclass
class ProofOutcome:
    """One suggestion, checked from its proof file alone."""

    source: str
    findings: Findings = field(default_factory=Findings)
    checkpoint: Checkpoint | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    said: dict[str, Any] | None = None
    key: VerifierKey | None = None
    pinned: bool = False
    seen: list[Seen] = field(default_factory=list)

    @property
    def code(self) -> int:
        """The exit code."""
        return BROKEN if self.findings.total else HOLDS


@dataclass
class ConsistencyOutcome:
    """Two checkpoints of one log, and whether the newer goes on from the older."""

    source: str
    findings: Findings = field(default_factory=Findings)
    old: Checkpoint | None = None
    new: Checkpoint | None = None
    keys: list[VerifierKey] = field(default_factory=list)

    @property
    def code(self) -> int:
        """The exit code."""
        return BROKEN if self.findings.total else HOLDS
