"""A skill as its folder has it: read and compared, with nothing of its code run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.plugins.problems import Fault, Problem, SkillFaulty
from assistant.plugins.texts import (
    SENTENCES_AT_LEAST,
    SENTENCES_AT_MOST,
    BadText,
    Manifest,
    Sentence,
    is_written_as_spoken,
    plain,
    read_manifest,
    read_sentences,
    read_text,
)
from assistant.plugins.words import WordFile, read_words
from audit.language import Language

MANIFEST, CODE = "skill.toml", "skill.py"
PACKAGE = "__init__.py"


@dataclass(frozen=True)
class SkillFolder:
    """What a sound skill has: a manifest, sentences and words in both languages."""

    folder: Path
    manifest: Manifest
    sentences: dict[Language, list[Sentence]]
    words: dict[Language, WordFile]

    @property
    def name(self) -> str:
        return self.manifest.name

    @property
    def intents(self) -> list[str]:
        """What it answers to."""
        return sorted({sentence.intent for sentence in self.sentences[Language.FRENCH]})


def sentence_file(folder: Path, language: Language) -> Path:
    """Where a skill's sentences of a language stand."""
    return folder / f"{language}.yml"


def word_file(folder: Path, language: Language) -> Path:
    """Where a skill's words of a language stand."""
    return folder / f"{language}.ftl"


def read_skill(folder: Path) -> SkillFolder:
    """The skill in `folder`. Raises `SkillFaulty` with the first thing that is wrong."""
    found = examine(folder)
    if isinstance(found, SkillFolder):
        return found
    raise SkillFaulty(folder.name, found[0])


def examine(folder: Path) -> SkillFolder | list[Problem]:
    """The skill in `folder`, or all that is wrong with it, as far as it can be told by itself."""
    problems: list[Problem] = []
    try:
        manifest = read_manifest(folder / MANIFEST)
    except BadText as error:
        return [error.problem]
    name = manifest.name
    if folder.name != name:
        problems.append(Problem(folder, Fault.FOLDER, facts={"name": name}))
    sentences: dict[Language, list[Sentence]] = {}
    words: dict[Language, WordFile] = {}
    for file in (PACKAGE, CODE):
        try:
            read_text(folder / file)
        except BadText as error:
            problems.append(error.problem)
    for language in Language:
        try:
            sentences[language], wrong = read_sentences(sentence_file(folder, language), name)
            problems += wrong
        except BadText as error:
            problems.append(error.problem)
        try:
            words[language] = read_words(word_file(folder, language), language)
        except BadText as error:
            problems.append(error.problem)
    for language, found in sentences.items():
        problems += _sentence_faults(sentence_file(folder, language), found)
    for file_of_words in words.values():
        problems += file_of_words.faults()
    if not problems:
        problems += _intents_apart(folder, sentences)
        problems += _words_apart(words)
    return problems or SkillFolder(folder, manifest, sentences, words)


def _sentence_faults(path: Path, sentences: list[Sentence]) -> Iterator[Problem]:
    """What is wrong with the sentences of one language."""
    if not sentences:
        yield Problem(path, Fault.NO_INTENT)
    if len(sentences) > SENTENCES_AT_MOST:
        yield Problem(path, Fault.MANY, facts={"most": SENTENCES_AT_MOST})
    seen: dict[str, int] = {}
    for sentence in sentences:
        if not is_written_as_spoken(sentence.text):
            yield Problem(path, Fault.WRITTEN, sentence.line)
        elif (before := seen.setdefault(plain(sentence.text), sentence.line)) != sentence.line:
            yield Problem(path, Fault.TWICE, sentence.line, {"at": before})
    counts = Counter(sentence.intent for sentence in sentences)
    for intent, count in counts.items():
        if count < SENTENCES_AT_LEAST:
            facts: dict[str, object] = {"intent": intent, "count": count}
            yield Problem(path, Fault.FEW, facts={**facts, "least": SENTENCES_AT_LEAST})


def _intents_apart(folder: Path, sentences: dict[Language, list[Sentence]]) -> Iterator[Problem]:
    """Intents of one language that the other lacks."""
    for language, other in _both_ways():
        there = {sentence.intent for sentence in sentences[other]}
        missing = {one.intent: one.line for one in reversed(sentences[language])}
        for intent, line in sorted(missing.items()):
            if intent not in there:
                facts: dict[str, object] = {"what": intent, "file": f"{other}.yml"}
                yield Problem(
                    sentence_file(folder, language), Fault.OTHER_LANGUAGE, line - 1, facts
                )


def _words_apart(words: dict[Language, WordFile]) -> Iterator[Problem]:
    """Words of one language that the other lacks or fills with other facts."""
    for language, other in _both_ways():
        here, there = words[language], words[other]
        for name in here.names:
            line = here.line(name)
            facts: dict[str, object] = {"what": name, "file": there.path.name}
            if name not in there.names:
                yield Problem(here.path, Fault.OTHER_LANGUAGE, line, facts)
                continue
            for argument in sorted(here.arguments(name) - there.arguments(name)):
                more: dict[str, object] = {
                    "what": argument,
                    "sentence": name,
                    "file": there.path.name,
                }
                yield Problem(here.path, Fault.ARGUMENT, line, more)
        try:
            _ = here.catalogue
        except ValueError as error:
            facts = {"what": str(error).split(" ")[0]}
            yield Problem(here.path, Fault.WORDS_TWICE, facts=facts)


def _both_ways() -> tuple[tuple[Language, Language], tuple[Language, Language]]:
    one, other = Language
    return (one, other), (other, one)
