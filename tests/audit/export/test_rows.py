"""A row says what the record says; no text of a person becomes a formula; CSV reads back equal."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.ledger.export.columns import COLUMNS, POSITION, Type, WordsState
from audit.ledger.export.csv_table import CsvTable
from audit.ledger.export.folder import HashedFile
from audit.ledger.export.rows import Row, row_of
from tests.audit.export.logs import Household, events

BASE = {"v": 1, "seq": 7, "log_ms": 9, "wall": "2026-11-22T09:00Z", "wall_sure": True}

_TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
_CELLS = {Type.INTEGER: st.none() | st.integers(), Type.BOOLEAN: st.none() | st.booleans()}


@given(st.lists(st.tuples(*(_CELLS.get(column.type, _TEXT) for column in COLUMNS)), max_size=5))
def test_whatever_stands_in_a_row_is_read_back_from_csv(rows: list[tuple[object, ...]]) -> None:
    sink = io.BytesIO()
    table = CsvTable(sink)  # type: ignore[arg-type]
    table.add([list(row) for row in rows])  # type: ignore[arg-type]
    text = sink.getvalue().decode()
    header, *read = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert header == [column.name for column in COLUMNS]
    assert read == [[as_text(cell) for cell in row] for row in rows]


def as_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def test_lines_end_as_rfc_4180_has_it(tmp_path: Path) -> None:
    with HashedFile(tmp_path / "events.csv") as file:
        CsvTable(file).add([said('une\nligne, et "l\'autre"')])
    data = (tmp_path / "events.csv").read_bytes()
    assert data.count(b"\r\n") == 2
    assert b'"une\nligne, et ""l\'autre"""' in data


def said(text: str) -> Row:
    leaf = {**BASE, "kind": "utterance"}
    return row_of(leaf, WordsState.DISCLOSED, {"heard": text, "words": text, "need": text}, {})


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("column", ["heard", "spoken", "need"])
def test_words_that_a_spreadsheet_would_execute_have_an_apostrophe(start: str, column: str) -> None:
    assert said(f"{start}HYPERLINK(1)")[POSITION[column]] == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("text", ["café = thé", "a-t-il", "'=1", "1+1", " =1"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert said(text)[POSITION["heard"]] == text


def test_a_formula_that_was_said_is_harmless_in_the_table_and_exact_in_the_words(
    household: Household, target: Path
) -> None:
    household.help('=cmd|"/c calc"!A1', "-1 degré")
    household.export(target)
    (row,) = events(target)
    assert (row["heard"], row["spoken"]) == ('\'=cmd|"/c calc"!A1', "'-1 degré")
    assert b'"heard":"=cmd|' in (target / "disclosures/000.words").read_bytes()


def test_the_names_of_parties_come_in_the_order_of_their_ids_and_unknown_ones_keep_their_id() -> (
    None
):
    leaf = {**BASE, "kind": "utterance", "sponsors": ["zeta", "payton", "alpha"]}
    row = row_of(leaf, WordsState.NONE, None, {"payton": "Payton SA", "alpha": "Alpha & fils"})
    assert row[POSITION["sponsors"]] == "zeta;payton;alpha"
    assert row[POSITION["sponsor_names"]] == "zeta;Payton SA;Alpha & fils"
    assert row[POSITION["beneficiaries"]] is row[POSITION["beneficiary_names"]] is None


def test_a_rare_record_shows_its_own_fields_as_canonical_json() -> None:
    leaf = {**BASE, "kind": "erasure", "reason": "command", "ranges": [[1, 2]], "count": 2}
    row = row_of(leaf, WordsState.NONE, None, {})
    assert row[POSITION["detail"]] == '{"count":2,"ranges":[[1,2]],"reason":"command"}'
    assert row[POSITION["reason"]] == "command"


def test_an_empty_cell_is_never_an_empty_text() -> None:
    row = row_of({**BASE, "kind": "start", "register_digest": ""}, WordsState.NONE, None, {})
    assert "" not in row
    assert "" not in said("")
