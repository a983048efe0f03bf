"""`candide ledger show` tells that music began or ended, in the reader's language."""

from __future__ import annotations

import pytest

from audit.gate.door import Gate
from audit.records.leaves import MusicChange, MusicSource
from tests.audit.terminal import candide


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        (
            "en_IE.UTF-8",
            ["music      started (the household's files)", "music      stopped (radio)"],
        ),
        ("fr_FR.UTF-8", ["music      commencée (fichiers du foyer)", "music      arrêtée (radio)"]),
    ],
)
def test_music_is_shown(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, locale: str, shown: list[str]
) -> None:
    gate.music(MusicChange.STARTED, MusicSource.LIBRARY)
    gate.music(MusicChange.STOPPED, MusicSource.RADIO)
    monkeypatch.setenv("LC_ALL", locale)
    lines = candide("ledger", "show", "--last", "2").output.splitlines()
    assert [line.partition("Z  ")[2] for line in lines] == shown
