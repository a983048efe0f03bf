"""Missing or damaged files are refused, and the digest names what was read."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from audit.language import Language
from audit.watchdog import WatchdogUnreadable, load_watchdog, storage
from audit.watchdog.model import Model, ModelText

HOME = Path(storage.__file__).parent
PARTS = (storage.RULES, storage.LEXICON, storage.MODEL)
LARGEST_MODEL = 1_500_000


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the watchdog's files, from which it is loaded."""
    for name in PARTS:
        shutil.copy(HOME / name, tmp_path / name)
    monkeypatch.setattr(storage, "files", lambda package: tmp_path)
    return tmp_path


def test_the_digest_covers_rules_words_and_model(copies: Path) -> None:
    contents = [(copies / name).read_bytes() for name in PARTS]
    before = load_watchdog().digest
    assert before == hashlib.sha256(b"\0".join(contents)).hexdigest()
    for name in PARTS:
        whole = (copies / name).read_bytes()
        (copies / name).write_bytes(whole + b"\n")
        assert load_watchdog().digest != before
        (copies / name).write_bytes(whole)


@pytest.mark.parametrize("name", PARTS)
def test_a_missing_file_is_refused(copies: Path, name: str) -> None:
    (copies / name).unlink()
    with pytest.raises(WatchdogUnreadable, match=name) as refused:
        load_watchdog()
    assert refused.value.code == "watchdog-unreadable"
    assert name in refused.value.sentence(Language.FRENCH)


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("keep", [0.0, 0.5, 0.99])
def test_a_torn_file_is_refused(copies: Path, name: str, keep: float) -> None:
    whole = (copies / name).read_bytes()
    torn = whole[: int(len(whole) * keep)] + b'"\xff'
    (copies / name).write_bytes(torn)
    with pytest.raises(WatchdogUnreadable, match=name):
        load_watchdog()


@pytest.mark.parametrize(
    "change",
    [
        {"threshold": 1.5},
        {"threshold": None},
        {"bias": "12"},
        {"tiers": {"w buy": [1, 2, 3]}},
        {"selling": {"w buy": 10**9}},
        {"trained_on": "yesterday"},
        {"author": "x"},
    ],
)
def test_a_model_that_does_not_fit_is_refused(copies: Path, change: dict[str, object]) -> None:
    document = json.loads((copies / storage.MODEL).read_text("utf-8"))
    (copies / storage.MODEL).write_text(json.dumps(document | change), "utf-8")
    with pytest.raises(WatchdogUnreadable, match=r"model\.json"):
        load_watchdog()


def test_the_model_is_small_and_one_weight_a_line() -> None:
    text = (HOME / storage.MODEL).read_text("utf-8")
    assert len(text.encode()) < LARGEST_MODEL
    assert str(ModelText(Model.model_validate_json(text))) == text
    assert max(map(len, text.splitlines())) < 120
