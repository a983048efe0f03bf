"""What gives no time, date, moment, repetition or answer of the kind named before it.

Seen from Wednesday 25 November 2026, 9:07, as are the cases that do.
"""

from __future__ import annotations

FRENCH = """
time: dix-neuf heures du matin
time: vingt-cinq heures
time: sept
time: sept heures soixante
time: demi-heure
time: 25:00
time: 7:3
time: midi du matin
time: sept heures ou huit heures
date: le trente février
date: le trente et un avril
date: 31/2
date: 3/13
date: le mardi trois mars deux mille vingt-sept
date: le vingt-neuf février deux mille vingt-sept
date: le zéro mars
date: lundi ou mardi
date: deux jours
date: bientôt
date: le lundi
moment: appeler maman
moment: demain ou après-demain
moment: à sept ou huit heures
moment: entre sept et huit heures
moment: de sept heures à huit heures
moment: avant huit heures
moment: après huit heures
moment: jusqu'à huit heures
moment: pas demain
moment: demain à sept heures et jeudi à huit heures
moment: rappelle-moi à huit heures que le train part à neuf heures
moment: rappelle-moi de faire une sieste de deux heures
moment: rappelle-moi de préparer le repas de demain
moment: tous les jours à sept heures
moment: un mardi sur deux à huit heures
moment: dans dix minutes et demain
moment: dans dix ou vingt minutes
moment: ce soir à dix heures du matin
moment: demain matin à vingt heures
moment: toutes les deux heures
moment: dans deux œufs
moment: sept heures deux œufs
moment: acheter un cadeau pour noël
repeat: un mardi sur deux
repeat: tous les deux jours
repeat: toutes les semaines
repeat: chaque mois
repeat: tous les lundis une semaine sur deux
repeat: le lundi toutes les deux semaines
repeat: tous les lundis de chaque mois
repeat: le premier lundi du mois
repeat: lundi prochain
repeat: le lundi trois mars
repeat: le week-end prochain
repeat: tous les chats
repeat: deux fois par semaine
sum: combien de jours avant le mariage
sum: combien font trois plus quatre
sum: dans combien de temps c'est les vacances
sum: combien de lundis en mai
sum: combien de jours avant le trente février
sum: le dernier vendredi du mois c'est le combien
sum: combien de jours avant le premier lundi de mai
sum: six semaines après le deux mars ça donne quelle date
sum: combien de jours avant hier
sum: quelle est la capitale du pérou
"""

ENGLISH = """
time: nineteen thirty am
time: twenty five
time: half an hour
time: seven sixty
time: quarter to
time: ten past
time: noon in the evening
time: 25:00
time: 7:3
time: seven or eight
date: the thirtieth of february
date: 31/2
date: 3/13
date: tuesday the third of march
date: the twenty ninth of february twenty twenty seven
date: monday or tuesday
date: two days
date: soon
date: the second timer
date: the thirty second of may
moment: call mum
moment: at two restaurants
moment: before eight
moment: after eight
moment: until eight
moment: seven or eight
moment: at seven or eight
moment: between seven and eight
moment: from seven to eight
moment: not tomorrow
moment: tomorrow or friday
moment: tomorrow at seven and friday at eight
moment: remind me at eight that the train leaves at nine
moment: every day at seven
moment: every other monday at seven
moment: tonight at ten am
moment: tomorrow morning at eight pm
moment: in ten or twenty minutes
moment: in two eggs
moment: buy a present for christmas
moment: move tomorrow's meeting
moment: every two hours
repeat: every other monday
repeat: every two days
repeat: every week
repeat: every month
repeat: on mondays every other week
repeat: every monday of each month
repeat: on fridays once a month
repeat: twice a week
repeat: the first monday of the month
repeat: next monday
repeat: on monday
repeat: every dog
repeat: every few days
sum: how many days until my birthday
sum: what is three plus four
sum: when are the holidays
sum: how many mondays are in november
sum: how many days until the thirtieth of february
sum: when is the second monday of may
sum: how many days until yesterday
sum: what is the capital of peru
"""
