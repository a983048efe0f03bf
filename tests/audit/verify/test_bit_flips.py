"""One bit changed anywhere in a bundle is found, and the file it is in is named."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.verify.__main__ import main
from tests.audit.verify.conftest import Verify, codes
from tests.support.bundles import Export
from tests.support.plain_log import Signer, small_log

WITNESS = Signer("witness.example/w", 9, 4)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    log = small_log(270)
    log.erase((4, 4))
    log.rotate(Signer(seed=2))
    text = log.checkpoint_text()
    older = log.checkpoint(272)
    export = Export(
        log,
        cosignatures=WITNESS.line(text, 1_790_000_000),
        witnessed={"1": older},
    )
    folder = export.write(tmp_path_factory.mktemp("bundle"))
    assert main([str(folder), "--processes", "1", "--json"]) == 0
    return folder


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_single_bit(
    bundle: Path, capsys: pytest.CaptureFixture[str], verify: Verify, data: st.DataObject
) -> None:
    capsys.readouterr()
    files = sorted(path for path in bundle.rglob("*") if path.is_file())
    target = data.draw(st.sampled_from(files))
    _flip_and_check(bundle, target, data.draw(st.integers(0, 2**31)), verify)


def test_a_bit_in_every_file(
    bundle: Path, capsys: pytest.CaptureFixture[str], verify: Verify
) -> None:
    capsys.readouterr()
    chance = random.Random(3)
    for target in sorted(path for path in bundle.rglob("*") if path.is_file()):
        if target.suffix == ".tlog-proof" and chance.random() < 0.9:
            continue
        _flip_and_check(bundle, target, chance.randrange(2**31), verify)


def _flip_and_check(bundle: Path, target: Path, bit: int, verify: Verify) -> None:
    name = target.relative_to(bundle).as_posix()
    whole = target.read_bytes()
    bit %= len(whole) * 8
    changed = bytearray(whole)
    changed[bit // 8] ^= 1 << bit % 8
    target.write_bytes(changed)
    try:
        code, report = verify(bundle)
    finally:
        target.write_bytes(whole)
    if code == 2:
        assert name in ("MANIFEST", "vkey")
        refusal = report["refusal"]["code"]
        assert refusal.startswith("manifest-" if name == "MANIFEST" else "no-key")
    else:
        assert code == 1
        assert name in {finding.get("file") for finding in report["findings"]}, report["findings"]


def _changed(bundle: Path, path: str, place: int, verify: Verify) -> dict[str, dict[str, Any]]:
    target = bundle / path
    whole = target.read_bytes()
    changed = bytearray(whole)
    changed[place] ^= 1
    target.write_bytes(changed)
    try:
        _, report = verify(bundle)
    finally:
        target.write_bytes(whole)
    return {finding["code"]: finding for finding in report["findings"]}


def test_an_altered_record_is_named(
    bundle: Path, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    whole = (bundle / "tile/entries/000").read_bytes()
    found = _changed(bundle, "tile/entries/000", whole.index(b'"seq":17,') + 6, verify)
    assert found["entry-changed"]["records"] == "17"
    whole = (bundle / "tile/entries/001.p/16").read_bytes()
    found = _changed(bundle, "tile/entries/001.p/16", whole.index(b'"seq":260,') + 6, verify)
    assert found["entry-changed"]["records"] == "260"


def test_an_altered_hash_is_told_from_an_altered_record(
    bundle: Path, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    found = _changed(bundle, "tile/0/000", 32 * 41 + 5, verify)
    assert found["leaf-hash-changed"]["records"] == "42"
    assert "entry-changed" not in found
    found = _changed(bundle, "tile/0/001.p/16", 32 * 3, verify)
    assert found["leaf-hash-changed"]["records"] == "260"
    assert "entry-changed" not in found
    found = _changed(bundle, "tile/1/000.p/1", 7, verify)
    assert found["hash-changed"]["records"] == "1\u2013256"
    assert "root-mismatch" not in found


def test_altered_words_and_table_rows_are_named(
    bundle: Path, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    whole = (bundle / "disclosures/000.words").read_bytes()
    found = _changed(bundle, "disclosures/000.words", whole.index("Voilà".encode()), verify)
    assert found["words-changed"]["records"] == "2"
    whole = (bundle / "events.csv").read_bytes()
    found = _changed(bundle, "events.csv", whole.index(b"35 euros"), verify)
    assert (found["table-row"]["record"], found["table-row"]["column"]) == (3, "spoken")


def test_a_wrong_line_of_the_manifest_is_named(
    bundle: Path, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    whole = (bundle / "MANIFEST").read_bytes()
    line = whole[: whole.index(b" events.csv")].count(b"\n") + 1
    place = whole.rindex(b"file ", 0, whole.index(b" events.csv")) + 10
    digit = whole[place]
    assert chr(digit ^ 1) in "0123456789abcdef`g"
    found = _changed(bundle, "MANIFEST", place, verify)
    if "file-changed" in found:
        assert found["file-changed"]["line"] == line
        assert "table-row" not in found
        assert "manifest-signature" in found


def test_two_changes_at_once_are_both_found(
    bundle: Path, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    entries = bundle / "tile/entries/000"
    whole = entries.read_bytes()
    entries.write_bytes(whole.replace(b'"words":7', b'"words":1', 1))
    found = _changed(bundle, "tile/0/000", 32 * 99, verify)
    entries.write_bytes(whole)
    assert {"records-outside-tree"} <= set(found)
    assert codes(verify(bundle)[1]) == set()
