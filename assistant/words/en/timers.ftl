# Timers
timer-how-long = A timer for how long?
timer-set = Timer for { $seconds }, starting now.
timer-set-named = { $name } timer: { $seconds }, starting now.
timer-too-many = There are twenty timers already, which is as many as I keep.
timer-none = No timer is running.
timer-none-such = There is no timer of that name.
timer-which = Which one: { $choices }?
timer-left = { $seconds } to go.
timer-left-named = { $name } timer: { $seconds } to go.
timer-left-of = Timer for { $length }: { $seconds } to go.
timer-left-paused = The timer is paused, with { $seconds } to go.
timer-left-paused-named = The { $name } timer is paused, with { $seconds } to go.
timer-more = And { $count ->
    [one] one more.
   *[other] { $count } more.
}
timer-cancelled = { $count ->
    [one] The timer is cancelled.
   *[other] All { $count } timers are cancelled.
}
timer-cancelled-named = The { $name } timer is cancelled.
timer-paused = { $count ->
    [one] The timer is paused, with { $seconds } to go.
   *[other] All { $count } timers are paused.
}
timer-paused-named = The { $name } timer is paused, with { $seconds } to go.
timer-paused-already = It is paused already.
timer-resumed = { $count ->
    [one] The timer goes on, with { $seconds } to go.
   *[other] All { $count } timers go on.
}
timer-resumed-named = The { $name } timer goes on, with { $seconds } to go.
timer-runs-already = It isn't paused.
timer-restarted = { $count ->
    [one] The timer starts again: { $seconds }.
   *[other] All { $count } timers start again.
}
timer-restarted-named = The { $name } timer starts again: { $seconds }.
timer-lengthened = { $count ->
    [one] Added: { $seconds } to go.
   *[other] Added to all { $count } timers.
}
timer-shortened = { $count ->
    [one] Taken off: { $seconds } to go.
   *[other] Taken off all { $count } timers.
}
timer-shortened-away = There isn't that much left, so I change nothing.
timer-too-long = A timer runs for twenty-four hours at most.
timer-renamed = That timer is now called { $name }.
timer-change-how = What shall I change: pause it, start it again, or add how much time?
timer-rings = The timer for { $seconds } is done.
timer-rings-named = The { $name } timer is done.
timer-missed = { $recent ->
    [today] The timer for { $seconds } was up at { $time }, while I was off.
   *[earlier] The timer for { $seconds } was up on { $day } at { $time }, while I was off.
}
timer-missed-named = { $recent ->
    [today] The { $name } timer was up at { $time }, while I was off.
   *[earlier] The { $name } timer was up on { $day } at { $time }, while I was off.
}
timer-unheard = { $recent ->
    [today] The timer for { $seconds } rang at { $time }.
   *[earlier] The timer for { $seconds } rang on { $day } at { $time }.
}
timer-unheard-named = { $recent ->
    [today] The { $name } timer rang at { $time }.
   *[earlier] The { $name } timer rang on { $day } at { $time }.
}
ringing-lost = { $count ->
    [one] One saved timer, alarm or reminder could not be read, and will not ring.
   *[other] { $count } saved timers, alarms or reminders could not be read, and will not ring.
}
