"""That music played is in the log, in the export, and held to by the verifier; which music is not.

What the verifier makes of it is run as a stranger would, from inside the export.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.language import Language
from audit.ledger.entries import Entry
from audit.records.leaves import MusicChange, MusicLeaf, MusicSource
from tests.audit.export.logs import Household, events, verified

PLAYED = [
    (MusicChange.STARTED, MusicSource.LIBRARY),
    (MusicChange.STARTED, MusicSource.RADIO),
    (MusicChange.STOPPED, MusicSource.RADIO),
]


@pytest.fixture
def exported(household: Household, target: Path) -> Path:
    """An export of a household that had music."""
    household.live()
    for what, source in PLAYED:
        household.ledger.append(Entry(MusicLeaf(what=what, source=source)))
    household.export(target)
    return target


@pytest.mark.parametrize(
    ("language", "counted"),
    [(Language.ENGLISH, "3 starts or stops of music"),
     (Language.FRENCH, "3 débuts ou fins de musique")],
)  # fmt: skip
def test_the_verifier_accepts_and_names_it(
    exported: Path, language: Language, counted: str
) -> None:
    result = verified(exported, language)
    assert result.returncode == 0, result.stdout + result.stderr
    assert counted in " ".join(result.stdout.split())
    assert "program does not know" not in result.stdout


def test_the_table_tells_when_and_whose_and_nothing_more(exported: Path) -> None:
    rows = [row for row in events(exported) if row["kind"] == "music"]
    assert [(row["what"], row["source"]) for row in rows] == PLAYED
    filled = {column for row in rows for column, cell in row.items() if cell}
    assert filled == {
        "record", "kind", "time", "time_sure", "log_ms", "words_state", "what", "source"
    }  # fmt: skip
    assert {row["words_state"] for row in rows} == {"none"}
    others = [row for row in events(exported) if row["kind"] != "music"]
    assert not any(row["what"] or row["source"] for row in others)


@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_bit_is_found(exported: Path, bit: int) -> None:
    (path,) = (exported / "tile/entries").glob("*.p/*")
    whole = bytearray(path.read_bytes())
    whole[whole.rindex(b'"radio"') + 1] ^= 1 << bit
    path.write_bytes(whole)
    result = verified(exported, Language.ENGLISH)
    assert result.returncode == 1
    assert "record 14" in result.stdout


def test_a_stop_taken_out_is_found(exported: Path) -> None:
    (path,) = (exported / "tile/entries").glob("*.p/*")
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b'{"kind":"music"') - 2])
    assert verified(exported, Language.ENGLISH).returncode == 1
