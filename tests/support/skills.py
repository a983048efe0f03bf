"""Skills of others, as their authors write them: sound ones, and whatever a test spoils."""

from __future__ import annotations

import ctypes
import platform
from pathlib import Path

import pytest

from audit.language import Language


def _kernel_has_walls() -> bool:
    if platform.system() != "Linux":
        return False
    return ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) > 0


needs_walls = pytest.mark.skipif(not _kernel_has_walls(), reason="this kernel has no Landlock")
HEADING = "from assistant.plugins.api import Answer, Asked, Skill\n\n\n"
MANIFEST = """\
name = "{name}"
version = "1.0"
licence = "GPL-3.0-or-later"
network = {network}
[data]
fr = "Ne garde rien."
en = "Keeps nothing."
"""
ENDINGS = """
    alpha bravo charlie delta echo foxtrot golf hotel india juliette kilo lima mike november oscar
    papa quebec romeo sierra tango
""".split()
WORDS = {
    Language.FRENCH: "heads = Face.\ntails = Pile.\ntold = C’est { $what }.\n",
    Language.ENGLISH: "heads = Heads.\ntails = Tails.\ntold = It is { $what }.\n",
}
BEGINNINGS = {Language.FRENCH: "lance la pièce", Language.ENGLISH: "toss the coin"}


def answering(body: str) -> str:
    """A class whose `answer` has this body, one line or more."""
    lines = "".join(f"        {line}\n" for line in body.splitlines())
    return f"{HEADING}class Coin(Skill):\n    def answer(self, asked: Asked) -> Answer:\n{lines}"


def sentences(name: str, language: Language) -> str:
    """A file of twenty sentences."""
    lines = [f"  - {BEGINNINGS[language]} {ending}\n" for ending in ENDINGS]
    return f"{name}_toss:\n" + "".join(lines)


def write_skill(
    parent: Path,
    name: str = "coin",
    body: str = 'return Answer("heads")',
    network: str = "[]",
    **files: str | bytes | None,
) -> Path:
    """The folder of a skill; `files` are put in place of sound ones, `fr_yml` for fr.yml.

    None leaves a file out.
    """
    folder = parent / name
    folder.mkdir(parents=True)
    texts: dict[str, str | bytes | None] = {
        "__init___py": "",
        "skill_py": answering(body),
        "skill_toml": MANIFEST.format(name=name, network=network),
    }
    for language in Language:
        texts[f"{language}_yml"] = sentences(name, language)
        texts[f"{language}_ftl"] = WORDS[language]
    for key, text in (texts | files).items():
        stem, _, ending = key.rpartition("_")
        if text is not None:
            content = text.encode() if isinstance(text, str) else text
            (folder / f"{stem}.{ending}").write_bytes(content)
    return folder
