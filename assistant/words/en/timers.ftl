# Timers
timer-how-long = A timer for how long?
timer-set = Timer for { $seconds }, starting now.
timer-too-many = There are twenty timers already, which is as many as I keep.
timer-none = No timer is running.
timer-left = { $count ->
    [one] { $seconds } to go.
   *[other] The next timer rings in { $seconds }; { $count } timers are running.
}
timer-cancelled = { $count ->
    [one] The timer is cancelled.
   *[other] All { $count } timers are cancelled.
}
timer-rings = The timer for { $seconds } is done.
