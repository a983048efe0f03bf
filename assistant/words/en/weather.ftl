# The weather
weather-now = { $place ->
    [none] It is
   *[other] { $place }: it is
} { $now_c } { $now_c ->
    [one] degree
   *[other] degrees
}, with { $sky ->
    [clear] a clear sky
    [cloudy] clouds
    [rain] rain
    [snow] snow
    [fog] fog
    [storm] a storm
   *[wind] wind
}. Today's low is { $low_c } and the high is { $high_c }.
weather-remark = { $remark }
weather-today-only = I only know the weather of today.
weather-none = I have no weather forecast.
weather-old = My weather forecast is more than twelve hours old, so I would rather not tell it.
