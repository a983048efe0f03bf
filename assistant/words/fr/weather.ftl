# Le temps qu'il fait
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
