"""The shipped watchdog, loaded once, and the training script as a module."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from audit.watchdog import Watchdog, load_watchdog

SELLERS = ("Valdor", "Maison Brune", "Blue Kettle", "Pomme")
SCRIPT = Path(__file__).parents[3] / "scripts" / "train_watchdog.py"


@pytest.fixture(scope="session")
def watchdog() -> Watchdog:
    return load_watchdog()


@pytest.fixture(scope="session")
def knowing(watchdog: Watchdog) -> Watchdog:
    """The same watchdog in a household whose register holds a few names."""
    return watchdog.knowing(SELLERS)


@pytest.fixture(scope="session")
def training() -> ModuleType:
    """The training script; importing it needs no scikit-learn."""
    spec = importlib.util.spec_from_file_location("train_watchdog", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
