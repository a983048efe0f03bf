"""Where the Rasa project lives, and whether its model is the one its data would give."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from assistant.dialogue.errors import DialogueNotInstalled, ModelNotTrained

# Installed beside the package `assistant`, in a checkout as in a wheel.
OURS = Path(__file__).resolve().parents[2] / "nlu_data"
# What a model is made from: a change in any of these makes it stale.
SOURCES = ("config.yml", "domain", "nlu", "rules", "stories")


@dataclass(frozen=True)
class DialogueProject:
    """The folder `nlu_data`, by default the one this package came with."""

    folder: Path

    @classmethod
    def find(cls) -> DialogueProject:
        """The project named by CANDIDE_DIALOGUE, or ours."""
        chosen = os.environ.get("CANDIDE_DIALOGUE")
        return cls(Path(chosen) if chosen else OURS)

    @property
    def python(self) -> Path:
        """Rasa's own Python. Raises `DialogueNotInstalled`."""
        found = self.folder / ".venv" / "bin" / "python"
        if not found.exists():
            raise DialogueNotInstalled(folder=self.folder / ".venv")
        return found

    @property
    def model(self) -> Path:
        """Where the trained model is kept."""
        return self.folder / "models" / "candide.tar.gz"

    def trained_model(self) -> Path:
        """The model, if there is one. Raises `ModelNotTrained`."""
        if not self.model.is_file():
            raise ModelNotTrained()
        return self.model

    def sources_digest(self) -> str:
        """One digest over everything the model is made from."""
        digest = hashlib.sha256()
        for name in SOURCES:
            path = self.folder / name
            sources = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
            for source in sources:
                digest.update(source.relative_to(self.folder).as_posix().encode())
                digest.update(source.read_bytes())
        return digest.hexdigest()

    def is_current(self) -> bool:
        """Whether the model was trained from the data as they are now."""
        stamp = self.model.with_suffix(".digest")
        return (
            self.model.is_file()
            and stamp.is_file()
            and stamp.read_text("utf-8").strip() == self.sources_digest()
        )

    def mark_current(self) -> None:
        """Remember that the model fits the data."""
        self.model.with_suffix(".digest").write_text(self.sources_digest() + "\n", "utf-8")
