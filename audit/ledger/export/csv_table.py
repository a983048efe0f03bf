"""The table of records as CSV (RFC 4180), written row by row in bounded memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from audit.ledger.export.columns import COLUMNS, Type
from audit.ledger.export.folder import HashedFile
from audit.ledger.export.rows import Row

_BOOLEANS = tuple(
    position for position, column in enumerate(COLUMNS) if column.type is Type.BOOLEAN
)
_IN_CSV = {True: "true", False: "false", None: None}


class CsvTable:
    """RFC 4180: a header line, CRLF, quotes where needed; UTF-8 without a mark."""

    def __init__(self, sink: HashedFile) -> None:
        self._sink = sink
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(self._buffer, lineterminator="\r\n")
        self._writer.writerow([column.name for column in COLUMNS])
        self._flush()

    def add(self, rows: Sequence[Row]) -> None:
        """Write some rows."""
        for row in rows:
            cells = row.copy()
            for position in _BOOLEANS:
                cells[position] = _IN_CSV[cells[position]]  # type: ignore[index]
            self._writer.writerow(cells)
        self._flush()

    def _flush(self) -> None:
        self._sink.write(self._buffer.getvalue().encode())
        self._buffer.seek(0)
        self._buffer.truncate()
