# Heure et date
time-now = Il est { $time }.
time-there = { $there }, il est { $time }{ $shift ->
    [tomorrow] , déjà demain
    [yesterday] , encore hier
   *[same] {""}
}.
time-place-unknown = Je ne connais pas l'heure de cet endroit. Dites-moi une grande ville ou un pays.
time-place-many = { $there }, il y a plusieurs fuseaux horaires. Dites-moi une ville.
date-today = Nous sommes le { $date }.
date-is = { $when ->
    [today] Nous sommes
    [past] C'était
   *[future] Ce sera
} le { $date }.

# Calendrier ; « none » : le jour n'a pas été nommé par sa fête
calendar-what = Je n'ai pas compris quelle date vous cherchez.
calendar-feast = { $feast }, { $when ->
    [today] c'est aujourd'hui, le
    [past] c'était le
   *[future] c'est le
} { $date }.
calendar-today = { $feast ->
    [none] Le { $date }
   *[other] { $feast }
}, c'est aujourd'hui.
calendar-days-until = { $feast ->
    [none] Le { $date }
   *[other] { $feast }
}, c'est dans { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}{ $feast ->
    [none] {""}
   *[other] , le { $date }
}.
calendar-weeks-until = { $feast ->
    [none] Le { $date }
   *[other] { $feast }
}, c'est dans { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}{ $rest ->
    [0] {""}
    [one] { " " }et { $rest } jour
   *[other] { " " }et { $rest } jours
}{ $feast ->
    [none] {""}
   *[other] , le { $date }
}.
calendar-months-until = { $feast ->
    [none] Le { $date }
   *[other] { $feast }
}, c'est dans { $count } mois{ $rest ->
    [0] {""}
    [one] { " " }et { $rest } jour
   *[other] { " " }et { $rest } jours
}{ $feast ->
    [none] {""}
   *[other] , le { $date }
}.
calendar-days-since = { $feast ->
    [none] Le { $date }
   *[other] { $feast }
}, c'était il y a { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}{ $feast ->
    [none] {""}
   *[other] , le { $date }
}.
calendar-weeks-since = { $feast ->
    [none] Le { $date }
   *[other] { $feast }
}, c'était il y a { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}{ $rest ->
    [0] {""}
    [one] { " " }et { $rest } jour
   *[other] { " " }et { $rest } jours
}{ $feast ->
    [none] {""}
   *[other] , le { $date }
}.
calendar-months-since = { $feast ->
    [none] Le { $date }
   *[other] { $feast }
}, c'était il y a { $count } mois{ $rest ->
    [0] {""}
    [one] { " " }et { $rest } jour
   *[other] { " " }et { $rest } jours
}{ $feast ->
    [none] {""}
   *[other] , le { $date }
}.
calendar-days-between = Du { $first_date } au { $last_date }, il y a { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}.
calendar-weeks-between = Du { $first_date } au { $last_date }, il y a { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}{ $rest ->
    [0] {""}
    [one] { " " }et { $rest } jour
   *[other] { " " }et { $rest } jours
}.
calendar-months-between = Du { $first_date } au { $last_date }, il y a { $count } mois{ $rest ->
    [0] {""}
    [one] { " " }et { $rest } jour
   *[other] { " " }et { $rest } jours
}.
calendar-week-number = { $when ->
    [today] Nous sommes
   *[other] Le { $date }, c'est
} en semaine { $week }.
calendar-leap-year = { $leap ->
    [yes] Oui, { $year } est une année bissextile.
   *[no] Non, { $year } n'est pas une année bissextile.
}
calendar-next-leap-year = La prochaine année bissextile est { $year }.
calendar-month-length = { $month } compte { $count } jours.
calendar-year-length = L'année { $year } compte { $count } jours.
calendar-holiday = Oui, le { $date } est un jour férié en France : { $feast }.
calendar-no-holiday = Non, le { $date } n'est pas un jour férié en France.
calendar-next-holiday = Le prochain jour férié en France, c'est le { $date } : { $feast }.
