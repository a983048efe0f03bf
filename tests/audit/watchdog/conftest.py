"""The shipped watchdog, loaded once, and the training script as a module."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from audit.watchdog import Watchdog, load_watchdog

SCRIPT = Path(__file__).parents[3] / "scripts" / "train_watchdog.py"


@pytest.fixture(scope="session")
def watchdog() -> Watchdog:
    return load_watchdog()


@pytest.fixture(scope="session")
def training() -> ModuleType:
    """The training script; importing it needs no scikit-learn."""
    spec = importlib.util.spec_from_file_location("train_watchdog", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
