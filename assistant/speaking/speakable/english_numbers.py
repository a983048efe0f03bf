"""English numbers in words."""

from __future__ import annotations

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_GREAT = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_RANKS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def cardinal(number: int) -> str:
    """The words of a number below a thousand billion: "one thousand two hundred and five"."""
    words: list[str] = []
    rest = number
    for size, name in _GREAT:
        many, rest = divmod(rest, size)
        if many:
            words += [_below_thousand(many), name]
    if rest or not number:
        words += ["and"] * bool(words and rest < 100) + [_below_thousand(rest)]
    return " ".join(words)


def ordinal(number: int) -> str:
    """The words of a rank: "first", "twenty-second", "one hundredth"."""
    words = cardinal(number)
    start = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[start:]
    if last not in _RANKS:
        return words[: -len("y")] + "ieth" if last.endswith("y") else words + "th"
    return words[:start] + _RANKS[last]


def year(number: int) -> str:
    """The words of a year from 1000 to 2999: "nineteen oh five", "two thousand", "twenty ten"."""
    century, rest = divmod(number, 100)
    if century % 10 == 0 and rest < 10:
        return cardinal(number)
    if not rest:
        return f"{_below_thousand(century)} hundred"
    return f"{_below_thousand(century)} {'oh ' if rest < 10 else ''}{_below_thousand(rest)}"


def decade(number: int) -> str:
    """The words of ten years: "nineteen eighties", "nineties", "two thousands"."""
    words = year(number) if number >= 1000 else cardinal(number)
    return words[: -len("y")] + "ies" if words.endswith("y") else words + "s"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_UNITS[hundreds], "hundred"] if hundreds else []
    if rest or not hundreds:
        words += ["and"] * bool(hundreds) + [_below_hundred(rest)]
    return " ".join(words)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    ten, unit = divmod(number, 10)
    return f"{_TENS[ten]}-{_UNITS[unit]}" if unit else _TENS[ten]
