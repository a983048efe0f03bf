"""What the commands hand to strangers holds before a verifier that shares no code with them."""

from __future__ import annotations

import base64
import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from audit.home import holding, ledger_path
from audit.ledger.checkpoints import Checkpoint
from audit.ledger.device_key import KeyFolder
from audit.ledger.notes import sign_note
from audit.ledger.reader import LedgerReader
from audit.ledger.store import Ledger
from audit.records.leaves import ErasureReason
from audit.verify.checkpoints import Checkpoint as StrangersCheckpoint
from audit.verify.merkle import verify_consistency
from audit.verify.notes import VerifierKey as Stranger
from tests.audit.inspect.logs import ROOT, grow, tip_of
from tests.audit.terminal import candide
from tests.support.clock import ManualClock
from tests.support.gates import make_gate


def kept(folder: Path, name: str = "kept") -> Path:
    """The checkpoint of now, as somebody would keep it."""
    path = folder / name
    path.write_bytes(candide("ledger", "checkpoint").stdout_bytes)
    return path


def extra_of(proof: bytes) -> dict[str, str | None]:
    line = next(line for line in proof.splitlines() if line.startswith(b"extra "))
    extra: dict[str, str | None] = json.loads(base64.b64decode(line[6:]))
    return extra


# -- checkpoint -----------------------------------------------------------------------------------


def test_the_checkpoint_is_printed_as_it_was_signed(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(home, clock, 3)
    for locale in ("en_IE.UTF-8", "fr_FR.ISO-8859-1", "C"):
        monkeypatch.setenv("LC_ALL", locale)
        shown = candide("ledger", "checkpoint")
        assert shown.exit_code == 0
        assert shown.stdout_bytes == tip_of(home).note.encode()


def test_the_key_alone_is_what_verifiers_take(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 1)
    with LedgerReader(ledger_path(home)) as reader:
        shown = candide("ledger", "checkpoint", "--key")
        assert shown.stdout == f"{reader.key.text}\n"
        assert f": {Stranger.parse(reader.key.text).fingerprint}\n" in shown.stderr


@pytest.mark.parametrize(
    "command",
    [
        "checkpoint",
        "prove 1",
        "prove --since x",
        "verify",
        "rotate-key",
        "acknowledge",
        "export x",
        "erase 1",
        "erase --everything",
    ],
)
def test_without_a_log_every_command_says_so(home: Path, command: str) -> None:
    shown = candide("ledger", *command.split())
    assert shown.exit_code == 1
    assert "There is no log yet" in shown.stderr
    assert not home.exists()


def test_a_file_that_is_not_yet_a_log_is_an_empty_one(home: Path) -> None:
    home.mkdir()
    ledger_path(home).touch()
    for command in ("checkpoint", "prove 1", "verify", "erase 1"):
        shown = candide("ledger", *command.split())
        assert shown.exit_code == 1
        assert "The log is empty" in shown.stderr


# -- the proof of a record ------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 2, 7])
def test_the_proof_of_every_record_convinces_a_stranger(
    home: Path, clock: ManualClock, tmp_path: Path, size: int
) -> None:
    grow(home, clock, size)
    for record in range(1, size + 1):
        out = tmp_path / f"{record}.tlog-proof"
        shown = candide("ledger", "prove", record, "--out", out)
        assert shown.exit_code == 0
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
        assert out.read_bytes() == candide("ledger", "prove", record).stdout_bytes
        checked = candide("ledger", "verify", out, "--json")
        assert checked.exit_code == 0, checked.output
        assert f"secret {record}." in checked.output


def test_words_can_be_left_out_of_a_proof_and_erased_ones_are(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 3)
    without = candide("ledger", "prove", 2, "--without-words").stdout_bytes
    assert extra_of(without)["content"] is None
    assert extra_of(without)["key"] is None
    assert candide("ledger", "erase", 2, "--yes").exit_code == 0
    erased = candide("ledger", "prove", 2).stdout_bytes
    assert extra_of(erased)["content"] is None
    (tmp_path / "p").write_bytes(erased)
    assert candide("ledger", "verify", tmp_path / "p").exit_code == 0


def test_a_proof_is_never_written_over_a_file(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 1)
    (tmp_path / "p").write_text("mine")
    shown = candide("ledger", "prove", 1, "--out", tmp_path / "p")
    assert shown.exit_code == 1
    assert "cannot be written" in shown.stderr
    assert (tmp_path / "p").read_text() == "mine"


def test_a_record_that_is_not_there_cannot_be_proved(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 3)
    shown = candide("ledger", "prove", 4)
    assert shown.exit_code == 1
    assert shown.stderr == "There is no record 4: the log has 3.\n"
    for words in (["0"], ["-1"], ["x"], [], ["1", "--since", "x"]):
        assert candide("ledger", "prove", *words).exit_code == 2


# -- the proof of growth --------------------------------------------------------------------------


def test_growth_from_every_earlier_checkpoint_convinces_a_stranger(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    earlier = []
    for size in range(1, 10):
        grow(home, clock, 1)
        earlier.append((size, tip_of(home).root, kept(tmp_path, f"cp{size}")))
    for size, root, path in earlier:
        body = candide("ledger", "prove", "--since", path).stdout
        head, note = body.split("\n\n", 1)
        old, *lines = head.split("\n")
        assert old == f"old {size}"
        now = StrangersCheckpoint.parse(note.split("\n\n")[0] + "\n")
        hashes = [base64.b64decode(line) for line in lines]
        verify_consistency(size, now.size, root, now.root, hashes)


def test_growth_is_proved_over_a_change_of_keys_and_a_change_of_names(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    gate = make_gate(home, clock)
    gate.start("1.0")
    gate.close()
    grow(home, clock, 2)
    path = kept(tmp_path)
    assert candide("backup", tmp_path / "b").exit_code == 0
    assert candide("ledger", "rotate-key").exit_code == 0
    rotated = candide("ledger", "prove", "--since", path)
    assert rotated.exit_code == 0
    assert rotated.stderr == "The log continues the one of then: 5 records then, 6 now.\n"
    later = kept(tmp_path, "later")
    assert candide("restore", tmp_path / "b", "--yes").exit_code == 0
    renamed = candide("ledger", "prove", "--since", path)
    assert renamed.exit_code == 0
    assert "It has gone by another name since" in renamed.stderr
    rolled_back = candide("ledger", "prove", "--since", later)
    assert rolled_back.exit_code == 1
    assert "is of another log" in rolled_back.stderr, "its key is not in the log any more"


def test_a_checkpoint_of_another_log_is_refused(
    home: Path, clock: ManualClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(home, clock, 3)
    path = kept(tmp_path)
    grow(tmp_path / "other", clock, 5)
    monkeypatch.setenv("CANDIDE_HOME", str(tmp_path / "other"))
    shown = candide("ledger", "prove", "--since", path)
    assert shown.exit_code == 1
    assert "This checkpoint is of another log (candide.invalid/log/" in shown.stderr
    assert shown.stdout == ""


def test_a_checkpoint_of_another_name_is_refused_though_our_key_signed_it(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 3)
    with LedgerReader(ledger_path(home)) as reader:
        (key,) = KeyFolder(home / "device").keys(reader.origin)
    text = Checkpoint("candide.invalid/log/theirs", 3, tip_of(home).root).text
    (tmp_path / "cp").write_text(sign_note(text, [key]))
    shown = candide("ledger", "prove", "--since", tmp_path / "cp")
    assert shown.exit_code == 1
    assert "another log (candide.invalid/log/theirs)" in shown.stderr


def test_a_checkpoint_that_the_log_does_not_continue_is_refused(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    """The same device, its database put back: two versions of one log were signed."""
    grow(home, clock, 2)
    shutil.copytree(home, tmp_path / "copy")
    grow(home, clock, 3)
    path = kept(tmp_path)
    for file in home.glob("ledger.db*"):
        file.unlink()
    for file in (tmp_path / "copy").glob("ledger.db*"):
        shutil.copy(file, home / file.name)
    ahead = candide("ledger", "prove", "--since", path)
    assert ahead.exit_code == 1
    assert "counts 5 records and the log has only 2: some are missing" in ahead.stderr
    (home / "device" / "high-water").unlink()
    clock.advance(hours=1)
    grow(home, clock, 9)
    shown = candide("ledger", "prove", "--since", path)
    assert shown.exit_code == 1
    assert "The first 5 records are not those that this checkpoint signed" in shown.stderr


def test_what_is_no_checkpoint_is_refused(home: Path, clock: ManualClock, tmp_path: Path) -> None:
    ledger = Ledger(ledger_path(home), clock)
    ledger.now_ms()
    ledger.close()
    nothing = kept(tmp_path)
    grow(home, clock, 2)
    whole = kept(tmp_path, "whole").read_bytes()
    bad = tmp_path / "bad"
    assert "cannot be read" in candide("ledger", "prove", "--since", bad).stderr
    for text in (b"", b"hello", b"\xff" * 50, whole[:-10], whole[:60], b"\n" * 100_000, b"\n\n"):
        bad.write_bytes(text)
        shown = candide("ledger", "prove", "--since", bad)
        assert shown.exit_code == 1
        assert "is not a signed checkpoint" in shown.stderr, text[:40]
    bad.write_bytes(whole.replace(b"\n2\n", b"\n1\n", 1))
    assert candide("ledger", "prove", "--since", bad).exit_code == 1
    assert "still empty" in candide("ledger", "prove", "--since", nothing).stderr


# -- verify ---------------------------------------------------------------------------------------


def test_the_devices_own_log_is_checked(
    home: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(home, clock, 300)
    shown = candide("ledger", "verify")
    assert shown.exit_code == 0
    assert "The log agrees with itself and with its signature: 300 records." in shown.output
    assert "does not prove that nothing was said outside it" in shown.output
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "en accord avec lui-même" in candide("ledger", "verify").output


def test_every_finding_is_a_sentence(home: Path, clock: ManualClock) -> None:
    grow(home, clock, 300)
    with closing(sqlite3.connect(ledger_path(home))) as log:
        log.execute("drop trigger leaf_never_updated")
        log.execute("update leaf set body = replace(body, '\"p7\"', '\"p8\"') where seq = 7")
        log.execute("update erasable set key = zeroblob(32) where seq = 280")
        log.commit()
    shown = candide("ledger", "verify")
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert "The file is no longer protected against changes." in shown.stderr
    assert "Record 7 is not the one that was written." in shown.stderr
    assert "The words of record 280 are not those that were written." in shown.stderr


def test_an_older_copy_is_found_out_though_it_agrees_with_itself(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 2)
    shutil.copy(ledger_path(home), tmp_path / "old.db")
    grow(home, clock, 3)
    for file in home.glob("ledger.db*"):
        file.unlink()
    shutil.copy(tmp_path / "old.db", ledger_path(home))
    shown = candide("ledger", "verify")
    assert shown.exit_code == 1
    assert "This device signed 5 records, which this log does not continue" in shown.stderr


def test_options_go_to_the_stand_alone_verifier(tmp_path: Path) -> None:
    shown = candide("ledger", "verify", tmp_path, "--quiet")
    assert shown.exit_code == 2
    assert candide("ledger", "verify", "-h").exit_code == 0


# -- export ---------------------------------------------------------------------------------------


def test_an_export_beside_a_running_speaker_is_checked_by_its_own_verifier(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 4)
    target = tmp_path / "bundle"
    with holding(home):
        command = [sys.executable, "-m", "audit.cli", "ledger", "export", str(target)]
        made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (0, "")
    assert f"Exported to {target}: 4 records of 4, from no. 1 to 4." in made.stdout
    assert "later erasures do not reach it" in made.stdout
    assert f"python3 {target / 'verify.pyz'} {target}" in made.stdout
    command = [sys.executable, str(target / "verify.pyz"), str(target)]
    elsewhere = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert elsewhere.returncode == 0, elsewhere.stdout
    assert candide("ledger", "verify", target).exit_code == 0


def test_an_export_can_leave_out_days_and_words(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 2)
    clock.advance(days=3)
    grow(home, clock, 2)
    shown = candide(
        "ledger",
        "export",
        tmp_path / "b",
        "--from",
        "2026-11-24",
        "--to",
        "2026-11-30",
        "--without-words",
    )
    assert "2 records of 4, from no. 3 to 4" in shown.output
    assert "erasures" not in shown.output
    whole = b"".join(path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file())
    assert b"secret" not in whole
    nothing = candide("ledger", "export", tmp_path / "c", "--to", "2020-01-01")
    assert "nothing of that period" in nothing.output
    assert candide("ledger", "export", tmp_path / "d", "--from", "tomorrow").exit_code == 2


def test_an_export_without_the_devices_key_is_refused(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 2)
    (home / "device" / "log-key.pem").unlink()
    shown = candide("ledger", "export", tmp_path / "b")
    assert shown.exit_code == 1
    assert "not on this device" in shown.stderr
    assert not (tmp_path / "b").exists()


def test_erased_words_are_in_no_later_export(
    home: Path, clock: ManualClock, tmp_path: Path
) -> None:
    grow(home, clock, 3)
    ledger = Ledger(ledger_path(home), clock)
    ledger.erase([(2, 2)], ErasureReason.COMMAND)
    ledger.close()
    assert candide("ledger", "export", tmp_path / "b").exit_code == 0
    whole = b"".join(path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file())
    assert b"secret 1." in whole
    assert b"secret 2." not in whole
