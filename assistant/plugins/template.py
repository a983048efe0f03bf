"""A new skill, whole and working from the first minute, for its author to change."""

from __future__ import annotations

from pathlib import Path

from assistant.plugins.folder import CODE, MANIFEST, PACKAGE, sentence_file, word_file
from assistant.plugins.texts import NAME, OURS
from audit.errors import CandideError
from audit.language import Language

_MANIFEST = """\
name = "{name}"
version = "0.1"
licence = "GPL-3.0-or-later"
network = []    # hosts it wants to talk to; the household decides

[data]    # what it keeps of a household, in one sentence
fr = "Ne garde rien."
en = "Keeps nothing."
"""
_CODE = """\
from assistant.plugins.api import Answer, Asked, Skill


class {title}(Skill):
    def answer(self, asked: Asked) -> Answer:
        return Answer("hello", {{"time": f"{{asked.now:%H:%M}}"}})
"""
_WORDS = {
    Language.FRENCH: "hello = Ici {name}, il est {{ $time }}.\n",
    Language.ENGLISH: "hello = This is {name} and it is {{ $time }}.\n",
}
_WAYS = {
    Language.FRENCH: """
        {name} bonjour
        ouvre {name}
        lance {name}
        demande à {name}
        demandez à {name}
        ouvre moi {name}
        tu peux ouvrir {name}
        pouvez vous ouvrir {name}
        je voudrais {name}
        j'aimerais parler à {name}
        passe moi {name}
        va voir {name}
        est-ce que {name} est là
        {name} tu es là
        dis bonjour à {name}
        essaie {name} pour voir
        on essaie {name}
        appelle {name} s'il te plaît
        démarre {name}
        qu'est-ce que dit {name}
        {name} s'il te plaît
    """,
    Language.ENGLISH: """
        hello {name}
        open {name}
        start {name}
        ask {name}
        ask {name} please
        could you open {name}
        can you start {name}
        i'd like {name}
        i want to talk to {name}
        get me {name}
        go and see {name}
        is {name} there
        {name} are you there
        say hello to {name}
        try {name} and see
        let's try {name}
        call up {name} please
        run {name}
        what does {name} say
        let me have {name}
        over to {name}
    """,
}


class FolderExists(CandideError):
    """Nothing is written over what is there."""

    code = "folder-exists"
    fr = "{folder} existe déjà\u00a0: choisissez un autre nom."
    en = "{folder} exists already: choose another name."


class NameUnfit(CandideError):
    """A skill cannot be called like this."""

    code = "skill-name-unfit"
    fr = (
        "«\u00a0{name}\u00a0» ne va pas\u00a0: 3 à 20 lettres minuscules sans accent et chiffres, "
        "une lettre d’abord, et aucun nom à nous."
    )
    en = (
        "“{name}” will not do: 3 to 20 plain lower-case letters and digits, a letter first, "
        "and none of our own names."
    )


def new_skill(folder: Path) -> list[Path]:
    """Write a skill that is called like `folder`; the files, in the order to read them.

    Raises `NameUnfit` or `FolderExists`.
    """
    name = folder.name
    if not NAME.fullmatch(name) or name in OURS:
        raise NameUnfit(name=name)
    if folder.exists():
        raise FolderExists(folder=folder)
    folder.mkdir(parents=True)
    texts = {
        folder / CODE: _CODE.format(name=name, title=name.title()),
        folder / MANIFEST: _MANIFEST.format(name=name),
        folder / PACKAGE: "",
    }
    for language in Language:
        ways = [way.strip() for way in _WAYS[language].strip().splitlines()]
        lines = [f"  - {way.format(name=name)}\n" for way in ways]
        texts[sentence_file(folder, language)] = f"{name}_hello:\n" + "".join(lines)
        texts[word_file(folder, language)] = _WORDS[language].format(name=name)
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    return list(texts)
