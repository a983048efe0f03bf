"""A household's log, record by record, as a replay takes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from audit.ledger.errors import LedgerDamaged
from audit.ledger.identity import NONSENSE
from audit.ledger.reader import LedgerReader, Stored, leaf_of
from audit.replay.counting import is_suggestion
from audit.replay.replaying import Read

_RECORDS_BETWEEN_LOOKS = 500


def read_log(
    reader: LedgerReader,
    size: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Read]:
    """The first `size` records; what was logged beside them only where it bears on a decision.

    Raises `LedgerError`.
    """
    for stored in reader.stored(1, size):
        leaf = leaf_of(stored.body, reader.path)
        yield leaf, beside(stored, reader.path) if is_suggestion(leaf) else None
        if stored.seq % _RECORDS_BETWEEN_LOOKS == 0:
            progress(stored.seq, size)


def beside(stored: Stored, path: Path) -> Mapping[str, Any] | None:
    """What was logged beside a leaf; None where it is erased. Raises `LedgerDamaged`."""
    if stored.content is None:
        return None
    try:
        personal = json.loads(stored.content)
    except ValueError as error:
        raise LedgerDamaged(path=path) from error
    if not isinstance(personal, dict):
        raise LedgerDamaged(path=path)
    return personal


@contextmanager
def making_sense(path: Path) -> Iterator[None]:
    """Turn what a broken leaf does to its reader into `LedgerDamaged`."""
    try:
        yield
    except NONSENSE as error:
        raise LedgerDamaged(path=path) from error
