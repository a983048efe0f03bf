"""Asks a skill that others wrote, and passes on what it answers: a sentence of its own, and facts.

It is registered by hand where there are skills (`assistant.actions.__main__`); Rasa knows of it
only where it was trained with them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Tracker
from rasa_sdk.types import DomainDict

from assistant.actions.context import asked, hand_over, only_in_earnest, say
from assistant.plugins.apart import Question, SkillFailed, SkillProcess, SkillUnwalled
from assistant.plugins.folder import SkillFolder
from audit.records.messages import Assist


class ThirdParty:
    """All skills of others, each in a process of its own that starts when it is first asked."""

    def __init__(self, skills: Collection[SkillFolder], home: Path) -> None:
        """`home` is the household's folder, where each has one for what it keeps."""
        apart = {skill.name: SkillProcess(skill, home) for skill in skills}
        self._skills = {
            intent: (skill.name, apart[skill.name]) for skill in skills for intent in skill.intents
        }

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Answer one turn. A skill may keep something, so it is asked in earnest alone."""
        turn = asked(tracker)
        if turn.rehearsal:
            return only_in_earnest(dispatcher)
        if turn.intent not in self._skills:
            say(dispatcher, turn, "control", "skill-missing")
            return []
        name, process = self._skills[turn.intent]
        question = Question(turn.heard, turn.language, turn.device.now, turn.intent)
        try:
            given = await asyncio.to_thread(process.ask, question)
            message = Assist(
                utterance=f"{name}.{given.sentence}",
                arguments=given.arguments,
                skill=name,
                intent=turn.intent,
            )
        except SkillUnwalled:
            say(dispatcher, turn, "control", "skill-unwalled")
        except (SkillFailed, ValidationError):
            say(dispatcher, turn, "control", "skill-failed")
        else:
            hand_over(dispatcher, message)
        return []
