# Minuteurs
timer-how-long = Un minuteur de combien de temps ?
timer-set = Minuteur de { $seconds }, c'est parti.
timer-set-named = Minuteur { $name } : { $seconds }, c'est parti.
timer-too-many = Il y a déjà vingt minuteurs, c'est mon maximum.
timer-none = Aucun minuteur ne tourne.
timer-none-such = Aucun minuteur ne porte ce nom.
timer-which = Lequel : { $choices } ?
timer-left = Il reste { $seconds }.
timer-left-named = Minuteur { $name } : il reste { $seconds }.
timer-left-of = Minuteur de { $length } : il reste { $seconds }.
timer-left-paused = Le minuteur est en pause ; il reste { $seconds }.
timer-left-paused-named = Le minuteur { $name } est en pause ; il reste { $seconds }.
timer-more = Et { $count ->
    [one] encore un autre.
   *[other] { $count } autres encore.
}
timer-cancelled = { $count ->
    [one] Le minuteur est arrêté.
   *[other] Les { $count } minuteurs sont arrêtés.
}
timer-cancelled-named = Le minuteur { $name } est arrêté.
timer-paused = { $count ->
    [one] Le minuteur est en pause ; il reste { $seconds }.
   *[other] Les { $count } minuteurs sont en pause.
}
timer-paused-named = Le minuteur { $name } est en pause ; il reste { $seconds }.
timer-paused-already = Il est déjà en pause.
timer-resumed = { $count ->
    [one] Le minuteur repart ; il reste { $seconds }.
   *[other] Les { $count } minuteurs repartent.
}
timer-resumed-named = Le minuteur { $name } repart ; il reste { $seconds }.
timer-runs-already = Il n'est pas en pause.
timer-restarted = { $count ->
    [one] Le minuteur repart pour { $seconds }.
   *[other] Les { $count } minuteurs repartent du début.
}
timer-restarted-named = Le minuteur { $name } repart pour { $seconds }.
timer-lengthened = { $count ->
    [one] C'est ajouté ; il reste { $seconds }.
   *[other] C'est ajouté aux { $count } minuteurs.
}
timer-shortened = { $count ->
    [one] C'est retiré ; il reste { $seconds }.
   *[other] C'est retiré aux { $count } minuteurs.
}
timer-shortened-away = Il ne reste pas autant : je ne change rien.
timer-too-long = Un minuteur ne dépasse pas vingt-quatre heures.
timer-renamed = Ce minuteur s'appelle maintenant { $name }.
timer-change-how = Que dois-je changer : le mettre en pause, le relancer, ou ajouter combien de temps ?
timer-rings = Le minuteur de { $seconds } est terminé.
timer-rings-named = Le minuteur { $name } est terminé.
timer-missed = { $recent ->
    [today] Le minuteur de { $seconds } a sonné à { $time }, pendant que j'étais arrêtée.
   *[earlier] Le minuteur de { $seconds } a sonné le { $day } à { $time }, pendant que j'étais arrêtée.
}
timer-missed-named = { $recent ->
    [today] Le minuteur { $name } a sonné à { $time }, pendant que j'étais arrêtée.
   *[earlier] Le minuteur { $name } a sonné le { $day } à { $time }, pendant que j'étais arrêtée.
}
timer-unheard = { $recent ->
    [today] Le minuteur de { $seconds } a sonné à { $time }.
   *[earlier] Le minuteur de { $seconds } a sonné le { $day } à { $time }.
}
timer-unheard-named = { $recent ->
    [today] Le minuteur { $name } a sonné à { $time }.
   *[earlier] Le minuteur { $name } a sonné le { $day } à { $time }.
}
ringing-lost = { $count ->
    [one] Un minuteur, une alarme ou un rappel enregistré n'a pas pu être relu : il ne sonnera pas.
   *[other] { $count } minuteurs, alarmes ou rappels enregistrés n'ont pas pu être relus : ils ne sonneront pas.
}
