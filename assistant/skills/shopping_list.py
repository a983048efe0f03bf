"""The shopping list: things merged with what is there, ticked off rather than deleted.

Adding never orders anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from assistant.folding import fold
from assistant.household.tables import ListItem
from assistant.skills.items import Item, LanguageCode

_UNITS: dict[LanguageCode, dict[str, tuple[str, str]]] = {
    "fr": {
        "pack": ("paquet", "paquets"),
        "bottle": ("bouteille", "bouteilles"),
        "box": ("boîte", "boîtes"),
        "can": ("conserve", "conserves"),
        "jar": ("pot", "pots"),
        "slice": ("tranche", "tranches"),
        "bunch": ("botte", "bottes"),
        "bar": ("tablette", "tablettes"),
        "roll": ("rouleau", "rouleaux"),
        "pair": ("paire", "paires"),
        "bag": ("sac", "sacs"),
    },
    "en": {
        "pack": ("pack", "packs"),
        "bottle": ("bottle", "bottles"),
        "box": ("box", "boxes"),
        "can": ("tin", "tins"),
        "jar": ("jar", "jars"),
        "slice": ("slice", "slices"),
        "bunch": ("bunch", "bunches"),
        "bar": ("bar", "bars"),
        "roll": ("roll", "rolls"),
        "pair": ("pair", "pairs"),
        "bag": ("bag", "bags"),
    },
}
_VOWELS = "aeiouàâäéèêëîïôöùûüœh"
# Things to buy before whose h nothing is elided: "500 g de haricots".
_ASPIRATED = ("hachis", "hamburger", "hamster", "hareng", "haricot", "hochet", "homard", "hot-dog",
              "houmous", "housse")  # fmt: skip
# As much as fits into one argument of a message; nobody says a longer name.
PHRASE_AT_MOST = 200


class ShoppingList:
    """The household's one list, in the action server's own database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, items: Sequence[Item]) -> list[Item]:
        """Put `items` on the list, adding up the same thing in the same unit; returns the sums."""
        with Session(self._engine) as session, session.begin():
            return [self._add_one(session, item) for item in items]

    def read(self) -> list[Item]:
        """What is still to buy, oldest first."""
        with Session(self._engine) as session:
            rows = session.scalars(
                select(ListItem).where(ListItem.done.is_(False)).order_by(ListItem.id)
            )
            return [_item(row) for row in rows]

    def tick_off(self, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
        """Tick `items` off, whatever their amount; returns the ticked and those not there."""
        ticked: list[Item] = []
        missing: list[Item] = []
        with Session(self._engine) as session, session.begin():
            for item in items:
                open_rows = session.scalars(
                    select(ListItem).where(
                        ListItem.folded == fold(item.name), ListItem.done.is_(False)
                    )
                ).all()
                ticked.extend(_item(row) for row in open_rows)
                if not open_rows:
                    missing.append(item)
                ids = [row.id for row in open_rows]
                session.execute(update(ListItem).where(ListItem.id.in_(ids)).values(done=True))
        return ticked, missing

    def _add_one(self, session: Session, item: Item) -> Item:
        row = session.scalar(
            select(ListItem).where(
                ListItem.folded == fold(item.name),
                ListItem.unit.is_(item.unit) if item.unit is None else ListItem.unit == item.unit,
                ListItem.done.is_(False),
            )
        )
        if row is None:
            row = ListItem(
                name=item.name, folded=fold(item.name), unit=item.unit, done=False, amount=None
            )
            session.add(row)
            row.amount = None if item.amount is None else str(Fraction(item.amount))
        elif item.amount is not None:
            if Fraction(row.amount or 1) < 2:
                row.name = item.name  # "1 pomme" becomes "pommes"
            row.amount = str(Fraction(row.amount or 0) + Fraction(item.amount))
        return _item(row)


def phrase(item: Item, language: LanguageCode) -> str:
    """How the thing reads in a list: "2 kg de pommes", "6 œufs", "2 bottles of milk"."""
    return _phrase(item, language)[:PHRASE_AT_MOST]


def _phrase(item: Item, language: LanguageCode) -> str:
    if item.amount is None:
        return item.name
    amount = _amount_text(Fraction(item.amount), language)
    if item.unit is None:
        return f"{amount} {item.name}"
    one, many = _UNITS[language].get(item.unit, (item.unit, item.unit))
    # In French the plural begins at two, in English after one.
    single = Fraction(item.amount) < 2 if language == "fr" else Fraction(item.amount) <= 1
    unit = one if single else many
    if language == "en":
        return f"{amount} {unit} of {item.name}"
    name = item.name.lower()
    elided = name[:1] in _VOWELS and not name.startswith(_ASPIRATED)
    of = "d'" if elided else "de "
    return f"{amount} {unit} {of}{item.name}"


def _amount_text(amount: Fraction, language: LanguageCode) -> str:
    if amount.denominator == 1:
        return str(amount.numerator)
    if 100 % amount.denominator == 0:
        decimal = f"{float(amount):.2f}".rstrip("0")
        return decimal.replace(".", ",") if language == "fr" else decimal
    return f"{amount.numerator}/{amount.denominator}"


def _item(row: ListItem) -> Item:
    amount = None if row.amount is None else Fraction(row.amount)
    return Item(name=row.name, amount=amount, unit=row.unit)
