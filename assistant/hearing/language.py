"""Which of the two languages a typed line is in, decided line by line.

A line is scored by the small words that only one of the two languages has, by French letters and by
French elisions; a tie keeps the language spoken last, then the locale's.
"""

from __future__ import annotations

import re

from audit.language import Language

_WORD = re.compile(r"[^\W\d_]+")

# Words of requests that are at home in one language alone; words of both ("on", "note", "stop",
# "six", "dates") and words borrowed alike are in neither list.
_FRENCH = frozenset(
    """
    achat acheter aide aimerais ajoute ajouter allez annule appelle arrete arrête arrêter
    assez attends au aucun aujourd aussi autre autres aux avait avant avec avez avoir baisse
    beaucoup besoin bien bon bonjour bonne bonsoir bouge ca cela celle celui ces cesse cet
    cette chanson chansons chaque cherche chercher chez chut ciao cinq cinquante combien coucou
    coupe courses coute
    coûte coûtent cuisson dans de deja demain demi demie depuis des deux dimanche dirais dire
    dis dit dites dix dois doit donc donne du déjà efface effacer effacez
    elle elles encore enleve enlève enregistre
    est et eu euros faire fait faites faudra faudrait faut fini fois fort gagne gagner gagnes
    garde genre gros hein heure heures hier huit il ils interesse jamais joue jouer jour
    journée jours juste la laisse lance le les leur lis liste lui lundi ma maintenant mais
    marre me meilleur merci mes met mets mettre mieux minuteur minuteurs moi moins mois mon
    monte montre morceau musique ne neuf
    niveau nous nuit nul onze ou oublie oublier oubliez
    oui ouvre paie parle parler parles pas paye payé
    pendant peu peut peux plait plus plutot pour pourquoi pourrais pourriez prends prix
    propose proposes propres pub publicité publicités pubs puis quand quarante quart quatre
    que quel quelle quelles quelqu quelque quels qui quinze quoi raconte rajoute rappelle raye
    redis refais regarde rends repete repète reste retire revoir rien sa sais salut sans
    secondes sept sert ses si soir sommes son sonne sont sors sous suffit suis supprime sur
    tais tant te temps tes toi ton touches toujours tourne tous tout toute toutes treize
    trente tres trois trop trouve trouver tu un une va valider vas vaut vend vendre vends
    vendu vente ventes vers veut veux vide vient vingt voici voilà voir volontiers vos votre
    voudrais voulez vous vrai vraiment y
    """.split()
)
_ENGLISH = frozenset(
    """
    about add afternoon again against all alright am and another any anymore anything are away
    back be bedtime been better between bit both bring bucks but buy by bye call can cancel
    change cheap cheaper cheapest check cheerio cheers clear come cost costs could countdown
    cross cup day delete did different do does doing don done down drop each earn eight
    eighty eleven else end enough erase
    even evening ever every explain fancy farewell fifteen fifty find fine
    first five flip for forget forty four from get getting give go going gone good goodbye got
    great greetings had half has have hear hello help her here hey hi hiya hold hour how howdy
    hundred i if in instead is it item items its joke just keep kettle kettles kind kitchen
    know last later laugh least leave left less let lets like list little ll long longer look
    looking loud louder love lower made make makes many mean might mine minutes mobile money
    month more morning most mostly much must mute my need needs never new next nice night nine
    ninety no none not nothing now of off oh okay old once one ones only onto or order our out
    over own paid pay paying pays phone please pounds price prices promise push put quick
    quiet quieter quite ran re read really recommend remember remind remove repeat right ring
    roll round run running said same say scratching search second seconds see sell selling set
    seven seventy shall she sheets shop shopping should show shush shut sixty sleep so softer
    sold some somebody someone something sorry sound speak start still stuff such suggest
    suggested suggestion sure take takes talk taxi tell ten than thank thanks that the their
    them then there these they thing things think thirteen thirty this those three through
    tick till time timer timers to today together told tomorrow tonight too took track try
    turn twelve twenty two up us use ve versus very want wanted was wasn way we week well were
    what whats when where which while who whole why will wipe wise with without won work worth
    would write wrong yeah year yep yes you your yours
    """.split()
)
# What opens a wish for music; the name after it may be in any language.
_PLAYS = {"joue": Language.FRENCH, "mets": Language.FRENCH, "play": Language.ENGLISH}
_FRENCH_LETTER = re.compile(r"[àâçèéêëîïôùûœ]")
_FRENCH_ELISION = re.compile(r"\b(?:qu|[cdjlmnst])['’](?=[aeéèêiouyhà])|\bqu['’ ]")


def guess_language(line: str, last: Language | None, fallback: Language) -> Language:
    """The language of `line`; a tie keeps the last one, then `fallback` (the locale's)."""
    lowered = line.lower()
    spoken = _WORD.findall(lowered)
    if spoken and spoken[0] in _PLAYS:
        return _PLAYS[spoken[0]]
    words = set(spoken)
    french = len(words & _FRENCH) + len(_FRENCH_ELISION.findall(lowered))
    french += bool(_FRENCH_LETTER.search(lowered))
    english = len(words & _ENGLISH)
    if french == english:
        return last or fallback
    return Language.FRENCH if french > english else Language.ENGLISH
