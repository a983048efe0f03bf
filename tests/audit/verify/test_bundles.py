"""What the verifier says of sound and unsound bundles."""

from __future__ import annotations

import base64
import dataclasses
import json
from pathlib import Path

import pytest

from tests.audit.verify.conftest import Verify, codes
from tests.support.bundles import Export, write_files
from tests.support.plain_log import (
    ORIGIN,
    Log,
    Signer,
    b64,
    consistency,
    inclusion,
    small_log,
)

NEW = Signer(seed=2)
WITNESS = Signer("witness.example/w", 9, 4)


@pytest.mark.parametrize("size", [1, 2, 7, 255, 256, 257, 512, 513, 700])
def test_a_sound_bundle_of_any_size(tmp_path: Path, verify: Verify, size: int) -> None:
    code, report = verify(Export(small_log(size)).write(tmp_path))
    assert (code, report["findings"]) == (0, [])
    assert report["records"] == [1, size]
    assert report["checked"]["entries"] == size
    assert report["events_csv"] == "same"


def test_a_log_of_three_levels(tmp_path: Path, verify: Verify) -> None:
    log = Log()
    log.start()
    for n in range(65_800):
        log.add("outcome", of=1, outcome="delivered", played_ms=n)
    folder = Export(log, first=65_500, last=65_600).write(tmp_path)
    code, report = verify(folder)
    assert (code, report["findings"]) == (0, [])
    tile = folder / "tile/1/000"
    changed = bytearray(tile.read_bytes())
    changed[255 * 32] ^= 1
    tile.write_bytes(changed)
    code, report = verify(folder)
    found = {finding["code"]: finding for finding in report["findings"]}
    assert found["hash-changed"]["records"] == "65281\u201365536"


def test_what_was_erased_and_withheld_is_counted(tmp_path: Path, verify: Verify) -> None:
    log = small_log(40)
    log.erase((2, 9), (20, 20))
    code, report = verify(Export(log).write(tmp_path / "a"))
    assert code == 0
    assert report["words"]["erased"] == 6
    assert report["words"]["missing"] == 0
    assert report["erasures"][0]["ranges"] == [[2, 9], [20, 20]]
    code, report = verify(Export(log, withheld=True).write(tmp_path / "b"))
    assert code == 0
    assert report["words"]["erased"] == 6
    assert report["words"]["disclosed"] == 0
    assert report["words"]["withheld"] > 10


def test_words_that_went_without_a_trace_are_a_finding(tmp_path: Path, verify: Verify) -> None:
    log = small_log(40)
    del log.words[12]
    code, report = verify(Export(log).write(tmp_path))
    assert code == 1
    found = {finding["code"]: finding for finding in report["findings"]}
    assert found["words-missing"]["records"] == "12"


def test_words_that_were_said_to_be_erased_are_a_finding(tmp_path: Path, verify: Verify) -> None:
    log = small_log(40)
    kept = log.words[3]
    log.erase((3, 3))
    log.words[3] = kept
    code, report = verify(Export(log).write(tmp_path))
    assert code == 1
    assert "words-of-erased" in codes(report)


def test_words_of_another_record_are_a_finding(tmp_path: Path, verify: Verify) -> None:
    log = small_log(40)
    log.words[2] = log.words[7]
    assert codes(verify(Export(log).write(tmp_path))[1]) == {"words-changed"}


def test_a_period(tmp_path: Path, verify: Verify) -> None:
    log = small_log(900)
    erased = log.erase((302, 303))
    code, report = verify(Export(log, 300, 520, evidence=(erased,)).write(tmp_path / "a"))
    assert (code, report["findings"]) == (0, [])
    assert report["words"]["erased"] == 2
    assert report["erasures"][0]["record"] == erased
    # Without proof that they were erased, they have merely gone.
    code, report = verify(Export(log, 300, 520).write(tmp_path / "b"))
    assert codes(report) == {"words-missing", "table-row"}


def test_a_sales_suggestion_without_its_proof(tmp_path: Path, verify: Verify) -> None:
    export = Export(small_log(20))
    files = export.files()
    del files["proofs/13.tlog-proof"]
    write_files(tmp_path, files | {"MANIFEST": export.manifest(files)})
    code, report = verify(tmp_path)
    assert code == 1
    assert report["findings"] == [{"code": "proof-missing", "record": 13}]


@pytest.mark.parametrize("folder", ["charters", "registers"])
def test_a_text_that_records_name_is_missing(tmp_path: Path, verify: Verify, folder: str) -> None:
    export = Export(small_log(20))
    files = {path: data for path, data in export.files().items() if not path.startswith(folder)}
    write_files(tmp_path, files | {"MANIFEST": export.manifest(files)})
    code, report = verify(tmp_path)
    assert code == 1
    assert f"{folder[:-1]}-missing" in codes(report)


def test_an_endorsed_change_of_key_is_followed(tmp_path: Path, verify: Verify) -> None:
    log = small_log(20)
    old = log.signer
    log.rotate(NEW)
    log.utterance()
    folder = Export(log).write(tmp_path)
    for pinned in (old, NEW):
        code, report = verify(folder, "--key", pinned.vkey)
        assert (code, report["findings"]) == (0, [])
    assert [step["endorsed"] for step in report["keys"]] == [True, True]
    stranger = Signer(seed=7)
    code, report = verify(folder, "--key", stranger.vkey)
    assert (code, codes(report)) == (1, {"key-unknown"})


def test_an_unendorsed_change_of_key_is_a_break(tmp_path: Path, verify: Verify) -> None:
    log = small_log(20)
    old = log.signer
    record = log.rotate(NEW, endorsed=False, reason="lost")
    folder = Export(log).write(tmp_path)
    code, report = verify(folder, "--key", old.vkey)
    assert code == 1
    assert [f["code"] for f in report["findings"]] == ["key-break"]
    assert report["findings"][0]["record"] == record
    # Whoever knows no key is told of it, and has nothing that it could break.
    code, report = verify(folder)
    assert (code, report["findings"]) == (0, [])
    assert [step["endorsed"] for step in report["keys"]] == [True, None]
    # Whoever has confirmed the new key has nothing left to doubt.
    assert verify(folder, "--key", NEW.vkey)[0] == 0


def test_a_key_that_could_have_endorsed_the_next_and_did_not(
    tmp_path: Path, verify: Verify
) -> None:
    log = small_log(20)
    log.rotate(NEW, endorsed=False, reason="rotation")
    code, report = verify(Export(log).write(tmp_path))
    assert (code, codes(report)) == (1, {"key-break"})


def test_a_forged_endorsement_and_a_silent_change_of_key(tmp_path: Path, verify: Verify) -> None:
    log = small_log(20)
    log.signer = Signer(seed=5)
    log.start()
    assert "key-unrecorded" in codes(verify(Export(log).write(tmp_path / "a"))[1])
    log = small_log(20)
    forged = b64(Signer(seed=8).private.sign(b"anything"))
    log.add(
        "key", reason="rotation", previous=log.signer.id.hex(), vkey=NEW.vkey, endorsement=forged
    )
    log.signer = NEW
    assert codes(verify(Export(log).write(tmp_path / "b"))[1]) == {"key-endorsement"}


def test_a_bundle_signed_by_another_key_than_the_log_says(tmp_path: Path, verify: Verify) -> None:
    assert "key-not-in-force" in codes(verify(Export(small_log(20), signer=NEW).write(tmp_path))[1])


def test_an_earlier_checkpoint(tmp_path: Path, verify: Verify) -> None:
    log = small_log(300)
    kept = {}
    for size in (1, 100, 256, 299):
        kept[size] = tmp_path / f"kept{size}"
        kept[size].write_text(log.checkpoint(size))
    log.rotate(NEW)
    folder = Export(log).write(tmp_path / "bundle")
    arguments = [part for path in kept.values() for part in ("--earlier", str(path))]
    code, report = verify(folder, *arguments)
    assert code == 0
    assert [one["agrees"] for one in report["earlier"]] == [True] * 4
    other = small_log(300)
    other.entries[51] = other.entries[51].replace(b'"words":7', b'"words":8')
    (tmp_path / "other").write_text(other.checkpoint(100))
    code, report = verify(folder, "--earlier", tmp_path / "other")
    assert (code, codes(report)) == (1, {"earlier-differs"})
    (tmp_path / "longer").write_text(small_log(400).checkpoint())
    code, report = verify(folder, "--earlier", tmp_path / "longer")
    assert (code, codes(report)) == (1, {"earlier-longer"})
    (tmp_path / "empty").write_text(Log().checkpoint())
    code, report = verify(folder, "--earlier", tmp_path / "empty")
    assert (code, codes(report)) == (1, {"earlier-empty"})
    (tmp_path / "forged").write_text(Signer(seed=8).sign(log.checkpoint_text(100)))
    code, report = verify(folder, "--earlier", tmp_path / "forged")
    assert (code, codes(report)) == (1, {"earlier-unsigned"})


def test_an_earlier_checkpoint_that_a_period_cannot_answer(tmp_path: Path, verify: Verify) -> None:
    log = small_log(900)
    (tmp_path / "kept").write_text(log.checkpoint(100))
    folder = Export(log, 600, 700).write(tmp_path / "bundle")
    code, report = verify(folder, "--earlier", tmp_path / "kept")
    assert (code, report["findings"]) == (2, [])
    assert report["earlier"][0]["agrees"] is None
    assert report["earlier"][0]["missing"] == "tile/0/000"


def test_witness_cosignatures(tmp_path: Path, verify: Verify) -> None:
    log = small_log(30)
    early, now = log.checkpoint_text(20), log.checkpoint_text()
    older = log.signer.sign(early) + Signer("witness.example/x", 8, 4).line(early, 1_780_000_000)
    export = Export(log, cosignatures=WITNESS.line(now, 1_790_000_000), witnessed={"1": older})
    folder = export.write(tmp_path / "a")
    assert verify(folder)[0] == 0
    code, report = verify(
        folder, "--witness", WITNESS.vkey, "--witness", Signer("witness.example/x", 8, 4).vkey
    )
    assert code == 0
    assert [(one["size"], one["seconds"]) for one in report["cosigned"]] == [
        (30, 1_790_000_000),
        (20, 1_780_000_000),
    ]
    absent = Signer("witness.example/z", 7, 4)
    assert codes(verify(folder, "--witness", absent.vkey)[1]) == {"cosignature-missing"}
    wrong = WITNESS.line(early, 1_790_000_000)
    folder = Export(log, cosignatures=wrong).write(tmp_path / "b")
    assert verify(folder)[0] == 0
    assert codes(verify(folder, "--witness", WITNESS.vkey)[1]) == {"cosignature-wrong"}


def test_a_witnessed_checkpoint_of_another_history(tmp_path: Path, verify: Verify) -> None:
    log = small_log(30)
    other = dataclasses.replace(log, entries=[*log.entries[:9], b"{}", *log.entries[10:]])
    folder = Export(log, witnessed={"1": other.checkpoint(20)}).write(tmp_path)
    assert codes(verify(folder)[1]) == {"earlier-differs"}


def test_one_proof_alone(tmp_path: Path, verify: Verify) -> None:
    log = small_log(300)
    folder = Export(log).write(tmp_path)
    proof = folder / "proofs/13.tlog-proof"
    code, report = verify(proof)
    assert code == 0
    assert report["record"]["label"] == "sell_asked"
    assert report["content"]["need"] == "bouilloire"
    assert verify(proof, "--key", log.signer.vkey)[0] == 0
    assert codes(verify(proof, "--key", NEW.vkey)[1]) == {"unknown-signer"}
    whole = proof.read_bytes()
    extra = whole.index(b"extra ") + len(b"extra ")
    said = base64.b64decode(whole[extra : whole.index(b"\n", extra)])
    # The key that a proof brings along is not looked at where another is given.
    own_key = extra + said.index(log.signer.vkey.encode()) * 4 // 3
    own_key_end = own_key + len(log.signer.vkey) * 4 // 3 + 4
    for place in {*range(0, len(whole), 97)} - {*range(own_key, own_key_end)}:
        changed = bytearray(whole)
        changed[place] ^= 4
        proof.write_bytes(changed)
        assert verify(proof, "--key", log.signer.vkey)[0] == 1, place


def test_consistency_of_two_checkpoints(tmp_path: Path, verify: Verify) -> None:
    log = small_log(300)
    old, proof = tmp_path / "old", tmp_path / "proof"
    old.write_text(log.checkpoint(123))
    lines = "".join(f"{b64(one)}\n" for one in consistency(123, log.hashes))
    proof.write_text(f"old 123\n{lines}\n{log.checkpoint()}")
    code, report = verify("consistency", old, proof, "--key", log.signer.vkey)
    assert (code, report["signatures_checked"]) == (0, True)
    assert verify("consistency", old, proof)[1]["signatures_checked"] is False
    assert verify("consistency", old, proof, "--key", NEW.vkey)[0] == 1
    old.write_text(log.checkpoint(122))
    assert codes(verify("consistency", old, proof)[1]) == {"proof-other-size"}
    old.write_text(small_log(140).signer.sign(f"{ORIGIN}\n123\n{b64(bytes(32))}\n"))
    assert codes(verify("consistency", old, proof)[1]) == {"not-consistent"}
    old.write_text(Log().checkpoint())
    proof.write_text(f"old 0\n\n{log.checkpoint()}")
    assert codes(verify("consistency", old, proof)[1]) == {"earlier-empty"}


def test_records_that_contradict_their_place(tmp_path: Path, verify: Verify) -> None:
    log = small_log(30)
    log.entries[9] = log.entries[9].replace(b'"seq":10,', b'"seq":11,')
    assert "record-number" in codes(verify(Export(log).write(tmp_path / "a"))[1])
    log = small_log(30)
    log.entries[9] = log.entries[9].replace(b'"log_ms":10000', b'"log_ms":10')
    assert "time-backwards" in codes(verify(Export(log).write(tmp_path / "b"))[1])


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (b"[" * 60_000, "entry-not-json"),
        (b'{"v":1,"v":1}', "entry-not-canonical"),
        (b'{"a":1.5}', "entry-not-canonical"),
        (b'{"a":9007199254740992}', "entry-not-canonical"),
        (b'{"a": 1}', "entry-not-canonical"),
        (b'{"v":2}', "entry-version"),
        (b'{"v":true}', "entry-version"),
        (b'{"v":1}', "entry-fields"),
        (b'"\xff"', "entry-not-json"),
        (b"", "entry-not-json"),
    ],
)
def test_entries_that_are_no_records(
    tmp_path: Path, verify: Verify, entry: bytes, code: str
) -> None:
    log = small_log(30)
    log.entries[4] = entry
    export = Export(log)
    log.entries[4] = b'{"kind":"x","log_ms":1,"seq":5,"v":1,"wall":"","wall_sure":true}'
    files = export.files()
    plain = log.entries[4]
    for path, data in list(files.items()):
        if path.startswith("tile/entries/"):
            old = len(plain).to_bytes(2, "big") + plain
            files[path] = data.replace(old, len(entry).to_bytes(2, "big") + entry)
    log.entries[4] = entry
    hashes = b"".join(log.hashes)
    files["tile/0/000.p/30"] = hashes
    note = log.checkpoint()
    files["checkpoint"] = note.encode()
    files = {path: data for path, data in files.items() if not path.startswith("proofs/")}
    write_files(tmp_path, files | {"MANIFEST": export.manifest(files)})
    result, report = verify(tmp_path)
    assert result == 1
    assert code in codes(report)
    assert not inclusion(0, log.hashes[:1])


def test_the_tables_switch(tmp_path: Path, verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.verify.bundle.MOST_RECORDS_COMPARED", 10)
    export = Export(small_log(30))
    files = export.files()
    files["events.csv"] = files["events.csv"].replace(b"set_timer", b"set_alarm", 1)
    write_files(tmp_path, files | {"MANIFEST": export.manifest(files)})
    code, report = verify(tmp_path)
    assert (code, report["events_csv"]) == (0, "skipped")
    code, report = verify(tmp_path, "--tables")
    assert (code, report["events_csv"]) == (1, "differs")
    assert report["findings"] == [
        {
            "code": "table-row",
            "record": 2,
            "file": "events.csv",
            "row": 2,
            "column": "intent",
        }
    ]


def test_quoting_a_cell_otherwise_is_no_difference(tmp_path: Path, verify: Verify) -> None:
    export = Export(small_log(30))
    files = export.files()
    files["events.csv"] = files["events.csv"].replace(b",set_timer,", b',"set_timer",')
    write_files(tmp_path, files | {"MANIFEST": export.manifest(files)})
    assert verify(tmp_path)[0] == 0


def test_more_than_one_process_gives_the_same_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from audit.verify.__main__ import main

    folder = Export(small_log(600)).write(tmp_path)
    reports = []
    for processes in ("1", "2"):
        assert main([str(folder), "--json", "--processes", processes]) == 0
        reports.append(json.loads(capsys.readouterr().out))
    assert reports[0] == reports[1]
