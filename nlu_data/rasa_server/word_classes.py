"""Classes of words that are alike to an intent: one number or weekday is as good as another."""

from __future__ import annotations

_CLASSES = {
    "NUMBER": """
        deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt
        trente quarante cinquante soixante septante huitante nonante cent cents mille dizaine
        douzaine vingtaine trentaine
        two three four five seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
        thousand dozen couple
    """,
    "PART": "demi demie quart quarts tiers moitié half quarter quarters third thirds",
    "SPAN": """
        seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année
        années second seconds hour hours day days week weeks month months year years mins min
    """,
    "DAY": """
        lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis
        samedis dimanches monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
        wednesdays thursdays fridays saturdays sundays
    """,
    "MONTH": """
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        january february april june july august september october november december
    """,
    "WHEN": """
        demain aujourd hui hier soir matin midi minuit nuit tomorrow today yesterday tonight morning
        evening afternoon noon midnight midday
    """,
    "MEASURE": """
        kilo kilos gramme grammes litre litres millilitre millilitres centilitre centilitres livre
        livres paquet paquets bouteille bouteilles boîte boîtes pot pots sachet sachets tranche
        tranches gram grams liter liters pound pounds ounce ounces pint pints packet packets pack
        packs bottle bottles tin tins jar jars box boxes bag bags loaf loaves cup cups kilogram
        kilograms kilogrammes mètre mètres centimètres kilomètres metre metres inch inches feet foot
        miles mile yards celsius fahrenheit degrés degrees
    """,
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}


def class_of(word: str) -> str:
    """The class of a lower-case word in capitals, or the word itself."""
    return _CLASS_OF.get(word, word)
