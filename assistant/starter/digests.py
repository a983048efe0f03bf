"""The list of digests that goes with the starter models, so that damage to them is seen."""

from __future__ import annotations

from pathlib import Path

from assistant.models.record import sha256_of
from assistant.models.starter import DIGESTS, all_starter_names

LARGEST = 12_000_000
"""Bytes that all starter files together may take: they come with every copy of the program."""

_HEAD = """\
# The sha256 of every file of the starter models, as `candide models make-starter` left them.
# `candide models check` and `candide models make-starter --check` compare.

"""


def write_digests(folder: Path, seed: int) -> None:
    """List the starter files in `folder`, all of which must be there, with what they grew from."""
    lines = [f'"{name}" = "{sha256_of(folder / name)}"\n' for name in starter_files(folder)]
    text = f"{_HEAD}seed = {seed}\n\n[sha256]\n{''.join(lines)}"
    (folder / DIGESTS).write_text(text, encoding="utf-8")


def starter_files(folder: Path) -> list[str]:
    """The files that belong to the models in `folder`, needed or not, in order.

    The voices and their configurations at the top, and all that the recognisers hold.
    """
    needed = set(all_starter_names())
    held = {path.relative_to(folder).as_posix() for path in folder.glob("vosk-*/**/*")}
    return sorted(needed | {name for name in held if (folder / name).is_file()})


def total_size(folder: Path) -> int:
    """Bytes that the starter files in `folder` take."""
    paths = [folder / name for name in starter_files(folder)]
    return sum(path.stat().st_size for path in paths if path.is_file())
