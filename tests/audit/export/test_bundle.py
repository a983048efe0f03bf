"""An export holds all that a stranger needs, listed and signed, and says what the log says."""

from __future__ import annotations

import base64
import csv
import hashlib
import hmac
import io
import json
import re
import stat
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

from audit.ledger.checkpoints import Checkpoint
from audit.ledger.export import Exported
from audit.ledger.export.columns import COLUMNS
from audit.ledger.merkle import leaf_hash, node_hash, root_at
from audit.ledger.notes import VerifierKey, open_note
from audit.records.leaves import ErasureReason
from tests.audit.export.logs import Household, events, files_of
from tests.support.suggestions import REGISTER


def test_a_full_export_is_laid_out_as_documented(household: Household, target: Path) -> None:
    household.live()
    made = household.export(target)
    assert made == Exported(target, size=11, first=1, last=11, files=16)
    digest, register = household.charter.digest, household.register.digest
    assert set(files_of(target)) == {
        "MANIFEST", "README.txt", "checkpoint", "codebook.csv", "events.csv", "events.parquet",
        "schema.json", "verify.pyz", "vkey", f"charters/{digest}.txt",
        f"registers/{register}.toml", "disclosures/000.words", "proofs/4.tlog-proof",
        "proofs/7.tlog-proof", "tile/0/000.p/11", "tile/entries/000.p/11",
    }  # fmt: skip


def test_only_its_owner_may_look_into_an_export(household: Household, target: Path) -> None:
    household.live()
    household.export(target)
    for path in (target, *target.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_the_manifest_lists_every_file_and_is_signed_by_the_key_of_the_log(
    household: Household, target: Path
) -> None:
    household.live()
    household.export(target)
    files = files_of(target)
    key = VerifierKey.parse(files["vkey"].decode().rstrip("\n"))
    assert key == household.ledger.key
    text = open_note(files.pop("MANIFEST").decode(), [key]).text
    assert text.startswith(
        f"candide-export/1\norigin {key.name}\nsize 11\nrecords 1 11\nperiod - -\n"
        "words included\ntables 1.2.0\nprogram candide 0.1.0\nmade 2026-11-22T09:07Z\nfile "
    )
    assert text.splitlines()[9:] == [
        f"file {hashlib.sha256(files[path]).hexdigest()} {len(files[path])} {path}"
        for path in sorted(files)
    ]


@pytest.mark.parametrize("size", [1, 255, 256, 257, 600])
def test_the_tiles_and_entries_are_those_of_the_signed_tree(
    household: Household, target: Path, size: int
) -> None:
    household.much(size)
    household.export(target)
    files = files_of(target)
    note = open_note(files["checkpoint"].decode(), [household.ledger.key])
    checkpoint = Checkpoint.parse(note.text)
    bodies = [
        body for path in sorted(files) if "tile/entries" in path for body in entries(files[path])
    ]
    leaves = b"".join(files[path] for path in sorted(files) if path.startswith("tile/0/"))
    assert [json.loads(body)["seq"] for body in bodies] == list(range(1, size + 1))
    assert leaves == b"".join(leaf_hash(body) for body in bodies)
    assert checkpoint.size == size

    def read(places: Any) -> list[bytes]:
        return [subtree(bodies[index << level : (index + 1) << level]) for level, index in places]

    assert checkpoint.root == root_at(size, read)
    assert sorted(path for path in files if path.startswith("tile/1/")) == (
        [f"tile/1/000.p/{size // 256}"] if size >= 256 else []
    )


def entries(bundle: bytes) -> list[bytes]:
    found = []
    while bundle:
        length = int.from_bytes(bundle[:2], "big")
        found.append(bundle[2 : 2 + length])
        bundle = bundle[2 + length :]
    return found


def subtree(bodies: list[bytes]) -> bytes:
    hashes = [leaf_hash(body) for body in bodies]
    while len(hashes) > 1:
        hashes = [
            hashlib.sha256(b"\x01" + left + right).digest()
            for left, right in zip(hashes[::2], hashes[1::2], strict=True)
        ]
    return hashes[0]


def test_the_table_says_what_the_log_says(household: Household, target: Path) -> None:
    household.live()
    household.export(target)
    rows = events(target)
    for row, (leaf, words) in zip(rows, household.records(), strict=True):
        expected = expected_cells(leaf, words)
        assert {name: cell for name, cell in row.items() if cell} == expected


def expected_cells(leaf: dict[str, Any], words: dict[str, Any] | None) -> dict[str, str]:
    """What a stranger would expect in a row, by the documented rules."""
    renamed = {"seq": "record", "wall": "time", "wall_sure": "time_sure",
               "register_digest": "register"}  # fmt: skip
    cells: dict[str, Any] = {renamed.get(name, name): said for name, said in leaf.items()}
    names = {"payton": "Payton", "candide": "Candide"}
    for ids, column in (("sponsors", "sponsor_names"), ("beneficiaries", "beneficiary_names")):
        cells[column] = [names[party] for party in leaf.get(ids, [])]
    cells |= {f"share_{half}": count for half, count in (leaf.get("share") or {}).items()}
    cells["words_state"] = "disclosed" if words else "none"
    said = words or {}
    cells |= {"heard": said.get("heard"), "spoken": said.get("words"), "need": said.get("need")}
    if leaf["kind"] in ("start", "key", "erasure", "incident", "restore", "gap"):
        common = ("v", "seq", "log_ms", "wall", "wall_sure", "kind")
        own = {name: leaf[name] for name in sorted(leaf) if name not in common}
        cells["detail"] = json.dumps(own, separators=(",", ":"), ensure_ascii=False)
    columns = {column.name for column in COLUMNS}
    return {
        name: as_text(said) for name, said in cells.items() if name in columns and as_text(said)
    }


def as_text(said: Any) -> str:
    if isinstance(said, bool):
        return str(said).lower()
    if isinstance(said, list):
        return ";".join(said)
    return "" if said is None or isinstance(said, dict) else str(said)


def test_parquet_holds_the_same_rows_as_csv(household: Household, target: Path) -> None:
    household.live()
    household.export(target)
    table = pyarrow.parquet.read_table(target / "events.parquet")
    assert [
        {name: as_text(cell) for name, cell in row.items()} for row in table.to_pylist()
    ] == events(target)


def test_the_same_log_makes_the_same_files(household: Household, target: Path) -> None:
    household.live()
    household.export(target)
    household.export(target.with_name("again"))
    assert files_of(target) == files_of(target.with_name("again"))


def test_every_sell_has_a_proof_that_stands_by_itself(household: Household, target: Path) -> None:
    household.much(300)
    sold = household.sell("Payton paie pour ceci.")
    kept = household.sell("Payton paierait.", spoken=False, rules=("declined",))
    household.much(300)
    household.export(target)
    for seq, words in ((sold, "Payton paie pour ceci."), (kept, "Payton paierait.")):
        shown = check_proof((target / f"proofs/{seq}.tlog-proof").read_text("utf-8"), seq)
        assert json.loads(shown["content"])["words"] == words
        assert shown["vkey"] == household.ledger.key.text
    assert len(list((target / "proofs").iterdir())) == 2


def check_proof(text: str, seq: int) -> dict[str, Any]:
    """What a C2SP tlog-proof shows, if it holds."""
    head, _, note = text.partition("\n\n")
    first, extra, index, *hashes = head.split("\n")
    assert (first, index) == ("c2sp.org/tlog-proof@v1", f"index {seq - 1}")
    shown: dict[str, Any] = json.loads(base64.b64decode(extra.removeprefix("extra ")))
    entry = shown["entry"].encode()
    assert json.loads(entry)["seq"] == seq
    proof = [base64.b64decode(line) for line in hashes]
    opened = open_note(note, [VerifierKey.parse(shown["vkey"])])
    checkpoint = Checkpoint.parse(opened.text)
    assert root_from(leaf_hash(entry), seq - 1, checkpoint.size, proof) == checkpoint.root
    if shown["key"] is not None:
        made = hmac.new(bytes.fromhex(shown["key"]), shown["content"].encode(), "sha256")
        assert made.hexdigest() == json.loads(entry)["commitment"]
    return shown


def root_from(found: bytes, index: int, size: int, proof: list[bytes]) -> bytes:
    """The root that a leaf and its proof lead to (RFC 9162 §2.1.3.2)."""
    last = size - 1
    for other in proof:
        if index & 1 or index == last:
            found = node_hash(other, found)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            found = node_hash(found, other)
        index, last = index >> 1, last >> 1
    return found


def test_the_charter_and_the_register_in_force_come_along_under_their_digests(
    household: Household, target: Path
) -> None:
    household.live()
    household.export(target)
    for path in (*(target / "charters").iterdir(), *(target / "registers").iterdir()):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
    digest = household.register.digest
    assert (target / f"registers/{digest}.toml").read_text("utf-8") == REGISTER


def test_an_erasure_shows_which_records_it_took_the_words_of(
    household: Household, target: Path
) -> None:
    first, second = household.help(words="à oublier"), household.help(words="à garder")
    household.ledger.erase([(first, first)], ErasureReason.COMMAND)
    household.export(target)
    states = [(row["kind"], row["words_state"], row["spoken"]) for row in events(target)]
    assert states == [
        ("utterance", "erased", ""),
        ("utterance", "disclosed", "à garder"),
        ("erasure", "none", ""),
    ]
    lines = (target / "disclosures/000.words").read_bytes().splitlines()
    assert [line.split(b" ")[0] for line in lines] == [b"%d" % second]


def test_an_export_made_while_the_log_grows_is_of_one_checkpoint(
    household: Household, target: Path
) -> None:
    household.much(600)
    made = household.export(target, progress=lambda _done, _total: household.much(1))
    assert made.size == made.last == 600
    assert len(events(target)) == 600


def test_progress_is_told_up_to_the_end(household: Household, target: Path) -> None:
    household.much(600)
    told: list[tuple[int, int]] = []
    household.export(target, progress=lambda done, total: told.append((done, total)))
    assert told == [(256, 600), (512, 600), (600, 600)]


def test_the_readme_says_in_both_languages_what_is_inside(
    household: Household, target: Path
) -> None:
    household.live()
    household.export(target)
    text = (target / "README.txt").read_text("utf-8")
    for said in ("le journal entier", "the whole log", "python3 verify.pyz .",
                 "CE QU'UN JOURNAL NE PEUT PAS PROUVER", "WHAT A LOG CANNOT PROVE",
                 household.ledger.key.name, "golang.org/x/mod/sumdb/note", "fsck"):  # fmt: skip
        assert said in text
    for path in files_of(target):
        assert path.split("/")[0] in text or path == "README.txt"


def test_the_codebook_explains_every_cell_of_the_table(household: Household, target: Path) -> None:
    household.live()
    household.sell(rules=("selling-off", "a-rule-of-tomorrow"))
    household.export(target)
    text = (target / "codebook.csv").read_bytes().decode()
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(lines[0]) == ["column", "code", "type", "applies_to", "fr", "en"]
    assert all(line["fr"] and line["en"] and line["type"] and line["applies_to"] for line in lines)
    assert [line["column"] for line in lines if not line["code"]] == [c.name for c in COLUMNS]
    explained = {(line["column"], line["code"]) for line in lines}
    coded = {
        line["column"] for line in lines if line["type"] in ("code", "codes") and not line["code"]
    }
    for row in events(target):
        for column in coded:
            for code in row[column].split(";") if row[column] else ():
                assert (column, code) in explained
        for field in json.loads(row["detail"] or "{}"):
            assert ("detail", field) in explained
    off = next(line for line in lines if line["code"] == "selling-off")
    assert "Vous m'avez demandé de ne plus rien vous vendre." in off["fr"]
    assert "GDPR 2016/679 art. 21(2)-(3)" in off["en"]
    assert household.charter.digest[:8] in off["fr"]


def test_the_schema_describes_every_record_and_row(household: Household, target: Path) -> None:
    household.live()
    household.ledger.erase([(1, 3)], ErasureReason.COMMAND)
    household.export(target)
    schema = json.loads((target / "schema.json").read_bytes())
    assert schema["version"] == "1.2.0"
    for leaf, _ in household.records():
        described = schema["$defs"][f"record-{leaf['kind']}"]
        assert set(described["required"]) <= set(leaf) <= set(described["properties"])
        for name, said in leaf.items():
            assert fits(said, described["properties"][name], schema), (leaf, name)
    rows = pyarrow.parquet.read_table(target / "events.parquet").to_pylist()
    for row in rows:
        assert list(row) == schema["$defs"]["row"]["required"]
        for name, cell in row.items():
            assert fits(cell, schema["$defs"]["row"]["properties"][name], schema), (row, name)
    for part in (*schema["$defs"]["row"]["properties"].values(), described):
        assert part["description"]
        assert part["x-fr"]


def fits(said: Any, described: dict[str, Any], schema: dict[str, Any]) -> bool:
    """As much of JSON Schema as says whether a field has the form described."""
    if "$ref" in described:
        return fits(said, schema["$defs"][described["$ref"].rpartition("/")[2]], schema)
    if "anyOf" in described:
        return any(fits(said, part, schema) for part in described["anyOf"])
    if "const" in described and said != described["const"]:
        return False
    if "enum" in described and said not in described["enum"]:
        return False
    if "pattern" in described and isinstance(said, str):
        return bool(re.search(described["pattern"], said))
    types = {"integer": int, "string": str, "boolean": bool, "object": dict, "array": list,
             "null": type(None)}  # fmt: skip
    wanted = described.get("type", [])
    named = [wanted] if isinstance(wanted, str) else wanted
    return not named or any(type(said) is types[name] for name in named)
