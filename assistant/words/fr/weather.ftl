# Le temps qu'il fait
weather-now = { $place ->
    [none] Il fait
   *[other] { $place } : il fait
} { $now_c } { $now_c ->
    [one] degré
   *[other] degrés
}, avec { $sky ->
    [clear] un ciel dégagé
    [partly] quelques nuages
    [cloudy] des nuages
    [drizzle] de la bruine
    [rain] de la pluie
    [showers] des averses
    [freezing] de la pluie verglaçante
    [snow] de la neige
    [fog] du brouillard
    [storm] de l'orage
    [hail] de l'orage et de la grêle
   *[wind] du vent
}. Minimum du jour : { $low_c }, maximum : { $high_c }.
weather-then = { $as_of }il fait { $now_c } { $now_c ->
    [one] degré
   *[other] degrés
}, avec { $sky ->
    [clear] un ciel dégagé
    [partly] quelques nuages
    [cloudy] des nuages
    [drizzle] de la bruine
    [rain] de la pluie
    [showers] des averses
    [freezing] de la pluie verglaçante
    [snow] de la neige
    [fog] du brouillard
    [storm] de l'orage
   *[hail] de l'orage et de la grêle
}. Minimum du jour : { $low_c }, maximum : { $high_c }.
weather-measured = Il fait { $now_c } { $now_c ->
    [one] degré
   *[other] degrés
}, d'après votre capteur.
weather-remark = { $remark }
weather-day = { $as_of }{ $period } : { $sky ->
    [clear] ciel dégagé
    [partly] quelques nuages
    [cloudy] ciel couvert
    [drizzle] bruine
    [rain] pluie
    [showers] averses
    [freezing] pluie verglaçante
    [snow] neige
    [fog] brouillard
    [storm] orages
   *[hail] orages et grêle
}, de { $low_c } à { $high_c } { $high_c ->
    [one] degré
   *[other] degrés
}.
weather-day-even = { $as_of }{ $period } : { $sky ->
    [clear] ciel dégagé
    [partly] quelques nuages
    [cloudy] ciel couvert
    [drizzle] bruine
    [rain] pluie
    [showers] averses
    [freezing] pluie verglaçante
    [snow] neige
    [fog] brouillard
    [storm] orages
   *[hail] orages et grêle
}, environ { $high_c } { $high_c ->
    [one] degré
   *[other] degrés
}.
weather-range = { $as_of }{ $period } : de { $low_c } à { $high_c } { $high_c ->
    [one] degré
   *[other] degrés
}.
weather-range-even = { $as_of }{ $period } : environ { $high_c } { $high_c ->
    [one] degré
   *[other] degrés
}.
weather-week = { $as_of }{ $period } : de { $low_c } à { $high_c } { $high_c ->
    [one] degré
   *[other] degrés
}, { $count ->
    [0] sans jour de pluie
    [1] avec un jour de pluie
   *[other] avec { $count } jours de pluie
}.
weather-rain-yes = Oui, { $as_of }de la pluie est prévue { $period } : le risque est de { $chance } %.
weather-rain-maybe = Peut-être : { $as_of }le risque de pluie { $period } est de { $chance } %.
weather-rain-no = Non, { $as_of }pas de pluie prévue { $period } : le risque est de { $chance } %.
weather-snow-instead = { $as_of }pas de pluie { $period }, mais de la neige.
weather-event-yes = Oui, { $as_of }{ $event ->
    [rain] de la pluie est prévue
    [snow] de la neige est prévue
    [storm] de l'orage est prévu
    [hail] de la grêle est prévue
    [fog] du brouillard est prévu
   *[sun] du soleil est prévu
} { $period }.
weather-event-no = Non, { $as_of }{ $event ->
    [rain] pas de pluie prévue
    [snow] pas de neige prévue
    [storm] pas d'orage prévu
    [hail] pas de grêle prévue
    [fog] pas de brouillard prévu
   *[sun] pas de soleil prévu
} { $period }.
weather-is = Oui, { $as_of }{ $event ->
    [rain] il pleut
    [snow] il neige
    [storm] il y a de l'orage
    [hail] il grêle
    [fog] il y a du brouillard
   *[sun] il y a du soleil
} en ce moment.
weather-is-not = Non, { $as_of }{ $event ->
    [rain] il ne pleut pas
    [snow] il ne neige pas
    [storm] il n'y a pas d'orage
    [hail] il ne grêle pas
    [fog] il n'y a pas de brouillard
   *[sun] il n'y a pas de soleil
} en ce moment.
weather-umbrella-yes = Oui, { $as_of }prenez un parapluie : de la pluie est prévue { $period }.
weather-umbrella-maybe = { $as_of }un parapluie peut servir : il pleuvra peut-être { $period }.
weather-umbrella-no = Non, { $as_of }pas besoin de parapluie { $period }.
weather-frost-yes = Oui, { $as_of }il va geler { $period } : jusqu'à { $low_c } { $low_c ->
    [one] degré
   *[other] degrés
}.
weather-frost-no = Non, { $as_of }pas de gel prévu { $period } : { $low_c } { $low_c ->
    [one] degré
   *[other] degrés
} au plus bas.
weather-wind = { $as_of }{ $period } : { $force ->
    [calm] peu de vent
    [fresh] un vent modéré
    [strong] un vent fort
   *[gale] un vent de tempête
}, { $speed ->
    [one] { $speed } kilomètre
   *[other] { $speed } kilomètres
} à l'heure au plus.
weather-sun-hours = { $as_of }{ $period } : { $count ->
    [0] moins d'une heure de soleil
    [1] environ une heure de soleil
   *[other] environ { $count } heures de soleil
}.
weather-sunrise = Lever du soleil { $period } : { $time }.
weather-sunset = Coucher du soleil { $period } : { $time }.
weather-sun-unknown = Je ne connais pas les heures du soleil pour ce jour.
weather-today-only = Je ne connais que le temps d'aujourd'hui : la connexion météo est fermée. Pour l'ouvrir, tapez « candide connections on weather ».
weather-none = Je n'ai pas de prévisions météo : la connexion météo est fermée. Pour l'ouvrir, tapez « candide connections on weather ».
weather-old = Mes prévisions météo ont plus de douze heures, je préfère ne pas les dire.
weather-waiting = La connexion météo vient d'être ouverte : je n'ai encore rien reçu.
weather-silent = Je n'ai pas encore de prévisions : la connexion météo ne répond pas.
weather-lost = Je ne sais plus depuis { $since } : la connexion météo ne répond pas.
weather-past = Je ne garde pas le temps des jours passés.
weather-too-far = Ma prévision s'arrête { $day }.
weather-which-day = Demandez-moi un seul jour à la fois, s'il vous plaît.
weather-elsewhere = Je ne connais que le temps d'ici, pas celui d'ailleurs.
