"""Our own training sentences, line by line, and how one is put into its file or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.plugins.texts import is_written_as_spoken, plain
from audit.errors import CandideError
from audit.language import Language

_INTENT = re.compile(r"- intent: (\w+)")
_SENTENCE = re.compile(r"\s+- (.+)")
_MARK = re.compile(r"\[([^\]]*)\]\(product\)")


class IntentUnknown(CandideError):
    """There is no intent of this name, neither of ours nor of a skill."""

    code = "intent-unknown"
    fr = (
        "Il n’y a pas d’intention «\u00a0{intent}\u00a0»\u00a0: "
        "«\u00a0candide intents list\u00a0» les montre."
    )
    en = "There is no intent “{intent}”: “candide intents list” shows them."


class SentenceUnfit(CandideError):
    """A sentence was not written as a recogniser would write it."""

    code = "sentence-unfit"
    fr = (
        "Écrivez «\u00a0{sentence}\u00a0» comme on parle\u00a0: en minuscules, "
        "les nombres en lettres, sans ponctuation."
    )
    en = "Write “{sentence}” as people speak: lower case, numbers as words, no punctuation."


class SentenceTaken(CandideError):
    """A sentence has a meaning already."""

    code = "sentence-taken"
    fr = "«\u00a0{sentence}\u00a0» appartient déjà à «\u00a0{intent}\u00a0» ({place})."
    en = "“{sentence}” belongs to “{intent}” already ({place})."


class SentenceUnknown(CandideError):
    """A sentence that is to be removed is not there."""

    code = "sentence-unknown"
    fr = "«\u00a0{intent}\u00a0» n’a pas de phrase «\u00a0{sentence}\u00a0»."
    en = "“{intent}” has no sentence “{sentence}”."


class SentenceLast(CandideError):
    """An intent without sentences could not be learnt."""

    code = "sentence-last"
    fr = "C’est la dernière phrase de «\u00a0{intent}\u00a0»\u00a0: elle reste."
    en = "That is the last sentence of “{intent}”: it stays."


@dataclass(frozen=True)
class OwnSentence:
    """A sentence as it is written, its marks left in `written`, and where it stands."""

    written: str
    intent: str
    language: Language
    path: Path
    line: int

    @property
    def text(self) -> str:
        """The sentence as it is said."""
        return _MARK.sub(r"\1", self.written)

    @property
    def area(self) -> str:
        """The part of what Candide does that the intent belongs to."""
        return self.path.stem

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


def read_own(project: Path, part: str = "nlu") -> list[OwnSentence]:
    """All sentences of a Rasa project, or of the `tests` that it must not learn."""
    return [
        sentence
        for language in Language
        for path in sorted((project / part / language.value).glob("*.yml"))
        for sentence in _read_file(path, language)
    ]


def meanings(project: Path) -> dict[str, str]:
    """The intent of each sentence, by its words alone."""
    return {plain(sentence.text): sentence.intent for sentence in read_own(project)}


def add_sentence(project: Path, intent: str, language: Language, written: str) -> OwnSentence:
    """Put a sentence at the end of its intent, in the file of its area.

    Raises `IntentUnknown`, `SentenceUnfit` or `SentenceTaken`.
    """
    own = read_own(project)
    there = [one for one in own if (one.intent, one.language) == (intent, language)]
    if not there:
        raise IntentUnknown(intent=intent)
    last = there[-1]
    new = OwnSentence(written, intent, language, last.path, last.line + 1)
    if not is_written_as_spoken(new.text):
        raise SentenceUnfit(sentence=written)
    for other in (*own, *read_own(project, "tests")):
        same_words = plain(other.text) == plain(new.text)
        if same_words and (other.language == language or other.intent != intent):
            raise SentenceTaken(sentence=new.text, intent=other.intent, place=other.place)
    lines = last.path.read_text("utf-8").split("\n")
    indent = lines[last.line - 1].partition("-")[0]
    lines.insert(last.line, f"{indent}- {written}")
    _write(last.path, lines)
    return new


def remove_sentence(project: Path, intent: str, language: Language, said: str) -> OwnSentence:
    """Take a sentence out; what it is is told by its words alone.

    Raises `IntentUnknown`, `SentenceUnknown` or `SentenceLast`.
    """
    there = [one for one in read_own(project) if (one.intent, one.language) == (intent, language)]
    if not there:
        raise IntentUnknown(intent=intent)
    said = plain(_MARK.sub(r"\1", said))
    found = next((one for one in there if plain(one.text) == said), None)
    if found is None:
        raise SentenceUnknown(intent=intent, sentence=said)
    if len(there) == 1:
        raise SentenceLast(intent=intent)
    lines = found.path.read_text("utf-8").split("\n")
    del lines[found.line - 1]
    _write(found.path, lines)
    return found


def _read_file(path: Path, language: Language) -> Iterator[OwnSentence]:
    intent = ""
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if heading := _INTENT.match(line.strip()):
            intent = heading.group(1)
        elif intent and (found := _SENTENCE.fullmatch(line)):
            yield OwnSentence(found.group(1), intent, language, path, number)


def _write(path: Path, lines: list[str]) -> None:
    """Write the whole file or nothing."""
    new = path.with_suffix(".new")
    new.write_text("\n".join(lines), "utf-8")
    new.replace(path)
