# Rappels
reminder-what = Que dois-je vous rappeler ?
reminder-when = Quand dois-je vous le rappeler ?
reminder-set = { $when ->
    [today] C'est noté, aujourd'hui à { $time } : { $words }.
    [tomorrow] C'est noté, demain à { $time } : { $words }.
   *[later] C'est noté, le { $day } à { $time } : { $words }.
}
reminder-set-repeating = C'est noté, { $days } à { $time } : { $words }.
reminder-in-the-past = Ce moment est déjà passé.
reminder-too-many = Il y a déjà cent rappels, c'est mon maximum.
reminder-too-long = C'est trop long pour un rappel ; dites-le en une phrase, s'il vous plaît.
reminder-none = Aucun rappel n'est noté.
reminder-none-such = Je n'ai pas ce rappel.
reminder-told = { $when ->
    [today] Aujourd'hui à { $time } : { $words }.
    [tomorrow] Demain à { $time } : { $words }.
   *[later] Le { $day } à { $time } : { $words }.
}
reminder-told-repeating = { $days } à { $time } : { $words }.
reminder-more = Et { $count ->
    [one] encore un autre.
   *[other] { $count } autres encore.
}
reminder-which = Lequel : { $choices } ?
reminder-cancelled = Le rappel est annulé : { $words }.
reminder-cancelled-all = { $count ->
    [one] Le rappel est annulé.
   *[other] Les { $count } rappels sont annulés.
}
reminder-rings = Je vous rappelle : { $words }.
reminder-missed = { $recent ->
    [today] Je n'ai pas pu vous rappeler à { $time } : { $words }.
   *[earlier] Je n'ai pas pu vous rappeler le { $day } à { $time } : { $words }.
}
reminder-unheard = { $recent ->
    [today] À { $time }, je vous ai rappelé : { $words }.
   *[earlier] Le { $day } à { $time }, je vous ai rappelé : { $words }.
}
missed-none = Vous n'avez rien raté.
