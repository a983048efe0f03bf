"""Numbers as people read them: ratios with both halves, shares rounded up, waits in hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.charter import NEVER_MINUTES
from audit.language import Language
from audit.ledger.erasure import ranges_of

_PARTS = ("turns", "words", "ms")
_UNITS: Mapping[Language, Mapping[str, str]] = {
    Language.FRENCH: {"turns": "échanges", "words": "mots", "ms": "secondes"},
    Language.ENGLISH: {"turns": "turns", "words": "words", "ms": "seconds"},
}


def percent(hundredths: int, language: Language) -> str:
    """Hundredths of a percent: `4.12%`, `4,12 %`, and `2%` where there is nothing behind."""
    whole, part = divmod(hundredths, 100)
    if language is Language.FRENCH:
        return f"{whole},{part:02}\u00a0%" if part else f"{whole}\u00a0%"
    return f"{whole}.{part:02}%" if part else f"{whole}%"


def rounded_up(sold: int, total: int) -> int:
    """A share in hundredths of a percent, rounded up, as the caps are held to it."""
    return -(-10_000 * sold // total) if sold else 0


def halves(share: Mapping[str, int], language: Language) -> str:
    """A share by turns, words and seconds: what was sold, of what, and what that is."""
    told = []
    for part in _PARTS:
        sold, total = share[f"sold_{part}"], share[f"sold_{part}"] + share[f"helped_{part}"]
        ratio = percent(rounded_up(sold, total), language) if total else "–"
        told.append(
            f"{_amount(part, sold, language)} {_of(language)} {_amount(part, total, language)} "
            f"{_UNITS[language][part]} ({ratio})"
        )
    return ", ".join(told)


def minutes(count: int, language: Language) -> str:
    """Powered-on minutes; `never` for what never happened."""
    if count >= NEVER_MINUTES:
        return "jamais" if language is Language.FRENCH else "never"
    hours, rest = divmod(count, 60)
    written = [f"{hours}\u00a0h"] * bool(hours) + [f"{rest}\u00a0min"] * bool(rest or not hours)
    return " ".join(written)


def number_ranges(numbers: Sequence[int]) -> str:
    """Record numbers as people write them: `3, 5–7`, all of them."""
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges_of(numbers))


def _amount(part: str, value: int, language: Language) -> str:
    if part != "ms":
        return str(value)
    point = "," if language is Language.FRENCH else "."
    return f"{value // 1000}{point}{value % 1000:03}"


def _of(language: Language) -> str:
    return "sur" if language is Language.FRENCH else "of"
