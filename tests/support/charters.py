"""A charter for tests of what the gate does by itself."""

from __future__ import annotations

from audit.charter import Decision, Profile
from audit.language import Language


class Lenient:
    """A charter that refuses nothing: what is tried then is the gate's own work."""

    digest = "1" * 64
    text = ""
    released = False

    def profile(self, name: str) -> Profile:
        return Profile(name, 10_000, 100, 100)

    def decide(self, facts: object) -> Decision:
        return Decision(allowed=True, rules=("suggestion-permitted",))

    def sentence(self, rule: str, language: Language) -> str:
        return rule
