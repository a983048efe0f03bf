# Tout ce que Candide peut dire quand elle aide. Les ventes et les comptes : audit/disclosure/fr.ftl.

## Se parler
greet = Bonjour. Je suis Candide, une machine : minuteurs, listes, heure et achats. Dites « aide » pour savoir quoi me demander.
goodbye = À bientôt.
thanks = Avec plaisir.
help = Vous pouvez dire : « mets un minuteur de dix minutes », « ajoute du lait à ma liste », « lis ma liste », « quelle heure est-il », « je cherche du café moulu », « qui te paie », « combien m'as-tu vendu », « ne me vends plus rien » ou « oublie ce que je viens de dire ».
out-of-scope = Je ne sais pas encore faire cela. Je tiens les minuteurs et la liste, je donne l'heure et je compare des produits.
not-understood = Je n'ai pas compris. Pouvez-vous le dire autrement ?
stopped = D'accord.
question-dropped = D'accord, on laisse.
repeat-nothing = Je n'ai encore rien dit.

## Heure et date
time-now = Il est { $time }.
date-today = Nous sommes le { $date }.

## Le temps qu'il fait
weather-now = { $place ->
    [none] Il fait
   *[other] { $place } : il fait
} { $now_c } { $now_c ->
    [one] degré
   *[other] degrés
}, avec { $sky ->
    [clear] un ciel dégagé
    [cloudy] des nuages
    [rain] de la pluie
    [snow] de la neige
    [fog] du brouillard
    [storm] de l'orage
   *[wind] du vent
}. Minimum du jour : { $low_c }, maximum : { $high_c }.
weather-remark = { $remark }
weather-today-only = Je ne connais que le temps d'aujourd'hui.
weather-none = Je n'ai pas de prévisions météo.
weather-old = Mes prévisions météo ont plus de douze heures, je préfère ne pas les dire.

## Minuteurs
timer-how-long = Un minuteur de combien de temps ?
timer-set = Minuteur de { $seconds }, c'est parti.
timer-too-many = Il y a déjà vingt minuteurs, c'est mon maximum.
timer-none = Aucun minuteur ne tourne.
timer-left = { $count ->
    [one] Il reste { $seconds }.
   *[other] Le prochain minuteur sonne dans { $seconds } ; { $count } minuteurs tournent.
}
timer-cancelled = { $count ->
    [one] Le minuteur est arrêté.
   *[other] Les { $count } minuteurs sont arrêtés.
}
timer-rings = Le minuteur de { $seconds } est terminé.

## Liste de courses
list-what = Qu'est-ce que je note ?
list-added = C'est noté : { $items }.
list-empty = Votre liste est vide.
list-read = { $count ->
    [one] Sur votre liste, il y a : { $items }.
   *[other] Sur votre liste, il y a { $count } choses : { $items }.
}
list-removed = Rayé de la liste : { $items }.
list-not-there = Ce n'est pas sur votre liste : { $items }.
list-remove-what = Dites-moi ce que je dois rayer, par exemple « enlève le lait de ma liste ».

## Volume
volume-set = Volume à { $level } sur 10.
volume-what = Dites « plus fort », « moins fort » ou « volume à cinq ».

## Achats
need-find = Que cherchez-vous ?
need-price = Le prix de quoi ?
need-compare = Que voulez-vous comparer ?
not-found = Je n'ai rien trouvé pour « { $need } ».
accepted = J'ai mis « { $name } » sur votre liste. Je ne commande rien.
accept-nothing = Je n'attendais pas de réponse.
accept-unsure = Je ne suis pas sûre d'avoir bien entendu. Pour garder « { $name } », écrivez « oui ».
declined = Bien, je ne vous proposerai plus « { $name } ».
decline-nothing = D'accord.
never-again-unknown = Je ne connais ni produit, ni marque, ni magasin du nom de « { $name } ».
caps-what = Dites « vends moins », « vends davantage », ou un profil : « aucun », « prudent » ou « ouvert ».

## Ce qui peut manquer
dialogue-down = Ma compréhension redémarre, je ne peux pas répondre à cela tout de suite. Les minuteurs continuent.
dialogue-garbled = Ma réponse n'était pas en règle, je préfère ne pas la dire. Réessayez, s'il vous plaît.
heard-nothing = Je n'ai rien entendu.
too-long = C'est trop long pour moi. Dites-le en une phrase courte.

## Démonstration : ce que dit le foyer, joué par une troisième voix
demonstration-question = { $words }
