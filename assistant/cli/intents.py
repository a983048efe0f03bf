"""`candide intents`: what can be asked, and how to teach more of it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from assistant.cli.errors import told as errors_told
from assistant.cli.intents_texts import told
from assistant.dialogue.project import DialogueProject
from audit.language import Language, language_of_locale

if TYPE_CHECKING:
    from assistant.plugins.folder import SkillFolder
    from assistant.plugins.problems import Problem

_LANGUAGE = click.Choice([one.value for one in Language])


@click.group(short_help="See what can be asked, and teach more.")
def intents() -> None:
    """See what can be asked, teach it more ways of asking, and write skills of your own.

    \b
    candide intents list
    candide intents try "mets un minuteur de dix minutes"
    candide intents new coin
    """


@intents.command("list")
@errors_told
def list_() -> None:
    """All intents, with how many sentences teach them, and the skills that are added."""
    from assistant.dialogue.sentences import read_own

    project = DialogueProject.find()
    own = read_own(project.folder)
    areas = {one.intent: one.area for one in own}
    click.echo(told("head"))
    for intent in sorted(areas, key=lambda name: (areas[name], name)):
        counts = [sum((one.intent, one.language) == (intent, language) for one in own)
                  for language in Language]  # fmt: skip
        _row(intent, counts, areas[intent])
    for skill in project.skills.skills.values():
        for intent in skill.intents:
            counts = [sum(one.intent == intent for one in skill.sentences[language])
                      for language in Language]  # fmt: skip
            _row(intent, counts, skill.name)
    for skill in project.skills.skills.values():
        _introduce(skill)
    _complain(project.skills.problems)


@intents.command()
@click.argument("intent")
@errors_told
def show(intent: str) -> None:
    """The sentences of an intent, what follows from it, and the words of a skill's answer."""
    from assistant.dialogue.sentences import IntentUnknown, read_own
    from assistant.workshop.rules import actions_after

    project = DialogueProject.find()
    own = [one for one in read_own(project.folder) if one.intent == intent]
    skill = next((s for s in project.skills.skills.values() if intent in s.intents), None)
    if not own and skill is None:
        raise IntentUnknown(intent=intent)
    if skill is None:
        for action, place in actions_after(project.folder, intent):
            click.echo(told("rule", action=action, place=place))
    else:
        _introduce(skill)
        click.echo(told("asks", name=skill.name))
    for language in Language:
        sentences = [one.written for one in own if one.language is language]
        if skill is not None:
            sentences = [one.text for one in skill.sentences[language] if one.intent == intent]
        click.echo(f"{told('sentences', language=told(language.value))} ({len(sentences)})")
        for sentence in sentences:
            click.echo(f"  {sentence}")
    if skill is not None:
        click.echo(told("words"))
        for words in skill.words.values():
            for name in words.names:
                for text in words.texts(name):
                    click.echo(f"  {words.language} {name}: {text}")


@intents.command()
@click.argument("name")
@errors_told
def new(name: str) -> None:
    """Make the folder of a new skill, working and in both languages, to change as you like."""
    from assistant.plugins.folder import CODE
    from assistant.plugins.template import new_skill

    folder = Path(name)
    new_skill(folder)
    click.echo(told("new", folder=folder, code=folder / CODE))
    click.echo(f"  candide intents check {folder}")
    click.echo(f"  CANDIDE_SKILLS={folder} candide train")


@intents.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@errors_told
def check(folder: Path | None) -> None:
    """All that is wrong in a skill's folder, or in all skills that are installed."""
    from assistant.plugins.loading import skill_folders

    folders = [folder] if folder is not None else skill_folders()
    if not folders:
        click.echo(told("nothing"))
    problems = [problem for one in folders for problem in _checked(one)]
    if problems:
        _complain(problems)
        click.echo(told("found", count=len(problems)), err=True)
        sys.exit(1)


@intents.command("try")
@click.argument("sentence")
@click.option("--lang", type=_LANGUAGE, help="The language of the sentence.")
@errors_told
def try_(sentence: str, lang: str | None) -> None:
    """What the trained model takes a sentence for, and what would come of it; nothing is done."""
    from assistant.conversation.requests import ASK_BELOW
    from assistant.hearing.language import guess_language
    from assistant.workshop.trying import try_sentence

    project = DialogueProject.find()
    language = Language(lang) if lang else guess_language(sentence, None, language_of_locale())
    if not project.is_current():
        click.echo(told("stale"), err=True)
    tried = asyncio.run(try_sentence(project, sentence, language))
    click.echo(told("intent", intent=tried.intent, chance=round(100 * tried.confidence)))
    if tried.confidence < ASK_BELOW:
        click.echo(told("unsure"))
    for words in tried.says:
        click.echo(told("says", words=words))
    for effect in tried.does:
        click.echo(told("does", effect=effect))
    if tried.held:
        click.echo(told("held"))


@intents.command()
@click.argument("intent")
@click.argument("sentence")
@click.option("--lang", type=_LANGUAGE, required=True, help="The language of the sentence.")
@errors_told
def add(intent: str, sentence: str, lang: str) -> None:
    """Teach one of our own intents another sentence."""
    from assistant.dialogue.sentences import add_sentence

    project = DialogueProject.find()
    added = add_sentence(project.folder, intent, Language(lang), sentence)
    click.echo(told("added", place=added.place))


@intents.command()
@click.argument("intent")
@click.argument("sentence")
@click.option("--lang", type=_LANGUAGE, required=True, help="The language of the sentence.")
@errors_told
def remove(intent: str, sentence: str, lang: str) -> None:
    """Take a sentence from one of our own intents."""
    from assistant.dialogue.sentences import remove_sentence

    project = DialogueProject.find()
    removed = remove_sentence(project.folder, intent, Language(lang), sentence)
    click.echo(told("removed", place=removed.place))


def _row(intent: str, counts: list[int], area: str) -> None:
    french, english = counts
    click.echo(f"{intent:<24} {french:>9} {english:>8}  {area}")


def _introduce(skill: SkillFolder) -> None:
    manifest = skill.manifest
    kept = manifest.data.fr if language_of_locale() is Language.FRENCH else manifest.data.en
    hosts = ", ".join(manifest.network) or told("no_network")
    facts = {"name": skill.name, "version": manifest.version, "licence": manifest.licence}
    click.echo(told("skill", folder=skill.folder, **facts))
    click.echo(told("data", data=kept))
    click.echo(told("network", hosts=hosts))


def _checked(folder: Path) -> list[Problem]:
    """What is wrong in a folder; says so where nothing is."""
    from assistant.dialogue.sentences import meanings
    from assistant.plugins.checking import check as check_texts
    from assistant.plugins.folder import read_skill

    folder = folder.absolute()
    problems = check_texts(folder, meanings(DialogueProject.find().folder))
    if not problems:
        skill = read_skill(folder)
        problems = _code_problems(skill)
    if not problems:
        counts = {language.value: len(skill.sentences[language]) for language in Language}
        click.echo(told("fine", name=skill.name, intents=len(skill.intents), **counts))
    return problems


def _code_problems(skill: SkillFolder) -> list[Problem]:
    """What keeps the class from being loaded, found out in a household that is thrown away."""
    from assistant.plugins.apart import SkillFailed, SkillProcess
    from assistant.plugins.folder import CODE
    from assistant.plugins.problems import Fault, Problem

    with TemporaryDirectory() as home:
        process = SkillProcess(skill, Path(home))
        try:
            process.start()
        except SkillFailed as error:
            return [Problem(skill.folder / CODE, Fault.CODE, facts={"why": error.facts["why"]})]
        finally:
            process.close()
    return []


def _complain(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(problem.sentence(language_of_locale()), err=True)
