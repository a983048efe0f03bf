# Calculs et conversions
sum-is = { $sum }, cela fait { $result }.
sum-not-understood = Je n'ai pas compris ce calcul. Dites par exemple « combien font douze fois sept ».
sum-by-zero = On ne peut pas diviser par zéro.
sum-too-large = Ce nombre est trop grand pour que je le dise.
sum-negative-root = Un nombre négatif n'a pas de racine carrée.
conversion-is = { $measured }, cela fait { $equals }.
conversion-unlike = Ces deux unités ne mesurent pas la même chose : je ne peux pas passer de l'une à l'autre.
conversion-unknown = Je ne sais pas faire cette conversion. Je connais les unités de poids, de volume, de longueur, de surface, de vitesse, de durée et de température.
