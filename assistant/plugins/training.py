"""What Rasa learns of skills: their sentences, intents and rules, as files of a Rasa project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from assistant.plugins.folder import SkillFolder
from audit.language import Language

ACTION = "action_skill"
_VERSION = 'version: "3.1"\n'


def training_files(skills: Iterable[SkillFolder]) -> dict[str, str]:
    """The files by their path in the project; none where there are no skills."""
    sorted_skills = sorted(skills, key=lambda skill: skill.name)
    if not sorted_skills:
        return {}
    intents = [intent for skill in sorted_skills for intent in skill.intents]
    files = {
        "domain/skills.yml": _VERSION
        + "intents:\n"
        + "".join(f"  - {intent}\n" for intent in intents)
        + f"actions:\n  - {ACTION}\n",
        "rules/skills.yml": _VERSION
        + "rules:\n"
        + "".join(
            f"  - rule: {intent}\n    steps:\n      - intent: {intent}\n      - action: {ACTION}\n"
            for intent in intents
        ),
    }
    for skill in sorted_skills:
        for language in Language:
            files[f"nlu/{language}/{skill.name}.yml"] = _sentences(skill, language)
    return files


def write_project(project: Path, files: dict[str, str], folder: Path) -> None:
    """Put `files` into `folder`, and our own domain, which Rasa reads from one place alone."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for own in sorted((project / "domain").rglob("*.yml")):
        (folder / "domain" / f"own-{own.name}").write_bytes(own.read_bytes())


def _sentences(skill: SkillFolder, language: Language) -> str:
    lines = [_VERSION + "nlu:\n"]
    for intent in skill.intents:
        lines.append(f"- intent: {intent}\n  examples: |\n")
        lines += [
            f"    - {one.text}\n" for one in skill.sentences[language] if one.intent == intent
        ]
    return "".join(lines)
