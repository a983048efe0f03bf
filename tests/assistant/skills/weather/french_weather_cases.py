"""What French households ask of the weather on Tuesday 24 November 2026 at 10:20, in Rennes.

A row: the sentence, what it asks about, and for when; "elsewhere", "unclear" and "past" in place of
that where there is nothing to tell.
"""

from __future__ import annotations

ROWS = """
quel temps fait-il;general;now
Quel temps fait-il ?;general;now
la météo s'il te plaît;general;now
dis-moi quel temps il fait dehors en ce moment;general;now
comment est le ciel ce matin;general;today morning
quel temps va-t-il faire;general;today
c'est quoi le temps aujourd'hui;general;today
La météo d'aujourd'hui ?;general;today
il fera beau cet après-midi;general;today afternoon
le temps pour ce soir;general;today evening
et cette nuit;general;today night
et demain;general;tomorrow
Et demain ?;general;tomorrow
la météo de demain;general;tomorrow
quel temps demain matin;general;tomorrow morning
quel temps demain à midi;general;tomorrow noon
qu'est-ce que ça donne demain après-midi;general;tomorrow afternoon
demain soir il fait quel temps;general;tomorrow evening
après-demain il fera beau;general;after-tomorrow
après-demain au matin;general;after-tomorrow morning
on a quel temps samedi;general;2026-11-28
et samedi matin;general;2026-11-28 morning
quel temps fera-t-il lundi prochain;general;2026-11-30
quel temps le vingt-neuf novembre;general;2026-11-29
quel temps le 29 novembre ?;general;2026-11-29
dans trois jours il fera quel temps;general;2026-11-27
quel temps ce week-end;general;weekend
Ce week-end, il fait beau ?;general;weekend
la météo du week-end;general;weekend
quel temps le week-end prochain;general;next-weekend
la météo de la semaine;general;next-days
quel temps cette semaine;general;next-days
et les prochains jours;general;next-days
quel temps la semaine prochaine;general;next-week
quel temps à quinze heures;general;today afternoon
quel temps demain à huit heures;general;tomorrow morning
quel temps dans deux heures;general;today afternoon
il pleut;rain;now
est-ce qu'il pleut en ce moment;rain;now
Est-ce qu'il pleut ?;rain;now
est-ce qu'il va pleuvoir;rain;today
il va pleuvoir ce soir;rain;today evening
pleuvra-t-il demain;rain;tomorrow
y a un risque d'averses samedi;rain;2026-11-28
est-ce qu'on attend de la pluie ce week-end;rain;weekend
il pleut quand cette semaine;rain;next-days
je peux étendre mon linge;rain;today
ça va mouiller demain après-midi;rain;tomorrow afternoon
quand est-ce que la pluie va s'arrêter;general;today
pluie ou soleil demain;general;tomorrow
prends-je un parapluie;umbrella;today
j'ai besoin d'un parapluie;umbrella;today
faut-il un parapluie demain matin;umbrella;tomorrow morning
je prends mon imper samedi;umbrella;2026-11-28
il neige;snow;now
il va neiger;snow;today
de la neige est prévue jeudi;snow;after-tomorrow
est-ce qu'il neigera cette semaine;snow;next-days
il va geler cette nuit;frost;today night
risque de gelées demain matin;frost;tomorrow morning
y aura du verglas demain;frost;tomorrow
il y a de l'orage ce soir;storm;today evening
on annonce des orages dimanche;storm;2026-11-29
va-t-il grêler cet après-midi;hail;today afternoon
il y a du brouillard;fog;now
du brouillard demain matin;fog;tomorrow morning
il y a du vent;wind;now
quelle est la force du vent demain;wind;tomorrow
y aura des rafales samedi;wind;2026-11-28
il y a du soleil;sun;now
est-ce qu'il y aura du soleil demain;sun;tomorrow
des éclaircies cet après-midi;sun;today afternoon
crème solaire ou pas demain;sun;tomorrow
il fait combien;temperature;now
combien de degrés dehors;temperature;now
quelle température demain;temperature;tomorrow
il fera froid demain matin;temperature;tomorrow morning
il va faire chaud ce week-end;temperature;weekend
je mets un manteau;temperature;today
à quelle heure se lève le soleil;sunrise;today
à quelle heure se couche le soleil demain;sunset;tomorrow
le lever du soleil samedi;sunrise;2026-11-28
à quelle heure il fait nuit;sunset;today
c'est quand le coucher de soleil;sunset;today
quel temps à rennes;general;now
quel temps fait-il à Rennes demain ?;general;tomorrow
quel temps fait-il à la maison;general;now
il fait combien dans le jardin;temperature;now
quel temps à lyon;general;elsewhere
quel temps fait-il à Lyon ?;general;elsewhere
il pleut à paris;rain;elsewhere
quelle est la météo de marseille;general;elsewhere
météo lille demain;general;elsewhere
il fera quel temps en bretagne demain;general;elsewhere
il fait chaud au japon;temperature;elsewhere
quel temps à la mer dimanche;general;elsewhere
il neige à la montagne;snow;elsewhere
il fait quel temps à namur;general;elsewhere
quel temps là-bas;general;elsewhere
quel temps demain ou samedi;general;unclear
quel temps il faisait hier;general;past
il a plu hier;general;past
quel temps au mois de mars;general;unclear
est-ce que je peux sortir à vélo cet après-midi;general;today afternoon
faut un manteau pour aller à la messe;temperature;today
"""
CASES = [tuple(row.split(";")) for row in ROWS.strip().splitlines()]
