"""Where the Rasa project lives, and whether its model is the one its data would give."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.dialogue.errors import DialogueNotInstalled, ModelNotTrained
from assistant.plugins.loading import Found, skill_folders
from assistant.plugins.training import training_files

# Installed beside the package `assistant`, in a checkout as in a wheel.
OURS = Path(__file__).resolve().parents[2] / "nlu_data"
# What a model is made from: a change in any of these makes it stale.
SOURCES = ("config.yml", "domain", "nlu", "rules", "stories", "things", "rasa_server")


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

    @cached_property
    def skills(self) -> Found:
        """The skills of others that are taught with it, and what is wrong with the rest.

        Raises `WatchdogUnreadable`.
        """
        from assistant.plugins.checking import usable  # it loads the watchdog

        return usable(self.folder, skill_folders())

    def files_of_skills(self) -> dict[str, str]:
        """What is learnt of them, as files of the project that are not in its folder."""
        return training_files(self.skills.skills.values())

    def sources_digest(self) -> str:
        """One digest over everything the model is made from."""
        digest = hashlib.sha256()
        for name in SOURCES:
            path = self.folder / name
            sources = [path] if path.is_file() else sorted(_sources_in(path))
            for source in sources:
                digest.update(source.relative_to(self.folder).as_posix().encode())
                digest.update(source.read_bytes())
        for name, text in self.files_of_skills().items():
            digest.update(name.encode())
            digest.update(text.encode())
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


def _sources_in(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix in (".yml", ".txt", ".py"))
