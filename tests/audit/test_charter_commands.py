"""`candide policy`: what is wrong and where, which scenarios fail, and the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from audit.charter import CHARTER_FILES
from tests.audit.terminal import candide

POLICIES = Path(__file__).parents[2] / "policies"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the charter without its scenarios."""
    for name in CHARTER_FILES:
        shutil.copy(POLICIES / name, tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_charter_in_force_is_in_order() -> None:
    shown = candide("policy", "check")
    assert shown.exit_code == 0
    assert "is in order (released): 36 rules, 3 profiles." in shown.output


def test_a_changed_charter_is_in_order_but_not_released(folder: Path) -> None:
    change(folder / "profiles.toml", "cap_week = 200", "cap_week = 100")
    shown = candide("policy", "check", folder)
    assert shown.exit_code == 0
    assert "(not a released charter)" in shown.output


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("charter.cedar", "resource.mood_field", "resource.mood", "rule mood-field"),
        ("charter.cedar", "when { resource.mood_field", "when { (", "line "),
        ("charter.cedar", '@law("UCPD 2005/29 annex I no. 7")\n', "", "rule undated-urgency"),
        ("charter.cedarschema", "quiet: Bool", "quiet: Long", "charter.cedarschema"),
        ("charter.cedarschema", "quiet: Bool", "quiet: Bol", "charter.cedarschema"),
        ("profiles.toml", "cap_week = 200\n", "", "profile careful"),
        ("profiles.toml", "cap_week = 1000", "cap_week = 1001", "cap_week = 1001 is looser"),
        ("profiles.toml", "spacing_minutes = 240", "spacing_minutes = 9", "profile open"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    folder: Path, name: str, old: str, new: str, told: str
) -> None:
    change(folder / name, old, new)
    shown = candide("policy", "check", folder)
    assert shown.exit_code == 1
    assert name in shown.output
    assert told in shown.output


def test_all_that_is_wrong_is_told_at_once(folder: Path) -> None:
    change(folder / "charter.cedar", "resource.mood_field", "resource.mood")
    change(folder / "charter.cedar", "resource.personal_field", "resource.person")
    change(folder / "profiles.toml", "cap_week = 200\n", "")
    (folder / "scenarios").mkdir()
    shown = candide("policy", "check", folder)
    for place in ("rule mood-field", "rule personal-field", "profile careful", "usual.toml"):
        assert place in shown.output
    (folder / "charter.cedarschema").unlink()
    assert "charter.cedarschema cannot be read" in candide("policy", "check", folder).output


def test_what_is_wrong_is_told_in_french(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "est en ordre (publiée)\u00a0: 36 règles" in candide("policy", "check").output
    change(folder / "charter.cedar", "resource.mood_field", "resource.mood")
    assert "règle mood-field\u00a0: elle ne va pas" in candide("policy", "check", folder).output


def test_every_scenario_of_the_charter_in_force_passes() -> None:
    shown = candide("policy", "test")
    assert shown.exit_code == 0
    first, *_rest, last = shown.output.splitlines()
    assert first.split() == ["asked", "16", "/", "16"]
    assert "scenarios have the answer expected." in last


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en_IE.UTF-8",
            (
                "timing: With a spacing shorter than the charter's: a minute less than four",
                "  expected: refused by spacing\n  got:      allowed\n",
            ),
        ),
        (
            "fr_FR.UTF-8",
            (
                "timing\u00a0: Avec un écart plus court que la charte",
                "  attendu\u00a0: refusé par spacing\n  obtenu\u00a0:  permis\n",
            ),
        ),
    ],
)
def test_a_changed_rule_shows_the_scenarios_that_it_flips(
    folder: Path, monkeypatch: pytest.MonkeyPatch, locale: str, told: tuple[str, ...]
) -> None:
    """With the packaged scenarios, since the folder has none."""
    monkeypatch.setenv("LC_ALL", locale)
    change(folder / "charter.cedar", " || context.minutes_since_unasked < 240", "")
    change(folder / "profiles.toml", "spacing_minutes = 720", "spacing_minutes = 60")
    shown = candide("policy", "test", folder)
    assert shown.exit_code == 1
    assert "children    10 / 10" in shown.output
    assert "timing      14 / 16" in shown.output
    for words in told:
        assert words in shown.output


def test_a_folders_own_scenarios_are_taken(folder: Path) -> None:
    (folder / "scenarios").mkdir()
    for name in ("usual.toml", "asked.toml"):
        shutil.copy(POLICIES / "scenarios" / name, folder / "scenarios")
    shown = candide("policy", "test", folder)
    assert shown.output.splitlines()[0].split() == ["asked", "16", "/", "16"]
    assert "16 of 16" in shown.output


def test_the_folder_may_be_named_as_the_speaker_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(folder / "profiles.toml", "cap_week = 200", "cap_week = 100")
    monkeypatch.setenv("CANDIDE_POLICIES", str(folder))
    assert "not a released charter" in candide("policy", "check").output


def test_a_charter_that_cannot_be_read_is_not_tested(folder: Path) -> None:
    (folder / "charter.cedar").write_text("forbid (((")
    for command in ("test", "doc"):
        shown = candide("policy", command, folder)
        assert shown.exit_code == 1
        assert "charter.cedar, line 1" in shown.stderr


def test_the_page_is_in_the_language_asked_for_or_the_readers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert candide("policy", "doc").output.startswith("# The charter\n")
    assert candide("policy", "doc", "--lang", "fr").output.startswith("# La charte\n")
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert candide("policy", "doc").output.startswith("# La charte\n")
