"""The same report for machines: JSON with stable names and codes, `candide-verify/1`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from .checkpoints import Checkpoint
from .findings import Findings, Refused
from .notes import VerifierKey
from .outcome import UNUSABLE, BundleOutcome, ConsistencyOutcome, ProofOutcome
from .report import LIMITS
from .witnesses import Earlier, Seen

FORMAT = "candide-verify/1"


def bundle_json(outcome: BundleOutcome) -> str:
    """A bundle's outcome."""
    manifest, shape = outcome.manifest, outcome.shape
    return _dump(
        "bundle",
        outcome.source,
        outcome.code,
        outcome.findings,
        {
            "origin": manifest.origin,
            "checkpoint": _checkpoint(outcome.checkpoint),
            "records": [shape.first, shape.last],
            "period": list(manifest.period),
            "program": manifest.program,
            "made": manifest.made,
            "key": _key(outcome.signer),
            "key_pinned": None if outcome.pinned is None else outcome.pinned.id.hex(),
            "keys": [
                {
                    "record": step.record,
                    "key": step.key.text,
                    "endorsed": step.endorsed,
                    "reason": step.reason,
                }
                for step in outcome.steps
            ],
            "checked": {
                "files": outcome.files,
                "bytes": outcome.bytes,
                "tiles": outcome.tiles,
                "entries": outcome.entries,
                "proofs": outcome.proofs,
                "charters": outcome.charters,
                "registers": outcome.registers,
            },
            "kinds": dict(sorted(outcome.kinds.items())),
            "labels": dict(sorted(outcome.labels.items())),
            "words": asdict(outcome.words),
            "erasures": [asdict(erasure) for erasure in outcome.erasures],
            "events": outcome.events,
            "events_csv": outcome.table,
            "events_parquet": "digest",
            "earlier": [_earlier(one) for one in outcome.earlier],
            "witnessed": [_earlier(one) for one in outcome.witnessed],
            "cosigned": [_seen(one) for one in outcome.seen],
        },
    )


def proof_json(outcome: ProofOutcome) -> str:
    """A single proof's outcome."""
    return _dump(
        "proof",
        outcome.source,
        outcome.code,
        outcome.findings,
        {
            "checkpoint": _checkpoint(outcome.checkpoint),
            "record": outcome.fields or None,
            "content": outcome.said,
            "key": None if outcome.key is None else _key(outcome.key),
            "key_pinned": outcome.pinned,
            "cosigned": [_seen(one) for one in outcome.seen],
        },
    )


def consistency_json(outcome: ConsistencyOutcome) -> str:
    """The outcome for two checkpoints."""
    return _dump(
        "consistency",
        outcome.source,
        outcome.code,
        outcome.findings,
        {
            "old": _checkpoint(outcome.old),
            "new": _checkpoint(outcome.new),
            "keys": [_key(key) for key in outcome.keys],
            "signatures_checked": bool(outcome.keys),
        },
    )


def refusal_json(source: str, refused: Refused) -> str:
    """Why nothing could be checked."""
    return _dump(
        "refusal",
        source,
        UNUSABLE,
        Findings(),
        {"refusal": {"code": refused.code, **refused.facts}},
    )


def _dump(kind: str, source: str, code: int, findings: Findings, more: dict[str, Any]) -> str:
    report = {
        "format": FORMAT,
        "kind": kind,
        "source": source,
        "exit": code,
        "findings": [{"code": one.code, **one.facts} for one in findings.kept],
        "findings_total": findings.total,
        "limits": list(LIMITS),
        **more,
    }
    return json.dumps(report, indent=2) + "\n"


def _checkpoint(checkpoint: Checkpoint | None) -> dict[str, Any] | None:
    if checkpoint is None:
        return None
    return {
        "origin": checkpoint.origin,
        "size": checkpoint.size,
        "root": checkpoint.root.hex(),
    }


def _key(key: VerifierKey) -> dict[str, str]:
    return {"id": key.id.hex(), "vkey": key.text, "fingerprint": key.fingerprint}


def _earlier(one: Earlier) -> dict[str, Any]:
    return {
        "file": one.file,
        "size": one.size,
        "agrees": one.agrees,
        "missing": one.missing or None,
    }


def _seen(one: Seen) -> dict[str, Any]:
    return {"witness": one.witness, "file": one.file, "size": one.size, "seconds": one.seconds}
