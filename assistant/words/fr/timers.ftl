# Minuteurs
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
