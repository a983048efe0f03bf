"""What the shared rules need to know of French: its units, its genders, its small words."""

from __future__ import annotations

from assistant.speaking.speakable.french_numbers import cardinal
from assistant.speaking.speakable.lexicon import Currency, Lexicon, Unit
from assistant.speaking.speakable.numbers import Figure

_UNITS = (
    Unit(("µg", "mcg"), "microgramme", "microgrammes"),
    Unit(("mg",), "milligramme", "milligrammes"),
    Unit(("g", "gr", "grs"), "gramme", "grammes"),
    Unit(("kg", "Kg", "KG", "kgs"), "kilo", "kilos"),
    Unit(("t",), "tonne", "tonnes", feminine=True),
    Unit(("ml", "mL", "ML"), "millilitre", "millilitres"),
    Unit(("cl", "cL", "CL"), "centilitre", "centilitres"),
    Unit(("dl", "dL"), "décilitre", "décilitres"),
    Unit(("l", "L"), "litre", "litres"),
    Unit(("hl", "hL"), "hectolitre", "hectolitres"),
    Unit(("mm",), "millimètre", "millimètres"),
    Unit(("cm",), "centimètre", "centimètres"),
    Unit(("m",), "mètre", "mètres"),
    Unit(("km",), "kilomètre", "kilomètres"),
    Unit(("cm²", "cm2"), "centimètre carré", "centimètres carrés"),
    Unit(("m²", "m2"), "mètre carré", "mètres carrés"),
    Unit(("cm³", "cm3"), "centimètre cube", "centimètres cubes"),
    Unit(("m³", "m3"), "mètre cube", "mètres cubes"),
    Unit(("W",), "watt", "watts"),
    Unit(("kW",), "kilowatt", "kilowatts"),
    Unit(("Wh",), "wattheure", "wattheures"),
    Unit(("kWh",), "kilowattheure", "kilowattheures"),
    Unit(("V",), "volt", "volts"),
    Unit(("mA",), "milliampère", "milliampères"),
    Unit(("mAh",), "milliampère-heure", "milliampères-heures"),
    Unit(("Hz",), "hertz", "hertz"),
    Unit(("MHz",), "mégahertz", "mégahertz"),
    Unit(("GHz",), "gigahertz", "gigahertz"),
    Unit(("kcal",), "kilocalorie", "kilocalories", feminine=True),
    Unit(("kJ",), "kilojoule", "kilojoules"),
    Unit(("dB",), "décibel", "décibels"),
    Unit(("ko", "Ko"), "kilooctet", "kilooctets"),
    Unit(("Mo", "MB"), "mégaoctet", "mégaoctets"),
    Unit(("Go", "GB"), "gigaoctet", "gigaoctets"),
    Unit(("To", "TB"), "téraoctet", "téraoctets"),
    Unit(("lm",), "lumen", "lumens"),
    Unit(("tr",), "tour", "tours"),
    Unit(("hPa",), "hectopascal", "hectopascals"),
    Unit(("°C", "°"), "degré", "degrés"),
    Unit(("°F",), "degré Fahrenheit", "degrés Fahrenheit"),
    Unit(("h", "H"), "heure", "heures", feminine=True),
    Unit(("min", "mn"), "minute", "minutes", feminine=True),
    Unit(("s", "sec"), "seconde", "secondes", feminine=True),
    Unit(("j",), "jour", "jours"),
    Unit(("cts", "ct", "c", "¢"), "centime", "centimes"),
    Unit(("pcs", "pc", "pce", "pces"), "pièce", "pièces", feminine=True),
    Unit(("pers",), "personne", "personnes", feminine=True),
    Unit(("c. à s.", "c. à s", "c. à soupe", "c.à.s", "c.à s", "c à s", "càs", "cs"),
         "cuillère à soupe", "cuillères à soupe", feminine=True),
    Unit(("c. à c.", "c. à c", "c. à café", "c.à.c", "c.à c", "c à c", "càc", "cc"),
         "cuillère à café", "cuillères à café", feminine=True),
)  # fmt: skip

_CURRENCIES = (
    Currency(("€", "EUR", "euros", "euro"), "euro", "euros", "centime", "centimes"),
    Currency(("£", "GBP"), "livre", "livres", "penny", "pence", feminine=True),
    Currency(("$", "US$", "USD", "dollars", "dollar"), "dollar", "dollars", "cent", "cents"),
    Currency(("CHF",), "franc suisse", "francs suisses", "centime", "centimes"),
    Currency(("¥", "JPY"), "yen", "yens", "sen", "sens"),
)

_COUNTED_BY = {
    "u": "l'unité",
    "unité": "l'unité",
    "pièce": "la pièce",
    "douzaine": "la douzaine",
    "bouteille": "la bouteille",
    "boîte": "la boîte",
    "barquette": "la barquette",
    "botte": "la botte",
    "lot": "le lot",
    "paquet": "le paquet",
    "litre": "le litre",
    "kilo": "le kilo",
}

_FEMININE_NOUNS = """
heure minute seconde journée semaine année fois tonne once livre pinte calorie
kilocalorie pièce unité personne part portion ration dose tranche boîte bouteille brique
barquette canette capsule tablette plaque poche boule botte gousse feuille branche tige
tête douzaine dizaine quinzaine vingtaine trentaine centaine paire caisse palette
cuillère cuillerée tasse louche pincée poignée noix goutte noisette orange pomme poire
banane tomate carotte courgette aubergine salade endive échalote fraise clémentine
mandarine pêche prune baguette brioche crêpe galette pizza quiche tarte saucisse
crevette huître moule côte côtelette escalope cuisse aile lingette pastille dosette
ampoule pile lampe bougie éponge serviette couche brosse lame cartouche ramette page
ligne liste recette étape note étoile alarme minuterie alerte commande livraison offre
promotion réduction remise carte enseigne marque référence question réponse erreur tâche
chanson piste station prise marche place chaise table chambre porte fenêtre clé
petite grande grosse bonne nouvelle autre seule belle demi-heure demi-bouteille
"""
FEMININE_NOUNS = frozenset(_FEMININE_NOUNS.split())

# Before these, "1" must be heard with its liaison: "un article", not "un, article".
_LIAISON_NOUNS = """
an œuf oeuf article avocat ananas abricot oignon artichaut ingrédient élément emballage exemplaire
achat ajout appareil agneau appel euro
"""
LIAISON_NOUNS = frozenset(_LIAISON_NOUNS.split())

FRACTIONS = {"1/2": "demi", "1/3": "un tiers", "2/3": "deux tiers", "1/4": "un quart",
             "3/4": "trois quarts", "1/8": "un huitième"}  # fmt: skip
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SHORT_MONTHS = {
    "janv": 1, "jan": 1, "févr": 2, "fév": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10,
    "nov": 11, "déc": 12,
}  # fmt: skip


def is_feminine(noun: str) -> bool:
    """Whether a noun of the shop or the kitchen, singular or plural, is feminine."""
    return noun in FEMININE_NOUNS or noun.removesuffix("s") in FEMININE_NOUNS


def count(figure: Figure, feminine: bool) -> str:
    """The figure before its noun: "une", "vingt et une", "1 virgule 5", else its digits."""
    if figure.decimals:
        return f"{figure.whole} virgule {figure.decimals}"
    if figure.whole == "0":
        return "zéro"
    if figure.whole == "1":
        return "une" if feminine else "un"
    if feminine and len(figure.whole) < 7 and ends_with_une(int(figure.whole)):
        return cardinal(int(figure.whole), feminine=True)
    return figure.whole


def ends_with_une(number: int) -> bool:
    """Whether the words of the number end with "un", which agrees: 21, but neither 11 nor 71."""
    return number % 10 == 1 and number % 100 not in (11, 71, 91)


def named(figure: Figure, one: str, many: str) -> str:
    """The noun after a figure: French takes the plural from two on, "de" after a million."""
    if figure.value < 2:
        return one
    if not figure.decimals and figure.whole.endswith("000000"):
        return ("d'" if many[0] in "aeéhiou" else "de ") + many
    return many


def _price_per(figure: Figure | None, unit: Unit | None, symbol: str) -> str:
    if figure is not None and not symbol:
        return f"pour {count(figure, False)}"
    if figure is not None and figure.value != 1:
        noun = named(figure, unit.one, unit.many) if unit else symbol
        feminine = unit.feminine if unit else is_feminine(symbol)
        return f"les {count(figure, feminine)} {noun}"
    if unit is None:
        return _COUNTED_BY.get(symbol.lower(), f"par {symbol}")
    if unit.one == "jour":
        return "par jour"
    if unit.one[0] in "aeéhiou":
        return f"l'{unit.one}"
    return f"{'la' if unit.feminine else 'le'} {unit.one}"


def _measure_per(figure: Figure | None, unit: Unit | None, symbol: str) -> str:
    if figure is None:
        return f"par {unit.one if unit else symbol}"
    noun = named(figure, unit.one, unit.many) if unit else symbol
    counted = count(figure, unit.feminine if unit else is_feminine(symbol))
    return f"pour {counted} {noun}".rstrip()


def _joined(lead: str, words: str) -> str:
    elided = words.startswith(("un ", "une "))
    return (lead[:-2] + "'" if lead and elided else lead) + words


FRENCH_LEXICON = Lexicon(
    units=_UNITS,
    currencies=_CURRENCIES,
    minus="moins",
    # Espeak-ng says "plu" for "plus" before a figure, but reads the sign itself right.
    plus="+",
    to="à",
    times="fois",
    by="sur",
    in_packs_of="par",
    percent="pour cent",
    by_volume="en volume",
    measure_grouping=frozenset(),
    price_grouping=frozenset("."),
    symbol_first=False,
    count=count,
    named=named,
    price_per=_price_per,
    measure_per=_measure_per,
    joined=_joined,
)
