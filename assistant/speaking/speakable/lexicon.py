"""The words a language supplies to the rules that both languages share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.speaking.speakable.numbers import Figure


@dataclass(frozen=True)
class Unit:
    """A unit of measure: how it is printed, and its name for one and for several."""

    symbols: tuple[str, ...]
    one: str
    many: str
    feminine: bool = False


@dataclass(frozen=True)
class Currency:
    """A currency: how it is printed, and the names of its unit and of its hundredth."""

    symbols: tuple[str, ...]
    one: str
    many: str
    cent: str
    cents: str
    feminine: bool = False


@dataclass(frozen=True)
class Lexicon:
    """A language's units, currencies and small words, and the grammar they follow."""

    units: tuple[Unit, ...]
    currencies: tuple[Currency, ...]
    minus: str
    plus: str
    to: str
    times: str
    by: str
    in_packs_of: str
    percent: str
    by_volume: str
    # Marks that group thousands in a measure, and in a price that is not per unit.
    measure_grouping: frozenset[str]
    price_grouping: frozenset[str]
    # Whether `2 €3` is a count before a price (English) or a price before a figure (French).
    symbol_first: bool
    # The words of a figure, which in French agrees in gender with what it counts.
    count: Callable[[Figure, bool], str]
    # The name of a currency or of a unit after a figure, with its number right.
    named: Callable[[Figure, str, str], str]
    # "le kilo", "les 100 grammes", "per kilo": what a price, or else a measure, is counted by.
    price_per: Callable[[Figure | None, Unit | None, str], str]
    measure_per: Callable[[Figure | None, Unit | None, str], str]
    # How a phrase joins the word before it: French "de" and "que" lose their vowel before "un".
    joined: Callable[[str, str], str]

    def unit(self, symbol: str) -> Unit | None:
        """The unit printed as `symbol`, if there is one."""
        return next((unit for unit in self.units if symbol in unit.symbols), None)

    def currency(self, symbol: str) -> Currency:
        """The currency printed as `symbol`, one of the symbols of the lexicon."""
        return next(each for each in self.currencies if symbol in each.symbols)
