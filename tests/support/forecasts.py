"""The weather, as whoever fetches it would put it into a household's folder."""

from __future__ import annotations

import json
from pathlib import Path

from audit.home import WEATHER
from tests.support.clock import ManualClock


def put_weather(home: Path, remark: str | None = None) -> None:
    """A fine day, as of the moment at which a `ManualClock` starts."""
    weather = {
        "at": ManualClock().wall().isoformat(),
        "place": "Vaubrun",
        "now_c": 24,
        "low_c": 15,
        "high_c": 27,
        "sky": "clear",
        "source": "somebody",
    }
    if remark is not None:
        weather["remark"] = remark
    (home / WEATHER).write_text(json.dumps(weather), "utf-8")
