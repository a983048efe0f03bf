# Alarmes
alarm-when = À quelle heure ?
alarm-set = { $when ->
    [today] Alarme à { $time } aujourd'hui, dans { $seconds }.
    [tomorrow] Alarme demain à { $time }.
   *[later] Alarme le { $day } à { $time }.
}
alarm-set-named = { $when ->
    [today] Alarme { $name } à { $time } aujourd'hui, dans { $seconds }.
    [tomorrow] Alarme { $name } demain à { $time }.
   *[later] Alarme { $name } le { $day } à { $time }.
}
alarm-set-repeating = Votre alarme de { $time } sonnera { $days }.
alarm-in-the-past = Ce moment est déjà passé.
alarm-too-many = Il y a déjà cinquante alarmes, c'est mon maximum.
alarm-unclear = Je n'ai pas bien compris quand ; redites-le autrement, s'il vous plaît.
alarm-none = Aucune alarme n'est réglée.
alarm-none-such = Je n'ai pas d'alarme à ce moment-là.
alarm-told = { $when ->
    [today] Alarme aujourd'hui à { $time }.
    [tomorrow] Alarme demain à { $time }.
   *[later] Alarme le { $day } à { $time }.
}
alarm-told-named = { $when ->
    [today] Alarme { $name } aujourd'hui à { $time }.
    [tomorrow] Alarme { $name } demain à { $time }.
   *[later] Alarme { $name } le { $day } à { $time }.
}
alarm-told-repeating = Alarme à { $time }, { $days }.
alarm-told-snoozed = L'alarme sonnera de nouveau dans { $seconds }.
alarm-more = Et { $count ->
    [one] encore une autre.
   *[other] { $count } autres encore.
}
alarm-which = Laquelle : { $choices } ?
alarm-cancelled = { $count ->
    [one] L'alarme de { $time } est annulée.
   *[other] Les { $count } alarmes sont annulées.
}
alarm-skipped = { $when ->
    [today] L'alarme de { $time } ne sonnera pas aujourd'hui ; ensuite, elle sonnera comme d'habitude.
    [tomorrow] L'alarme de { $time } ne sonnera pas demain ; ensuite, elle sonnera comme d'habitude.
   *[later] L'alarme de { $time } ne sonnera pas le { $day } ; ensuite, elle sonnera comme d'habitude.
}
alarm-stopped = C'est arrêté.
alarm-snoozed = D'accord, je sonne de nouveau dans { $seconds }.
snooze-nothing = Rien n'a sonné à l'instant.
snooze-too-long = Je peux faire patienter six heures au plus ; réglez plutôt une alarme.
alarm-rings = Il est temps : votre alarme de { $time }.
alarm-rings-named = Il est temps : votre alarme { $name }.
alarm-missed = { $recent ->
    [today] Votre alarme de { $time } n'a pas pu sonner, j'étais arrêtée.
   *[earlier] Votre alarme du { $day } à { $time } n'a pas pu sonner, j'étais arrêtée.
}
alarm-missed-named = { $recent ->
    [today] Votre alarme { $name } de { $time } n'a pas pu sonner, j'étais arrêtée.
   *[earlier] Votre alarme { $name } du { $day } à { $time } n'a pas pu sonner, j'étais arrêtée.
}
alarm-unheard = { $recent ->
    [today] Votre alarme de { $time } a sonné, et personne ne l'a arrêtée.
   *[earlier] Votre alarme du { $day } à { $time } a sonné, et personne ne l'a arrêtée.
}
