"""An export takes no more memory for a long log than for a short one."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from audit.ledger.export import parquet_table
from tests.audit.export.logs import Household

MEGABYTE = 1 << 20


def peak_of(household: Household, target: Path) -> int:
    tracemalloc.start()
    try:
        household.export(target)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_log(household: Household, target: Path) -> None:
    household.much(100)
    household.export(target.with_name("warm"))  # what is imported and cached counts for nothing
    household.much(1400)
    short = peak_of(household, target.with_name("short"))
    household.much(4500)
    long = peak_of(household, target.with_name("long"))
    # The 4,500 more take four megabytes as they are stored; only the list of files may grow.
    assert long < short + MEGABYTE


def test_rows_wait_for_their_group_in_bounded_number(
    household: Household, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_table, "ROWS_A_GROUP", 512)
    household.much(3000)
    household.export(target)
    parts = pyarrow.parquet.ParquetFile(target / "events.parquet").metadata
    assert [parts.row_group(n).num_rows for n in range(parts.num_row_groups)] == [512] * 5 + [440]
    assert pyarrow.total_allocated_bytes() < MEGABYTE
