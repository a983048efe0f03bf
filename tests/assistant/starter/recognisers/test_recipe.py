"""The recipe of a recogniser, interrupted; what it makes is tried in ../test_quick_models.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.starter.recognisers.recipe import make_recogniser, quick
from audit.language import Language


def test_an_interruption_from_the_progress_stops_the_recipe(tmp_path: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_recogniser(
            Language.ENGLISH,
            tmp_path,
            voices=tmp_path,
            seed=1,
            size=quick(("yes",)),
            progress=interrupt,
        )
    assert not (tmp_path / "graph").exists()
