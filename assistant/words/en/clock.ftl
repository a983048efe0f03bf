# Time and date
time-now = It is { $time }.
time-there = It is { $time } { $there }{ $shift ->
    [tomorrow] , tomorrow already
    [yesterday] , still yesterday
   *[same] {""}
}.
time-place-unknown = I don't know the time in that place. Tell me a large city or a country.
time-place-many = There are several time zones { $there }. Tell me a city.
date-today = It is { $date }.
date-is = { $when ->
    [today] It is
    [past] It was
   *[future] It will be
} { $date }.

# Calendar; "none": the day was not named by its feast
calendar-what = I didn't understand which date you are looking for.
calendar-feast = { $feast } { $when ->
    [today] is today,
    [past] was on
   *[future] is on
} { $date }.
calendar-today = { $feast ->
    [none] { $date }
   *[other] { $feast }
} is today.
calendar-days-until = { $feast ->
    [none] { $date }
   *[other] { $feast }
} is in { $count ->
    [one] { $count } day
   *[other] { $count } days
}{ $feast ->
    [none] {""}
   *[other] , on { $date }
}.
calendar-weeks-until = { $feast ->
    [none] { $date }
   *[other] { $feast }
} is in { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}{ $rest ->
    [0] {""}
    [one] { " " }and { $rest } day
   *[other] { " " }and { $rest } days
}{ $feast ->
    [none] {""}
   *[other] , on { $date }
}.
calendar-months-until = { $feast ->
    [none] { $date }
   *[other] { $feast }
} is in { $count ->
    [one] { $count } month
   *[other] { $count } months
}{ $rest ->
    [0] {""}
    [one] { " " }and { $rest } day
   *[other] { " " }and { $rest } days
}{ $feast ->
    [none] {""}
   *[other] , on { $date }
}.
calendar-days-since = { $feast ->
    [none] { $date }
   *[other] { $feast }
} was { $count ->
    [one] { $count } day
   *[other] { $count } days
} ago{ $feast ->
    [none] {""}
   *[other] , on { $date }
}.
calendar-weeks-since = { $feast ->
    [none] { $date }
   *[other] { $feast }
} was { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}{ $rest ->
    [0] {""}
    [one] { " " }and { $rest } day
   *[other] { " " }and { $rest } days
} ago{ $feast ->
    [none] {""}
   *[other] , on { $date }
}.
calendar-months-since = { $feast ->
    [none] { $date }
   *[other] { $feast }
} was { $count ->
    [one] { $count } month
   *[other] { $count } months
}{ $rest ->
    [0] {""}
    [one] { " " }and { $rest } day
   *[other] { " " }and { $rest } days
} ago{ $feast ->
    [none] {""}
   *[other] , on { $date }
}.
calendar-days-between = From { $first_date } to { $last_date } it is { $count ->
    [one] { $count } day
   *[other] { $count } days
}.
calendar-weeks-between = From { $first_date } to { $last_date } it is { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}{ $rest ->
    [0] {""}
    [one] { " " }and { $rest } day
   *[other] { " " }and { $rest } days
}.
calendar-months-between = From { $first_date } to { $last_date } it is { $count ->
    [one] { $count } month
   *[other] { $count } months
}{ $rest ->
    [0] {""}
    [one] { " " }and { $rest } day
   *[other] { " " }and { $rest } days
}.
calendar-week-number = { $when ->
    [today] This
   *[other] { $date }
} is { $when ->
    [today] week
   *[other] in week
} { $week }.
calendar-leap-year = { $leap ->
    [yes] Yes, { $year } is a leap year.
   *[no] No, { $year } is not a leap year.
}
calendar-next-leap-year = The next leap year is { $year }.
calendar-month-length = { $month } has { $count } days.
calendar-year-length = The year { $year } has { $count } days.
calendar-holiday = Yes, { $date } is a public holiday in Ireland: { $feast }.
calendar-no-holiday = No, { $date } is not a public holiday in Ireland.
calendar-next-holiday = The next public holiday in Ireland is { $date }: { $feast }.
