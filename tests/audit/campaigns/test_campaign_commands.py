"""`candide campaigns`: what it shows, and that a change is whole, in one step and on record."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from audit.campaigns.adopting import CampaignsChangedMeanwhile, CampaignsNotWritten, adopt
from audit.campaigns.campaigns import Campaigns
from audit.home import campaigns_path, ledger_path
from audit.ledger.errors import LedgerError
from audit.ledger.reader import read_records
from tests.audit.ledger.logs import fill_disk
from tests.audit.terminal import candide
from tests.support.campaigns import campaign, campaigns
from tests.support.clock import ManualClock

PELMIRA = campaign(
    "pelmira-cold-day", "pelmira", category="roll_neck_pullover",
    wants=("browsing_history", "social_likes"), valid_to="2027-02-28",
)  # fmt: skip
SWEETS = campaign("sweets", "valdor", category="chocolate", audience="children", facts={})


def handed(tmp_path: Path, *every: Any, comment: str = "") -> Path:
    """A file as a merchant hands it over."""
    path = tmp_path / "handed.toml"
    path.write_text(comment + campaigns(*every).text, "utf-8")
    return path


def records(home: Path) -> list[tuple[str, str, list[str]]]:
    if not ledger_path(home).exists():
        return []
    return [
        (record.leaf["digest"], record.leaf["previous"], record.leaf["ids"])
        for record in read_records(ledger_path(home))
        if record.leaf["kind"] == "campaigns"
    ]


def test_letting_campaigns_in_shows_them_asks_and_goes_on_record(
    home: Path, tmp_path: Path
) -> None:
    source = handed(tmp_path, PELMIRA, SWEETS, comment="# Couvrez-vous !\n")
    done = candide("campaigns", "import", source, answer="y\n")
    assert done.exit_code == 0, done.output
    assert (
        "pelmira-cold-day: pelmira would like roll_neck_pullover suggested after "
        "weather/weather-now (now_c ≤ 8), from 2026-01-01 to 2027-02-28. Would like to know: "
        "browsing_history, social_likes. The charter refuses that." in done.stdout
    )
    assert "sweets: valdor would like chocolate" in done.stdout
    assert "Is aimed at children. The charter refuses that." in done.stdout
    file = campaigns(PELMIRA, SWEETS)
    assert campaigns_path(home).read_text("utf-8") == file.text
    assert stat.S_IMODE(campaigns_path(home).stat().st_mode) == 0o600
    assert records(home) == [(file.digest, "", ["pelmira-cold-day", "sweets"])]
    with closing(sqlite3.connect(ledger_path(home))) as database:
        kept = database.execute("select kind, digest, text from document").fetchall()
    assert kept == [("campaigns", file.digest, file.text)]
    shown = candide("ledger", "show").stdout
    assert "pelmira-cold-day,sweets" in shown
    assert "in force already" in candide("campaigns", "import", source).stdout
    assert len(records(home)) == 1


def test_the_same_in_french(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    checked = candide("campaigns", "check", handed(tmp_path, PELMIRA, SWEETS))
    assert checked.exit_code == 0
    assert "C'est en ordre. Campagnes\u00a0: 2." in checked.stdout
    assert (
        "pelmira-cold-day\u00a0: pelmira voudrait qu'on propose roll_neck_pullover après "
        "weather/weather-now (now_c ≤ 8), du 2026-01-01 au 2027-02-28. Voudrait savoir\u00a0: "
        "browsing_history, social_likes. La charte le refuse." in checked.stdout
    )
    assert "S'adresse aux enfants. La charte le refuse." in checked.stdout
    done = candide("campaigns", "import", tmp_path / "handed.toml", "--yes")
    assert "Nouvelles\u00a0: pelmira-cold-day, sweets. Retirées\u00a0: 0." in done.stdout
    assert "consigné au journal sous le n°" in done.stdout


@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_looking_or_not_saying_yes_changes_nothing(
    home: Path, tmp_path: Path, how: list[str]
) -> None:
    done = candide("campaigns", "import", handed(tmp_path, PELMIRA), *how, answer="perhaps\n")
    assert done.exit_code == (0 if how else 1)
    assert "Added: pelmira-cold-day" in done.stdout
    assert not campaigns_path(home).exists()
    assert records(home) == []


def test_what_is_wrong_is_listed_and_nothing_is_taken(home: Path, tmp_path: Path) -> None:
    source = handed(tmp_path, PELMIRA, SWEETS)
    source.write_text(
        source.read_text("utf-8")
        .replace('"pelmira-cold-day"', '"Le pull du ministre"')
        .replace('"chocolate"', '"https://valdor.example"'),
        "utf-8",
    )
    for command in (["check", source], ["import", source, "--yes"]):
        done = candide("campaigns", *command)
        assert done.exit_code == 1
        first, *lines = done.stderr.splitlines()
        assert first == "These campaigns are not in order, and nothing of them was taken:"
        assert [line.split(": ")[0] for line in lines] == [
            "- campaign 1, id", "- campaign 2, category",
        ]  # fmt: skip
    assert not campaigns_path(home).exists()
    assert candide("campaigns", "check", tmp_path / "nowhere.toml").exit_code == 1


def test_campaigns_are_removed_one_by_one_or_all(home: Path, tmp_path: Path) -> None:
    candide("campaigns", "import", handed(tmp_path, PELMIRA, SWEETS), "--yes")
    refused = candide("campaigns", "remove", "pelmira-hot-day")
    assert "There is no campaign pelmira-hot-day." in refused.stderr
    done = candide("campaigns", "remove", "pelmira-cold-day", answer="y\n")
    assert "Removed: pelmira-cold-day." in done.stdout
    assert Campaigns.load(campaigns_path(home)).ids == ("sweets",)
    assert candide("campaigns", "remove", answer="no\n").exit_code == 1
    assert candide("campaigns", "remove", "--yes").exit_code == 0
    assert not campaigns_path(home).exists()
    both, sweets = campaigns(PELMIRA, SWEETS).digest, campaigns(SWEETS).digest
    assert records(home)[1:] == [(sweets, both, ["sweets"]), ("", sweets, [])]
    assert "There are no campaigns." in candide("campaigns", "remove", "--yes").stdout
    assert "There are no campaigns." in candide("campaigns", "show").stdout


def test_a_file_that_cannot_be_read_can_be_replaced_or_removed(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    for cure in (["import", handed(tmp_path, PELMIRA), "--yes"], ["remove", "--yes"]):
        campaigns_path(home).write_text("campaign = [", "utf-8")
        for command in ("show", "check"):
            assert "no campaign runs" in candide("campaigns", command).stderr
        assert candide("campaigns", "remove", "sweets").exit_code == 1
        done = candide("campaigns", *cure)
        assert done.exit_code == 0, done.output
        assert "no campaign runs" in done.stderr
    assert not campaigns_path(home).exists()
    assert [previous for _, previous, _ in records(home)] == ["", ""]


def test_what_was_not_shown_is_not_replaced(home: Path) -> None:
    one, two = campaigns(PELMIRA), campaigns(SWEETS)
    home.mkdir()
    campaigns_path(home).write_text(two.text, "utf-8")
    with pytest.raises(CampaignsChangedMeanwhile):
        adopt(home, Campaigns(), one, ManualClock())
    assert campaigns_path(home).read_text("utf-8") == two.text
    assert records(home) == []


def test_no_change_is_in_force_that_is_not_on_record(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_disk(monkeypatch)
    with pytest.raises(LedgerError):
        adopt(home, Campaigns(), campaigns(PELMIRA), ManualClock())
    assert not campaigns_path(home).exists()


def test_a_change_that_cannot_be_written_is_taken_back_on_record(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = campaigns(PELMIRA), campaigns(SWEETS)
    adopt(home, Campaigns(), one, ManualClock())

    def refuse(_path: Path, _target: Path) -> Path:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(CampaignsNotWritten):
        adopt(home, one, two, ManualClock())
    assert campaigns_path(home).read_text("utf-8") == one.text
    assert records(home)[1:] == [
        (two.digest, one.digest, ["sweets"]),
        (one.digest, two.digest, ["pelmira-cold-day"]),
    ]
