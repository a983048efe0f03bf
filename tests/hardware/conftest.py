"""A place for programs that stand in for those of a sound card."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.alsa import alsa_configuration


@pytest.fixture(autouse=True)
def _no_sound_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer's machine plays is none of our business."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that comes first on PATH, for programs of our own."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return folder


@pytest.fixture
def alsa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a real ALSA whose devices are files."""
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(alsa_configuration(tmp_path)))
    return tmp_path
