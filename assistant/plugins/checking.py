"""All that is wrong with a skill: by itself, beside our sentences, and as the watchdog reads it.

Whatever fails here is left out of the training, so nobody can ask for it. The gate reads each
sentence again when it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.dialogue.sentences import meanings
from assistant.plugins.folder import SkillFolder, examine, sentence_file
from assistant.plugins.loading import Found, read_folders
from assistant.plugins.problems import Fault, Problem
from assistant.plugins.texts import plain
from assistant.plugins.words import LETTERS_AT_MOST
from audit.language import Language
from audit.watchdog import Kind, Watchdog, load_watchdog


def check(folder: Path, taken: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the skill in `folder`; `taken` has the intent of each sentence of others.

    Raises `WatchdogUnreadable`.
    """
    found = examine(folder)
    if not isinstance(found, SkillFolder):
        return found
    return [*_clashes(found, taken), *_selling(found)]


def usable(project: Path, folders: Sequence[Path]) -> Found:
    """The skills that may be taught beside the sentences of a Rasa project, and all that is wrong.

    Raises `WatchdogUnreadable`.
    """
    if not folders:
        return Found({}, ())
    read = read_folders(folders)
    taken = meanings(project)
    skills: dict[str, SkillFolder] = {}
    problems = list(read.problems)
    for name, skill in read.skills.items():
        wrong = [*_clashes(skill, taken), *_selling(skill)]
        problems += wrong
        if not wrong:
            skills[name] = skill
            taken |= {
                plain(one.text): one.intent for found in skill.sentences.values() for one in found
            }
    return Found(skills, tuple(problems))


def _clashes(skill: SkillFolder, taken: Mapping[str, str]) -> Iterator[Problem]:
    """Sentences that belong to somebody else, or mean two things in the two languages."""
    known = dict(taken)
    for language in Language:
        path = sentence_file(skill.folder, language)
        for sentence in skill.sentences[language]:
            meant = known.setdefault(plain(sentence.text), sentence.intent)
            if meant != sentence.intent:
                yield Problem(path, Fault.CLASH, sentence.line, {"intent": meant})
    for intent in skill.intents:
        if intent in taken.values():
            path = sentence_file(skill.folder, Language.FRENCH)
            yield Problem(path, Fault.CLASH, facts={"intent": intent})


def _selling(skill: SkillFolder) -> Iterator[Problem]:
    """Words that sell, and words nobody could say in one breath."""
    for words in skill.words.values():
        for name in words.names:
            texts = words.texts(name)
            facts: dict[str, object] = {"what": name, "most": LETTERS_AT_MOST}
            if any(not text or len(text) > LETTERS_AT_MOST for text in texts):
                yield Problem(words.path, Fault.UNRENDERABLE, words.line(name), facts)
            elif any(_watchdog().read(text, Kind.SKILL) for text in texts):
                yield Problem(words.path, Fault.SELLS, words.line(name), facts)


@cache
def _watchdog() -> Watchdog:
    return load_watchdog()
