"""An older copy in the place of the log is recognised, recorded, and becomes a log of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from audit.ledger.checklog import check_log
from audit.ledger.device_key import DeviceKey, KeyFolder
from audit.ledger.store import Ledger
from tests.audit.ledger.logs import entry, flat, leaves_of, opened, tamper


@pytest.fixture
def mark(home: Path) -> Path:
    return home / "device" / "high-water"


@pytest.fixture
def older(ledger: Ledger, path: Path, tmp_path: Path) -> Path:
    """A copy of the log at two records; by now it has five."""
    for _ in range(2):
        ledger.append(entry(1, "x"))
    ledger.close()
    flat(path)
    copy = tmp_path / "older.db"
    shutil.copy(path, copy)
    for _ in range(3):
        ledger.append(entry(1, "y"))
    return copy


def put_back(path: Path, copy: Path) -> None:
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    shutil.copy(copy, path)


def test_an_older_copy_is_an_incident_with_both_sizes_and_roots(
    ledger: Ledger, path: Path, older: Path
) -> None:
    signed, origin = ledger.tip, ledger.key.name
    ledger.close()
    put_back(path, older)
    with opened(path) as copy:
        assert copy.append(entry()) == 5
        assert copy.key.name != origin
        assert not copy.sound
    key, incident = leaves_of(path)[2:4]
    assert (key["kind"], key["reason"]) == ("key", "restored")
    assert key["vkey"].startswith("candide.invalid/log/")
    assert (incident["problem"], incident["resolved"]) == ("rollback", False)
    assert (incident["expected_size"], incident["expected_root"]) == (5, signed.root.hex())
    assert incident["found_size"] == 2
    assert incident["record"] == 3
    assert incident["found_root"] not in (None, incident["expected_root"])
    assert check_log(path) == ()


def test_a_copy_that_went_on_by_itself_is_recognised_although_it_is_longer(
    ledger: Ledger, path: Path, older: Path, tmp_path: Path
) -> None:
    """Two versions of one log: the roots at the size that both had are not the same."""
    ledger.close()
    other = tmp_path / "other-home"
    (other / "device").mkdir(parents=True)
    shutil.copy(older, other / "ledger.db")
    shutil.copy(path.parent / "device" / "log-key.pem", other / "device")
    with opened(other / "ledger.db") as fork:
        for _ in range(9):
            fork.append(entry(2, "elsewhere"))
    flat(other / "ledger.db")
    put_back(path, other / "ledger.db")
    with opened(path) as copy:
        copy.append(entry())
    incident = leaves_of(path)[12]
    assert (incident["problem"], incident["expected_size"]) == ("rollback", 5)
    assert incident["found_size"] == 11
    assert incident["found_root"] != incident["expected_root"]


def test_it_is_said_once(ledger: Ledger, path: Path, older: Path) -> None:
    ledger.close()
    put_back(path, older)
    for _ in range(3):
        with opened(path) as copy:
            copy.append(entry())
    kinds = [leaf["kind"] for leaf in leaves_of(path)]
    assert kinds == ["outcome"] * 2 + ["key", "incident"] + ["outcome"] * 3


class Cut(Exception):
    """The power goes."""


def test_a_power_cut_in_the_midst_leaves_no_rollback_unsaid(
    ledger: Ledger, path: Path, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new key and the incident are one transaction."""

    adopt = KeyFolder.adopt

    def cut(folder: KeyFolder, key: DeviceKey) -> DeviceKey:
        if key.file != "log-key.pem":
            raise Cut
        return adopt(folder, key)

    ledger.close()
    put_back(path, older)
    with monkeypatch.context() as patch:
        patch.setattr("audit.ledger.device_key.KeyFolder.adopt", cut)
        with pytest.raises(Cut), opened(path) as copy:
            copy.append(entry())
    assert leaves_of(path)[2]["kind"] == "key"
    with opened(path) as copy:
        copy.append(entry())
    assert [leaf["problem"] for leaf in leaves_of(path) if leaf["kind"] == "incident"] == [
        "rollback"
    ]


@pytest.mark.parametrize(
    "content",
    [
        None, b"", b"garbage", b"\xff\xfe", b"2", b"-5 " + b"ab" * 32 + b"\n", b"5 zz\n",
        b"99999999999999999999 " + b"ab" * 31 + b"\n", b"1_0 " + b"ab" * 32, b"\0" * 86,
    ],
)  # fmt: skip
def test_a_mark_that_is_missing_or_illegible_is_no_alarm(
    ledger: Ledger, path: Path, older: Path, mark: Path, content: bytes | None
) -> None:
    ledger.close()
    mark.unlink() if content is None else mark.write_bytes(content)
    put_back(path, older)
    with opened(path) as copy:
        assert copy.append(entry()) == 3
        assert copy.check() == ()


def test_a_mark_that_was_illegible_works_again_after_the_next_record(
    ledger: Ledger, path: Path, older: Path, mark: Path
) -> None:
    ledger.close()
    mark.write_bytes(b"garbage " * 50)
    ledger.append(entry())
    ledger.close()
    put_back(path, older)
    with opened(path) as copy:
        copy.append(entry())
    assert [leaf["kind"] for leaf in leaves_of(path)][2:4] == ["key", "incident"]


def test_a_mark_that_a_power_cut_left_behind_is_no_alarm(
    ledger: Ledger, path: Path, mark: Path
) -> None:
    ledger.append(entry())
    behind = mark.read_bytes()
    ledger.append_all([entry(), entry()])
    ledger.close()
    mark.write_bytes(behind)
    assert ledger.append(entry()) == 4
    assert ledger.check() == ()
    assert int(mark.read_bytes().split()[0]) == 4


def test_a_record_is_in_the_log_even_where_the_mark_cannot_be_raised(
    ledger: Ledger, mark: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    ledger.append(entry())
    monkeypatch.setattr("audit.ledger.high_water.HighWater.raise_to", full)
    assert ledger.append(entry()) == 2
    assert int(mark.read_bytes().split()[0]) == 1


def test_a_tree_with_a_hole_where_the_mark_points_is_an_incident_and_no_silence(
    ledger: Ledger, path: Path, mark: Path
) -> None:
    ledger.append(entry())
    ledger.append(entry())
    ledger.append(entry())
    behind = mark.read_bytes()
    ledger.append_all([entry() for _ in range(5)])
    ledger.close()
    mark.write_bytes(behind)
    tamper(path, "delete from subtree where row = 3")
    assert ledger.append(entry()) == 11
    incident = leaves_of(path)[9]
    assert (incident["problem"], incident["expected_size"]) == ("rollback", 3)


# -- a copy that the household itself put there ---------------------------------------------------


def test_a_restored_copy_is_a_log_of_its_own_and_no_incident(
    ledger: Ledger, path: Path, tmp_path: Path
) -> None:
    """On a new device: nothing newer is known here."""
    for _ in range(2):
        ledger.append(entry(1, "x"))
    tip, origin = ledger.tip, ledger.key.name
    ledger.close()
    flat(path)
    new = tmp_path / "new-home" / "ledger.db"
    new.parent.mkdir()
    shutil.copy(path, new)
    with opened(new, from_backup=True) as restored:
        assert restored.append(entry()) == 5
        assert restored.key.name != origin
    key, restore = leaves_of(new)[2:4]
    assert (key["reason"], key["endorsement"]) == ("restored", None)
    assert (restore["kind"], restore["origin"]) == ("restore", origin)
    assert (restore["size"], restore["root"]) == (2, tip.root.hex())
    assert (restore["rollback"], restore["newer_size"]) == (False, None)
    with opened(new) as again:
        assert again.append(entry()) == 6
        assert again.check() == ()


def test_an_older_copy_restored_where_the_newer_log_was_is_a_rollback_too(
    ledger: Ledger, path: Path, older: Path
) -> None:
    signed = ledger.tip
    ledger.close()
    put_back(path, older)
    with opened(path, from_backup=True) as restored:
        restored.append(entry())
    key, restore, incident, _ = leaves_of(path)[2:]
    assert (key["reason"], restore["kind"]) == ("restored", "restore")
    assert key["endorsement"]
    assert (restore["rollback"], restore["newer_size"]) == (True, 5)
    assert restore["newer_root"] == signed.root.hex()
    assert (incident["problem"], incident["resolved"]) == ("rollback", False)
