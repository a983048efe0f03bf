"""Where French wants a no-break space and has none."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0\u202f"


def badly_spaced(text: str) -> list[str]:
    """The places before : ; ? ! % » € and after « that have another character."""
    return re.findall(rf"[^{NO_BREAK}\d/][:;?!](?=\s|$)|[^{NO_BREAK}][%»€]|«[^{NO_BREAK}]", text)
