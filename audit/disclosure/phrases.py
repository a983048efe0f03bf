"""What every sentence of one language is made of: names, lists, money, times, and one offer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_date
from babel.lists import format_list

from audit.catalogue import LOCALES, decimal_text, load_catalogue, price_text
from audit.language import Language
from audit.ranking import landed_per_unit
from audit.records.messages import Candidate
from audit.records.money import Money

# How many names are said one by one; a listener loses the thread after that.
NAMES_AT_MOST = 3


class Phrases:
    """The sentences of one language, and how facts read in them."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.french = language is Language.FRENCH
        self._locale = LOCALES[language].replace("-", "_")
        self._catalogue = load_catalogue("audit.disclosure", language)

    def say(self, sentence: str, **arguments: str | int) -> str:
        """A sentence of the catalogue. Raises `SentenceMissing`."""
        return self._catalogue.text(sentence, arguments)

    def has(self, sentence: str) -> bool:
        """Whether the catalogue has this sentence."""
        return sentence in self._catalogue.sentences

    def price(self, money: Money) -> str:
        """An amount of money."""
        return price_text(money, self.language)

    def percent(self, ratio: float) -> str:
        """A share of one, in percent to the tenth, without its sign."""
        return decimal_text(round(ratio * 1000) * 100, self.language)

    def tenths(self, number: int) -> str:
        """A number given in tenths."""
        return decimal_text(number * 100, self.language)

    def together(self, parts: Sequence[str]) -> str:
        """A list as it is spoken: "a, b and c"."""
        return format_list(list(parts), locale=self._locale)

    def quoted(self, names: Sequence[str]) -> str:
        """The first few names in quotation marks, and how many others there are."""
        shown = [
            f"«\u00a0{name}\u00a0»" if self.french else f"“{name}”"
            for name in names[:NAMES_AT_MOST]
        ]
        if rest := len(names) - len(shown):
            return self.say("names-rest", names=", ".join(shown), count=rest)
        return self.together(shown)

    def clock(self, minute: int) -> str:
        """A minute of the day as a time."""
        hour, minutes = divmod(minute, 60)
        if self.french:
            return f"{hour}\u00a0h\u00a0{minutes:02}" if minutes else f"{hour}\u00a0h"
        return f"{hour % 12 or 12}:{minutes:02} {'am' if hour < 12 else 'pm'}"

    def day(self, moment: datetime) -> str:
        """The day of a moment, by the household's clock and without its year."""
        local = moment.astimezone()
        if self.french and local.day == 1:
            return f"1er\u00a0{format_date(local, 'MMMM', locale=self._locale)}"
        return format_date(local, "d\u00a0MMMM", locale=self._locale)

    def time(self, moment: datetime) -> str:
        """The time of day of a moment, by the household's clock."""
        local = moment.astimezone()
        return self.clock(local.hour * 60 + local.minute)

    def name(self, offer: Candidate) -> str:
        """What the product is called."""
        return offer.name.fr if self.french else offer.name.en

    def describe(self, offer: Candidate) -> str:
        """Product, quantity, shop, price, delivery and what that is for a unit; no full stop."""
        delivery = (
            self.say("delivery-paid", amount=self.price(offer.delivery))
            if offer.delivery.cents
            else self.say("delivery-free")
        )
        facts = {
            "name": self.name(offer),
            "merchant": offer.merchant_name,
            "price": self.price(offer.price),
            "delivery": delivery,
        }
        if offer.quantity.unit == "piece" and offer.quantity.amount == 1:
            return self.say("offer-single", **facts)
        return self.say(
            "offer", quantity=self._quantity(offer), unitprice=self.unit_price(offer), **facts
        )

    def unit_price(self, offer: Candidate) -> str:
        """What a kilo, a litre or a piece costs, delivered."""
        unit = offer.quantity.unit
        cents = landed_per_unit(offer.landed.cents, offer.quantity.amount, unit)
        return self.say(f"unit-price-{unit}", amount=self.price(Money(cents=cents)))

    def _quantity(self, offer: Candidate) -> str:
        amount, unit = offer.quantity.amount, offer.quantity.unit
        if unit == "piece":
            return self.say("quantity-piece", count=amount)
        if amount < 1000:
            return self.say(f"quantity-{unit}", amount=amount)
        large = "kg" if unit == "g" else "l"
        return self.say(f"quantity-{large}", amount=decimal_text(amount, self.language))


def capitalised(text: str) -> str:
    """`text` with a capital letter, where that is one letter and the same one."""
    first = text[:1]
    upper = first.upper()
    return upper + text[1:] if len(upper) == 1 and upper.lower() == first else text
