"""What a form asks for, as against another request that comes instead of an answer."""

from __future__ import annotations

from assistant.actions.context import Asked

# What a bare answer may be taken for: a thing, a number, a yes. Every other intent, understood
# clearly, is no answer to "what shall I note?" but the next request.
ANSWERS = frozenset(
    """
    accept add_to_list ask_price compare find_product nlu_fallback out_of_scope remove_from_list
    """.split()
)
SURE_ENOUGH = 0.6


def is_another_request(turn: Asked) -> bool:
    """Whether a sentence said while a form waits asks for something else."""
    return turn.intent not in ANSWERS and turn.confidence >= SURE_ENOUGH
