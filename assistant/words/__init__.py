"""All that Candide can say when it helps, in French and English: one catalogue, rendered here."""

from __future__ import annotations

from assistant.words.rendering import fixed_sentences, render

__all__ = ["fixed_sentences", "render"]
