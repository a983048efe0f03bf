"""The table of records as Parquet, with the same rows and columns as in CSV.

Importing Arrow takes long, so only an export imports this module.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow  # type: ignore[import-untyped]
import pyarrow.parquet  # type: ignore[import-untyped]

from audit.ledger.export.columns import COLUMNS, TABLES_VERSION, Type
from audit.ledger.export.folder import HashedFile
from audit.ledger.export.rows import Row

# Enough rows for Parquet's encodings to pay off, few enough to be held in memory.
ROWS_A_GROUP = 8_192


class ParquetTable:
    """The rows in groups, compressed with zstd; an empty cell is a null."""

    def __init__(self, sink: HashedFile) -> None:
        self._schema = arrow_schema()
        self._writer = pyarrow.parquet.ParquetWriter(sink, self._schema, compression="zstd")
        self._held: list[pyarrow.RecordBatch] = []
        self._rows = 0

    def add(self, rows: Sequence[Row]) -> None:
        """Write some rows."""
        if not rows:
            return
        arrays = [
            pyarrow.array(cells, field.type)
            for cells, field in zip(zip(*rows, strict=True), self._schema, strict=True)
        ]
        # As Arrow they take a tenth of what they take as Python objects.
        self._held.append(pyarrow.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._rows += len(rows)
        if self._rows >= ROWS_A_GROUP:
            self._write_group()

    def __enter__(self) -> ParquetTable:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Write what is still held back and the end of the file, unless it is given up."""
        if kind is not None:
            # Or it would try again to end the file whenever it is collected.
            self._writer.is_open = False
            return
        if self._held:
            self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        table = pyarrow.Table.from_batches(self._held, self._schema)
        self._writer.write_table(table, row_group_size=self._rows)
        self._held, self._rows = [], 0


def arrow_schema() -> pyarrow.Schema:
    """The columns as Arrow has them: 64-bit integers, booleans, and text for all else."""
    types = {Type.INTEGER: pyarrow.int64(), Type.BOOLEAN: pyarrow.bool_()}
    fields = [(column.name, types.get(column.type, pyarrow.string())) for column in COLUMNS]
    return pyarrow.schema(fields, metadata={"candide.tables": TABLES_VERSION})
