"""Reads a ledger without holding it: beside a running speaker, and without changing anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from audit.ledger.database import open_engine
from audit.ledger.errors import LedgerDamaged, LedgerMissing, LedgerOfAnotherVersion, ledger_error
from audit.ledger.merkle import Place
from audit.ledger.notes import VerifierKey
from audit.ledger.schema import CURRENT_REVISION, revision_of
from audit.ledger.tables import DocumentRow, ErasableRow, LeafRow, LogRow, WitnessRow
from audit.ledger.tip import Tip, hash_reader, read_tip

T = TypeVar("T")

_RECORDS_AT_ONCE = 256
FIELDS_OF_EVERY_LEAF = frozenset({"v", "seq", "log_ms", "wall", "wall_sure", "kind"})


@dataclass(frozen=True)
class Record:
    """A record read back: the leaf's fields, and the personal words unless they are erased."""

    seq: int
    leaf: dict[str, Any]
    personal: dict[str, Any] | None


@dataclass(frozen=True)
class Stored:
    """A record as it is stored: the leaf's bytes, and key and bytes of its words if it has any."""

    seq: int
    body: bytes
    key: bytes | None
    content: bytes | None


@dataclass(frozen=True)
class Witnessed:
    """A witness, and the last checkpoint it cosigned; its `note` is None before the first."""

    key: VerifierKey
    url: str
    size: int
    note: str | None


class LedgerReader:
    """An open ledger to read from. Every method may raise `LedgerError`.

    Each call is a transaction of its own: a long reading never stands in an erasure's way.
    """

    def __init__(self, path: Path) -> None:
        """Raises `LedgerMissing` where there is no file, or `LedgerOfAnotherVersion`."""
        if not path.is_file():
            raise LedgerMissing(path=path.parent)
        self.path = path
        self._engine: Engine = open_engine(path, writing=False)
        with self._reading() as connection:
            revision = revision_of(connection)
        self.empty = revision is None
        """Whether nothing was ever written."""
        if revision not in (None, CURRENT_REVISION):
            self._engine.dispose()
            raise LedgerOfAnotherVersion()

    def __enter__(self) -> LedgerReader:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    @property
    def key(self) -> VerifierKey:
        """The public key that signs the log now."""
        with self._reading() as connection:
            return VerifierKey.parse(str(connection.scalar(select(LogRow.key))))

    @property
    def origin(self) -> str:
        """The log's name."""
        return self.key.name

    @property
    def tip(self) -> Tip:
        """The last signed checkpoint."""
        with self._reading() as connection:
            return read_tip(connection)

    def read(self, query: Callable[[Connection], T]) -> T:
        """Run one reading `query`."""
        with self._reading() as connection:
            return query(connection)

    def stored(self, first: int, last: int) -> Iterator[Stored]:
        """The records `first` to `last`, both included, as they are stored."""
        query = select(LeafRow.seq, LeafRow.body, ErasableRow.key, ErasableRow.content).join(
            ErasableRow, ErasableRow.seq == LeafRow.seq, isouter=True
        )
        for start in range(first, last + 1, _RECORDS_AT_ONCE):
            end = min(last, start + _RECORDS_AT_ONCE - 1)
            with self._reading() as connection:
                rows = connection.execute(
                    query.where(LeafRow.seq.between(start, end)).order_by(LeafRow.seq)
                ).all()
            yield from (Stored(*row) for row in rows)

    def hashes(self, places: Sequence[Place]) -> Sequence[bytes]:
        """The hashes of complete subtrees, in the order asked for."""
        with self._reading() as connection:
            return hash_reader(connection)(places)

    def documents(self, kind: str) -> dict[str, str]:
        """The texts of every charter or register that was ever in force, by digest."""
        with self._reading() as connection:
            query = select(DocumentRow.digest, DocumentRow.text).where(DocumentRow.kind == kind)
            return {row.digest: row.text for row in connection.execute(query)}

    def witnesses(self) -> list[Witnessed]:
        """The witnesses the household chose."""
        with self._reading() as connection:
            rows = connection.execute(
                select(WitnessRow.key, WitnessRow.url, WitnessRow.size, WitnessRow.note)
            ).all()
        return [Witnessed(VerifierKey.parse(row.key), row.url, row.size, row.note) for row in rows]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except (KeyError, SQLAlchemyError, UnicodeError) as error:
            raise ledger_error(error, self.path) from error


def read_records(path: Path, *, last: int | None = None) -> list[Record]:
    """The records of the ledger at `path`, oldest first (only the `last` so many, if given).

    Raises `LedgerError`.
    """
    with LedgerReader(path) as reader:
        if reader.empty:
            return []
        size = reader.tip.size
        first = 1 if last is None else max(1, size - last + 1)
        return [
            Record(
                stored.seq,
                leaf_of(stored.body, path),
                _words_of(stored.content, path),
            )
            for stored in reader.stored(first, size)
        ]


def _words_of(content: bytes | None, path: Path) -> dict[str, Any] | None:
    if content is None:
        return None
    try:
        words = json.loads(content)
    except (TypeError, ValueError) as error:
        raise LedgerDamaged(path=path) from error
    if not isinstance(words, dict):
        raise LedgerDamaged(path=path)
    return words


def leaf_of(body: bytes, path: Path) -> dict[str, Any]:
    """A leaf's fields, with those that every leaf has. Raises `LedgerDamaged`."""
    try:
        leaf = json.loads(body)
    except (TypeError, ValueError) as error:
        raise LedgerDamaged(path=path) from error
    if not isinstance(leaf, dict) or not {*leaf} >= FIELDS_OF_EVERY_LEAF:
        raise LedgerDamaged(path=path)
    return leaf
