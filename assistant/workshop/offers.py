"""Whether the sample catalogue has anything to offer for what a sentence looks for."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.actions.context import Asked, need_in
from assistant.household.database import open_database
from assistant.shopping.advice import advise
from assistant.shopping.catalogue import Catalogue


class Offers:
    """The sample catalogue in a database of its own, which is gone when this is."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory()
        self._catalogue = Catalogue(open_database(Path(self._folder.name) / "household.db"))
        self._catalogue.load_sample()

    def has_any(self, turn: Asked) -> bool:
        """Whether an offer would be named to whoever says this."""
        need = need_in(turn)
        return bool(need and advise(self._catalogue, need, "find", turn.language))
