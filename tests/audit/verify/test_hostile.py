"""Bundles made to mislead or to do harm get a clear answer, never a traceback or a hang."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from audit.verify.__main__ import main
from tests.audit.verify.conftest import Verify, codes
from tests.support.bundles import Export, write_files
from tests.support.plain_log import ORIGIN, Log, Signer, b64, small_log


@pytest.fixture
def export() -> Export:
    return Export(small_log(20))


@pytest.fixture
def folder(tmp_path: Path, export: Export) -> Path:
    return export.write(tmp_path / "bundle")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../outside", "manifest-path"),
        ("/etc/passwd", "manifest-path"),
        ("tile/../../outside", "manifest-path"),
        ("tile//x", "manifest-path"),
        ("./x", "manifest-path"),
        ("MANIFEST", "manifest-path"),
        ("a b", "manifest-line"),
        ("\u00e9", "manifest-line"),
    ],
)
def test_paths_that_lead_elsewhere(
    tmp_path: Path, export: Export, verify: Verify, path: str, code: str
) -> None:
    (tmp_path / "outside").write_text("secret")
    files = export.files()
    folder = write_files(tmp_path / "bundle", files)
    (folder / "MANIFEST").write_bytes(export.manifest({path: b"secret"}))
    result, report = verify(folder)
    assert (result, report["refusal"]["code"]) == (2, code)


@pytest.mark.parametrize("name", ["checkpoint", "events.csv", "tile/entries/000.p/20"])
def test_links_are_not_followed(tmp_path: Path, folder: Path, verify: Verify, name: str) -> None:
    real = (folder / name).rename(tmp_path / "real")
    (folder / name).symlink_to(real)
    code, report = verify(folder)
    assert code == 1
    assert {"code": "not-a-plain-file", "file": name} in report["findings"]


def test_a_linked_folder_is_not_followed(tmp_path: Path, folder: Path, verify: Verify) -> None:
    (folder / "tile").rename(tmp_path / "tile")
    (folder / "tile").symlink_to(tmp_path / "tile")
    code, report = verify(folder)
    assert code == 1
    assert {"not-a-plain-file", "file-missing"} <= codes(report)
    assert report["checked"]["tiles"] == 0


@pytest.mark.parametrize("name", ["checkpoint", "events.csv", "disclosures/000.words", "vkey"])
@pytest.mark.parametrize("what", ["pipe", "folder"])
def test_what_is_no_file_is_not_opened(
    folder: Path, export: Export, verify: Verify, name: str, what: str
) -> None:
    (folder / name).unlink()
    make: Callable[[Path], None] = os.mkfifo if what == "pipe" else Path.mkdir
    make(folder / name)
    key = export.log.signer.vkey
    code, report = verify(folder, "--key", key)
    assert code == 1
    assert name in {finding.get("file") for finding in report["findings"]}


@pytest.mark.parametrize("size", [2**63 - 1, 2**40, 10**6])
def test_giant_sizes_are_not_walked(
    folder: Path, export: Export, verify: Verify, size: int
) -> None:
    log = export.log
    text = f"{ORIGIN}\n{size}\n{b64(bytes(32))}\n"
    files = export.files() | {"checkpoint": log.signer.sign(text).encode()}
    header = {"size": f" {size}", "records": f" 1 {size}"}
    write_files(folder, files | {"MANIFEST": export.manifest(files, **header)})
    code, report = verify(folder)
    assert code == 1
    assert "tree-incomplete" in codes(report)


@pytest.mark.parametrize("size", ["9223372036854775808", "-1", "01", "1e3", "", "9" * 400])
def test_sizes_that_are_none(folder: Path, export: Export, verify: Verify, size: str) -> None:
    files = export.files()
    (folder / "MANIFEST").write_bytes(export.manifest(files, size=f" {size}"))
    assert verify(folder)[0] == 2
    files["checkpoint"] = export.log.signer.sign(f"{ORIGIN}\n{size}\n{b64(bytes(32))}\n").encode()
    write_files(folder, files | {"MANIFEST": export.manifest(files)})
    code, report = verify(folder)
    assert code == 1
    assert "checkpoint-unreadable" in codes(report)


def test_an_empty_log_with_an_empty_tree_is_no_trap(tmp_path: Path, verify: Verify) -> None:
    export = Export(Log())
    header = {"records": " 0 0"}
    code, report = verify(export.write(tmp_path, **header))
    assert code == 0
    assert report["checked"]["entries"] == 0


def test_a_second_tile_for_the_same_place(folder: Path, export: Export, verify: Verify) -> None:
    files = export.files()
    files["tile/0/000"] = files["tile/0/000.p/20"]
    files["tile/0/000.p/12"] = files["tile/0/000.p/20"][: 12 * 32]
    write_files(folder, files | {"MANIFEST": export.manifest(files)})
    code, report = verify(folder)
    assert code == 1
    found = {one["file"] for one in report["findings"] if one["code"] == "file-out-of-place"}
    assert found == {"tile/0/000", "tile/0/000.p/12"}


def test_lines_twice_or_out_of_order(folder: Path, export: Export, verify: Verify) -> None:
    text = (folder / "MANIFEST").read_text().split("\n\n")[0] + "\n"
    lines = text.splitlines(keepends=True)
    for changed in ([*lines, lines[-1]], [*lines[:9], *reversed(lines[9:])]):
        (folder / "MANIFEST").write_text(export.log.signer.sign("".join(changed)))
        code, report = verify(folder)
        assert (code, report["refusal"]["code"]) == (2, "manifest-order")


def test_oversized_files_are_not_read(folder: Path, verify: Verify) -> None:
    for name in ("checkpoint", "tile/0/000.p/20", "tile/entries/000.p/20"):
        with (folder / name).open("r+b") as file:
            file.truncate(2**36)
    code, report = verify(folder)
    assert code == 1
    large = {one["file"] for one in report["findings"] if one["code"] == "file-too-large"}
    assert large == {"checkpoint", "tile/0/000.p/20", "tile/entries/000.p/20"}
    with (folder / "MANIFEST").open("r+b") as file:
        file.truncate(2**36)
    code, report = verify(folder)
    assert (code, report["refusal"]["code"]) == (2, "file-too-large")


@pytest.mark.parametrize("keep", [0, 1, 40, 400, -1, -20])
def test_a_note_that_is_cut_short(folder: Path, verify: Verify, keep: int) -> None:
    whole = (folder / "MANIFEST").read_bytes()
    (folder / "MANIFEST").write_bytes(whole[:keep])
    assert verify(folder)[0] in (1, 2)
    (folder / "MANIFEST").write_bytes(whole)
    note = (folder / "checkpoint").read_bytes()
    (folder / "checkpoint").write_bytes(note[: keep if keep < 1 else keep % len(note)])
    assert verify(folder)[0] == 1


def test_a_pipe_instead_of_a_proof_or_a_checkpoint(
    tmp_path: Path, folder: Path, verify: Verify
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for arguments in ([tmp_path / "pipe"], [folder, "--earlier", tmp_path / "pipe"]):
        code, report = verify(*arguments)
        assert (code, report["refusal"]["code"]) == (2, "file-not-a-file")


def test_names_that_are_not_utf8(folder: Path, verify: Verify) -> None:
    (folder / os.fsdecode(b"\xff\x1b[2J\n")).write_text("")
    code, report = verify(folder)
    assert code == 1
    name = next(one["file"] for one in report["findings"] if one["code"] == "file-unexpected")
    assert name.isascii()
    assert name.isprintable()


def test_folders_without_end(folder: Path, verify: Verify) -> None:
    deep = folder
    for _ in range(40):
        deep = deep / "d"
    deep.mkdir(parents=True)
    code, report = verify(folder)
    assert (code, report["refusal"]["code"]) == (2, "too-deep")


def test_a_bundle_signed_by_somebody_else(folder: Path, export: Export, verify: Verify) -> None:
    forger = Signer(seed=9)
    forged = Export(small_log(20), signer=forger)
    forged.log.signer = forger
    forged.write(folder)
    key = export.log.signer.vkey
    assert "key-unknown" in codes(verify(folder, "--key", key)[1])
    (folder / "vkey").write_text(f"{key}\n")
    assert {"manifest-signature", "checkpoint-signature"} <= codes(verify(folder)[1])


@pytest.mark.parametrize(
    "content",
    [b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b"null", b"{}", b'{"words":{"a":[1]}}'],
    ids=["deep", "deeper", "not-utf8", "null", "empty", "nested"],
)
def test_words_that_are_no_words(tmp_path: Path, verify: Verify, content: bytes) -> None:
    log = small_log(20)
    number = 2
    key = log.words[number][0]
    import hashlib
    import hmac

    leaf = json.loads(log.entries[number - 1])
    leaf["commitment"] = hmac.new(key, content, hashlib.sha256).hexdigest()
    log.entries[number - 1] = json.dumps(leaf, sort_keys=True, separators=(",", ":")).encode()
    export = Export(log)
    plain = log.words.pop(number)
    files = export.files()
    line = b"%d %s %s\n" % (number, key.hex().encode(), content)
    files["disclosures/000.words"] = line + files["disclosures/000.words"]
    files["events.csv"] = files["events.csv"].replace(b"withheld", b"disclosed", 1)
    write_files(tmp_path, files | {"MANIFEST": export.manifest(files)})
    code, report = verify(tmp_path)
    assert code in (0, 1)
    assert codes(report) <= {"table-row"}
    assert plain


@pytest.mark.parametrize(
    "toml",
    [b"party = " + b"[" * 100_000, b"\xff", b"party = 3", b"[[party]]\nid = 1", b""],
    ids=["deep", "not-utf8", "number", "no-name", "empty"],
)
def test_registers_that_are_none(
    tmp_path: Path, export: Export, verify: Verify, toml: bytes
) -> None:
    files = export.files()
    name = next(path for path in files if path.startswith("registers/"))
    files[name] = toml
    write_files(tmp_path, files | {"MANIFEST": export.manifest(files)})
    code, report = verify(tmp_path)
    assert code == 1
    assert "document-digest" in codes(report)


@pytest.mark.parametrize(
    "record",
    [
        {"reason": "asked", "ranges": [[1, 2**60]], "count": 1},
        {"reason": "asked", "ranges": [[5, 3]], "count": 1},
        {"reason": "asked", "ranges": [[1, 4], [4, 5]], "count": 1},
        {"reason": "asked", "ranges": [[0, 4]], "count": 1},
        {"reason": "asked", "ranges": "all", "count": 1},
        {"reason": "asked", "ranges": [[1]], "count": 1},
        {"reason": "asked", "count": 1},
        {"reason": 3, "ranges": [], "count": 1},
    ],
)
def test_erasures_that_make_no_sense(
    tmp_path: Path, verify: Verify, record: dict[str, object]
) -> None:
    log = small_log(20)
    log.entries.append(
        json.dumps(
            {
                "v": 1,
                "seq": 21,
                "log_ms": 21_000,
                "wall": "2026-11-22T04:30Z",
                "wall_sure": True,
                "kind": "erasure",
                **record,
            },
            sort_keys=True,
            separators=(",", ":"),
        )
        .replace(str(2**60), str(2**52))
        .encode()
    )
    export = Export(log)
    export._erased = set  # type: ignore[method-assign]
    code, report = verify(export.write(tmp_path))
    assert code == 1
    assert "erasure-invalid" in codes(report)


@pytest.mark.parametrize(
    "arguments",
    [
        ["/nowhere"],
        [],
        [".", "--key", "nonsense"],
        [".", "--witness", Signer().vkey],
        [".", "--language", "de"],
        [".", "--nonsense"],
        [".", "..", "..."],
        [".", "--key"],
        ["."],
        ["consistency", "/nowhere", "/nowhere"],
        [".", "--processes", "0"],
    ],
)
def test_wrong_usage_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert main(arguments) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith("Ceci n'a pas pu \u00eatre v\u00e9rifi\u00e9.")
    assert streams.err.count("\n") == 1
