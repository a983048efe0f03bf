"""The real actions, run in this process on a household's own database, as Rasa would run them."""

from __future__ import annotations

import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor

from assistant.household.database import open_database
from assistant.shopping.catalogue import Catalogue
from assistant.skills.lists.store import Lists

DOMAIN = Path(__file__).parents[2] / "nlu_data" / "domain"
DEVICE: dict[str, Any] = {"now": "2026-11-22T09:07:00+01:00", "volume": 5}


@cache
def _domain() -> dict[str, Any]:
    """What Rasa tells the action server of the forms and their slots."""
    told: dict[str, Any] = {"version": "3.1", "forms": {}, "slots": {}}
    for path in sorted(DOMAIN.glob("*.yml")):
        area = yaml.safe_load(path.read_text("utf-8"))
        for key in ("forms", "slots"):
            told[key].update(area.get(key, {}))
    return told


@cache
def _new_database() -> bytes:
    """A household's database with the sample catalogue in it, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "household.db"
        engine = open_database(path)
        Catalogue(engine).load_sample()
        with engine.connect() as connection:
            connection.exec_driver_sql("commit")
            connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        engine.dispose()
        return path.read_bytes()


class Actions:
    """An action server without its server."""

    def __init__(self, home: Path, patch: pytest.MonkeyPatch) -> None:
        path = home / "household.db"
        path.write_bytes(_new_database())
        engine = open_database(path)
        self.list = Lists(engine)
        self.catalogue = Catalogue(engine)
        self.catalogue.load_sample()
        self.executor = ActionExecutor()
        self.executor.register_package("assistant.actions")
        for module in list(self._modules()):
            for name, own in (("household_lists", self.list), ("catalogue", self.catalogue)):
                if hasattr(module, name):
                    patch.setattr(module, name, lambda own=own: own)

    def _modules(self) -> set[Any]:
        return {
            module
            for name, module in list(sys.modules.items())
            if name.startswith("assistant.actions.")
        }

    async def run(
        self,
        action: str,
        heard: str = "",
        *,
        language: str = "en",
        intent: str = "x",
        confidence: float = 0.9,
        device: dict[str, Any] | None = None,
        category: str | None = None,
        **slots: Any,
    ) -> dict[str, Any]:
        """Run one action; its events and what it hands over, as they go to Rasa."""
        form = action.removeprefix("validate_") if action.startswith("validate_") else None
        tracker = {
            "sender_id": "s",
            "slots": {"requested_slot": None, **slots},
            "latest_message": {
                "text": heard,
                "intent": {"name": intent, "confidence": confidence},
                "entities": [],
                "metadata": {
                    "heard": heard,
                    "lang": language,
                    "device": {**DEVICE, **(device or {})},
                    **({"category": category} if category else {}),
                },
            },
            "events": [],
            "paused": False,
            "active_loop": {"name": form} if form else {},
            "latest_action_name": None,
        }
        result = await self.executor.run(
            {"next_action": action, "tracker": tracker, "domain": _domain()}
        )
        done: dict[str, Any] = result.model_dump()
        return done

    async def messages(self, action: str, heard: str = "", **more: Any) -> list[dict[str, Any]]:
        """Run one action; the messages of the items it hands over."""
        result = await self.run(action, heard, **more)
        return [response["custom"].get("message") for response in result["responses"]]


@pytest.fixture
def actions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Actions:
    """The actions of a new household."""
    return Actions(tmp_path, monkeypatch)
