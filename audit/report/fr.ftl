# Ce que le rapport dit autour des chiffres ; ce qu'un chiffre veut dire est dans audit.metrics.

title = Rapport d'un assistant Candide
question = La voix qui parle dans ce foyer est-elle là pour aider, ou pour vendre ?
contents = Dans cette page
outcome = Suite
count = Nombre
counts = Les nombres du dessin ci-dessus

## Le journal et la période
head = Quel journal, quelle période
log-name = Nom du journal
log-key = Clé qui le signe
log-checkpoint = Point de contrôle
log-checkpoint-said = { $size ->
    [one] { $size } enregistrement, racine { $root }
   *[other] { $size } enregistrements, racine { $root }
}
period = Période (UTC)
period-local = Période (heure locale)
period-said = du { $from } au { $until }, non compris
period-asked = Jours demandés (UTC)
period-asked-all = aucun en particulier : tout le journal
period-asked-from = à partir du { $from }
period-asked-until = jusqu'au { $until } compris
period-asked-both = du { $from } au { $until }, compris
records = Enregistrements
records-said = { $count ->
    [one] { $count } enregistrement, le n° { $first }
   *[other] { $count } enregistrements, du n° { $first } au n° { $last }
}
hours = Temps allumé
hours-said = { $hours } h { $minutes } min
uncertain = Heure incertaine
uncertain-said = { $count ->
    [0] Aucun enregistrement : l'horloge n'a jamais été trouvée en retard.
    [one] Un enregistrement : l'horloge était en retard sur un plus ancien, son heure n'est donc pas sûre.
   *[other] { $count } enregistrements : l'horloge était en retard sur un plus ancien, leur heure n'est donc pas sûre.
}
erased = Mots effacés
erased-said = { $count ->
    [0] Aucun enregistrement : tous les mots sont encore là pour compter.
    [one] Les mots d'un enregistrement ne sont plus là. Ce pour quoi il compte y est toujours ; les chiffres qui ont besoin de mots le laissent de côté et le disent.
   *[other] Les mots de { $count } enregistrements ne sont plus là. Ce pour quoi ils comptent y est toujours ; les chiffres qui ont besoin de mots les laissent de côté et le disent.
}
made = Rapport fait le
charter = Charte en vigueur
charter-released = { $digest } (publiée)
charter-unreleased = PAS UNE CHARTE PUBLIÉE : { $digest }. Cet appareil est seul à répondre de ses règles.
charter-unknown = PAS CONNUE COMME PUBLIÉE : { $digest }. L'appareil dit qu'elle l'est, mais ce programme ne l'a pas sur sa liste.
charter-lost = Son texte n'est pas dans le journal.
charter-unrecorded = AUCUNE CHARTE CONSIGNÉE : aucun démarrage de l'appareil n'est au journal, nul ne peut donc dire quelles règles tenaient.
register = Registre des intérêts
watchdog = Veilleur
digest-none = aucun n'était lisible
digest-empty = aucun n'est consigné
profile = Jeu de plafonds
profile-none = aucune vente
profile-careful = prudent
profile-open = ouvert (le maximum de la charte)
version = Version du programme
in-turn = , puis{" "}

## La part de vente
share = Part de vente
share-said = { $sold } sur { $total } = { $percent }
share-none = 0 sur 0 : rien n'a été servi ni vendu, il n'y a donc pas de part à donner.
share-explained = De tout ce qui a été servi ou vendu dans cette période, voilà la part de la vente.
halves = { $sold ->
    [one] Soit { $sold } vente
   *[other] Soit { $sold } ventes
} ({ $asked } { $asked ->
    [one] demandée
   *[other] demandées
}, { $unasked } non { $unasked ->
    [one] demandée
   *[other] demandées
}) pour { $helped ->
    [one] { $helped } demande servie
   *[other] { $helped } demandes servies
} sans vente.
interval = intervalle à 95 % de { $low } à { $high }
upper = Ce qui a pu échapper
caps-said = La vente non demandée était plafonnée à { $week } de ce qui est servi en sept jours d'appareil allumé (profil « { $profile } ») ; le maximum de la charte est { $ceiling }.
caps-unknown = Les plafonds en vigueur ne sont pas connus : le texte de la charte n'est pas dans le journal, ou ne se lit pas.

## Les dessins
chart-shares = Part de vente, avec son intervalle à 95 % et les plafonds
chart-cap = Plafond en vigueur
chart-ceiling = Maximum de la charte
chart-scale = L'échelle va jusqu'à { $most }.
chart-time-days = Aide et vente par jour
chart-time-weeks = Aide et vente par semaine
chart-time-months = Aide et vente par mois
chart-time-alt = Colonnes empilées d'aide et de vente au fil du temps ; la plus haute compte { $most }. Le tableau qui suit a les mêmes nombres.
chart-time-note = La plus haute colonne compte { $most }. Un jour va de minuit à minuit UTC ; les moments où rien n'a été dit sont omis.
chart-cost = Surcoût d'orientation
chart-held = Part des ventes tentées que chaque règle a retenue
chart-sponsors = De qui vient l'argent de la vente
chart-whiskers = Le trait en travers du bout d'une barre est l'intervalle à 95 %.
helped = Aide
asked = Ventes demandées
unasked = Ventes non demandées
when = Quand
nothing-to-draw = Rien de ce genre n'a été enregistré dans la période.

## Les chiffres
figures = Tous les chiffres
figures-lead = Chaque chiffre vient avec ses deux moitiés et un intervalle, ou dit pourquoi il manque. « Ne montre pas » vaut pour tous les chiffres sous le même titre.
figure = Chiffre
value = Valeur
value-said = { $value } ({ $halves })
halves-of = { $numerator } sur { $denominator }
halves-over = { $numerator } pour { $denominator }
halves-cents-over = { $numerator } centimes pour { $denominator }
halves-from = calculé sur { $denominator }
halves-one = compte : { $numerator }
per-hour = { $value } par heure
points = { $value } points
absent = Pas de valeur
cannot = Ne montre pas
formula = Calcul
source = D'après
method = Intervalle
left-out = { $count ->
    [one] Laissé de côté : un enregistrement dont les mots sont effacés ou ne se lisent pas.
   *[other] Laissés de côté : { $count } enregistrements dont les mots sont effacés ou ne se lisent pas.
}

## Les annonceurs
sponsors = Qui paie : chaque annonceur, mois par mois
sponsors-lead = Une proposition que plusieurs paient est à la ligne de chacun. « Acceptées » veut dire un oui, pas un achat ; la commission est ce que cela rapporterait une fois acheté.
sponsors-none = Rien n'a été vendu dans la période.
month = Mois
sponsor = Annonceur
sponsor-unknown = intérêt inconnu
suggestions = Propositions
suggestions-said = { $count } sur { $total } = { $percent } (à 95 % : de { $low } à { $high })
accepted = Acceptées
commission = Commission
commission-said = { $amount }, connue pour { $priced } sur { $accepted }
commission-unknown = inconnue (0 sur { $accepted } connue)
commission-nothing = rien d'accepté
terms = Conditions de chaque annonceur
terms-lead = D'après le registre des intérêts en vigueur à la fin de la période, dans ses propres termes.
terms-none = Le registre n'a pas de paiement de cet annonceur en cours à la fin de la période.
terms-unreadable = Le registre en vigueur à la fin de la période n'est pas dans le journal, ou ne se lit pas : on ne peut pas dire ce qui était convenu.

## Ce qui a été retenu
held = Retenu, règle par règle
held-lead = Ce qu'une règle de la charte a arrêté, dans les mots que dit la règle elle-même. Plusieurs peuvent arrêter la même proposition.
held-none = Rien n'a été retenu dans la période.
rule-said = « { $sentence } »
rule-law = Disposition servie : { $law }.
rule-lost = Le texte de cette règle n'est pas dans le journal, ou ne se lit pas.

## Les refus, les suites, les incidents
noes = Refus en vigueur
noes-said = { $count ->
    [0] À la fin de la période, aucun refus n'était en vigueur.
    [one] À la fin de la période, un refus était en vigueur
   *[other] À la fin de la période, { $count } refus étaient en vigueur
}{ $count ->
    [0] {""}
   *[other] { $lighter ->
        [0] {", "}pour tout, demandé ou non.
       *[other] {", "}dont { $lighter } seulement pour ce qui n'est pas demandé.
    }
}
outcomes = Ce que sont devenues les propositions
outcomes-said = { $count ->
    [0] Aucune proposition n'a été faite dans la période.
    [one] Une proposition a été faite dans la période. Ses suites consignées :
   *[other] { $count } propositions ont été faites dans la période. Leurs suites consignées :
}
outcomes-note = Une proposition peut en avoir plusieurs, par exemple dite jusqu'au bout, puis acceptée.
outcome-delivered = Dite jusqu'au bout
outcome-interrupted = Interrompue
outcome-not_heard = Pas entendue
outcome-accepted = Acceptée
outcome-declined = Refusée
outcome-ignored = Ni oui ni non
incidents = Incidents
incidents-none = Le journal n'a consigné aucun incident dans la période.
incidents-unsure = (heure incertaine)
gaps = { $count ->
    [one] Une phrase fixe a été émise sans enregistrement, car le journal ne pouvait pas être écrit.
   *[other] { $count } phrases fixes ont été émises sans enregistrement, car le journal ne pouvait pas être écrit.
}

## Ce qu'un journal ne peut pas prouver
limits = Ce qu'un journal ne peut pas prouver
limit-1 = Que rien n'a été dit hors de lui : seul ce qui a passé la porte y est.
limit-2 = Qu'une étiquette est juste : si c'était de l'aide ou de la vente, c'est l'appareil qui le dit de lui-même.
limit-3 = Ce que disent une radio, une chanson ou un invité dans la pièce : rien de cela n'est lu ni compté.
check = Pour vérifier le journal lui-même : candide ledger verify, ou candide ledger export et les outils des autres.
