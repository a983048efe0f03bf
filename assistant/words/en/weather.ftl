# The weather
weather-now = { $place ->
    [none] It is
   *[other] { $place }: it is
} { $now_c } { $now_c ->
    [one] degree
   *[other] degrees
}, with { $sky ->
    [clear] a clear sky
    [partly] some clouds
    [cloudy] clouds
    [drizzle] drizzle
    [rain] rain
    [showers] showers
    [freezing] freezing rain
    [snow] snow
    [fog] fog
    [storm] a storm
    [hail] a storm and hail
   *[wind] wind
}. Today's low is { $low_c } and the high is { $high_c }.
weather-then = { $as_of }it is { $now_c } { $now_c ->
    [one] degree
   *[other] degrees
}, with { $sky ->
    [clear] a clear sky
    [partly] some clouds
    [cloudy] clouds
    [drizzle] drizzle
    [rain] rain
    [showers] showers
    [freezing] freezing rain
    [snow] snow
    [fog] fog
    [storm] a storm
   *[hail] a storm and hail
}. Today's low is { $low_c } and the high is { $high_c }.
weather-measured = It is { $now_c } { $now_c ->
    [one] degree
   *[other] degrees
}, by your own sensor.
weather-remark = { $remark }
weather-day = { $as_of }{ $period }: { $sky ->
    [clear] a clear sky
    [partly] some clouds
    [cloudy] an overcast sky
    [drizzle] drizzle
    [rain] rain
    [showers] showers
    [freezing] freezing rain
    [snow] snow
    [fog] fog
    [storm] thunderstorms
   *[hail] thunderstorms and hail
}, from { $low_c } to { $high_c } { $high_c ->
    [one] degree
   *[other] degrees
}.
weather-day-even = { $as_of }{ $period }: { $sky ->
    [clear] a clear sky
    [partly] some clouds
    [cloudy] an overcast sky
    [drizzle] drizzle
    [rain] rain
    [showers] showers
    [freezing] freezing rain
    [snow] snow
    [fog] fog
    [storm] thunderstorms
   *[hail] thunderstorms and hail
}, about { $high_c } { $high_c ->
    [one] degree
   *[other] degrees
}.
weather-range = { $as_of }{ $period }: from { $low_c } to { $high_c } { $high_c ->
    [one] degree
   *[other] degrees
}.
weather-range-even = { $as_of }{ $period }: about { $high_c } { $high_c ->
    [one] degree
   *[other] degrees
}.
weather-week = { $as_of }{ $period }: from { $low_c } to { $high_c } { $high_c ->
    [one] degree
   *[other] degrees
}, { $count ->
    [0] with no rainy day
    [1] with one rainy day
   *[other] with { $count } rainy days
}.
weather-rain-yes = Yes, { $as_of }rain is expected { $period }: the chance is { $chance }%.
weather-rain-maybe = Maybe: { $as_of }the chance of rain { $period } is { $chance }%.
weather-rain-no = No, { $as_of }no rain is expected { $period }: the chance is { $chance }%.
weather-snow-instead = { $as_of }no rain { $period }, but snow.
weather-event-yes = Yes, { $as_of }{ $event ->
    [rain] rain is expected
    [snow] snow is expected
    [storm] thunder is expected
    [hail] hail is expected
    [fog] fog is expected
   *[sun] sunshine is expected
} { $period }.
weather-event-no = No, { $as_of }{ $event ->
    [rain] no rain is expected
    [snow] no snow is expected
    [storm] no thunder is expected
    [hail] no hail is expected
    [fog] no fog is expected
   *[sun] no sunshine is expected
} { $period }.
weather-is = Yes, { $as_of }{ $event ->
    [rain] it is raining
    [snow] it is snowing
    [storm] there is a thunderstorm
    [hail] it is hailing
    [fog] it is foggy
   *[sun] the sun is out
} at the moment.
weather-is-not = No, { $as_of }{ $event ->
    [rain] it is not raining
    [snow] it is not snowing
    [storm] there is no thunderstorm
    [hail] it is not hailing
    [fog] it is not foggy
   *[sun] the sun is not out
} at the moment.
weather-umbrella-yes = Yes, { $as_of }take an umbrella: rain is expected { $period }.
weather-umbrella-maybe = { $as_of }an umbrella may come in useful: it might rain { $period }.
weather-umbrella-no = No, { $as_of }you need no umbrella { $period }.
weather-frost-yes = Yes, { $as_of }it will freeze { $period }: down to { $low_c } { $low_c ->
    [one] degree
   *[other] degrees
}.
weather-frost-no = No, { $as_of }no frost is expected { $period }: { $low_c } { $low_c ->
    [one] degree
   *[other] degrees
} at the lowest.
weather-wind = { $as_of }{ $period }: { $force ->
    [calm] little wind
    [fresh] a moderate wind
    [strong] a strong wind
   *[gale] a gale
}, { $speed ->
    [one] { $speed } kilometre
   *[other] { $speed } kilometres
} an hour at most.
weather-sun-hours = { $as_of }{ $period }: { $count ->
    [0] less than an hour of sunshine
    [1] about one hour of sunshine
   *[other] about { $count } hours of sunshine
}.
weather-sunrise = Sunrise { $period }: { $time }.
weather-sunset = Sunset { $period }: { $time }.
weather-sun-unknown = I do not know when the sun rises and sets on that day.
weather-today-only = I only know the weather of today: the weather connection is switched off. To switch it on, type “candide connections on weather”.
weather-none = I have no weather forecast: the weather connection is switched off. To switch it on, type “candide connections on weather”.
weather-old = My weather forecast is more than twelve hours old, so I would rather not tell it.
weather-waiting = The weather connection has just been switched on: I have received nothing yet.
weather-silent = I have no forecast yet: the weather connection does not answer.
weather-lost = I have not known since { $since }: the weather connection does not answer.
weather-past = I do not keep the weather of past days.
weather-too-far = My forecast ends on { $day }.
weather-which-day = Please ask me about one day at a time.
weather-elsewhere = I only know the weather here, not anywhere else.
