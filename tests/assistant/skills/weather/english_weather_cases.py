"""What English-speaking households ask of the weather on Tuesday 24 November 2026 at 10:20.

They live in Galway. A row is as in `french_weather_cases`.
"""

from __future__ import annotations

ROWS = """
what's the weather like;general;now
What's the weather like?;general;now
how is it outside right now;general;now
what is it doing out there at the moment;general;now
what's the weather like today;general;today
today's weather please;general;today
what will it be like today;general;today
what's the forecast;general;today
how's it looking this morning;general;today morning
what's the weather this afternoon;general;today afternoon
what's this evening going to be like;general;today evening
how about tonight;general;today night
and tomorrow;general;tomorrow
And tomorrow?;general;tomorrow
tomorrow's weather;general;tomorrow
what's it like tomorrow morning;general;tomorrow morning
what's it doing tomorrow lunchtime;general;tomorrow noon
weather for tomorrow afternoon;general;tomorrow afternoon
how's tomorrow evening looking;general;tomorrow evening
what about tomorrow night;general;tomorrow night
the day after tomorrow will it be nice;general;after-tomorrow
how's saturday looking;general;2026-11-28
and saturday;general;2026-11-28
what about sunday afternoon;general;2026-11-29 afternoon
what's the weather on friday;general;2026-11-27
what's the weather on the twenty ninth of november;general;2026-11-29
What's the weather on 29 November?;general;2026-11-29
weather in three days;general;2026-11-27
is it going to be nice at the weekend;general;weekend
what's the weather this weekend;general;weekend
what about next weekend;general;next-weekend
what's the weather this week;general;next-days
the forecast for the rest of the week;general;next-days
what are the next few days like;general;next-days
what's next week like;general;next-week
what's it like at three this afternoon;general;today afternoon
what will it be like in two hours;general;today afternoon
weather tomorrow at eight in the morning;general;tomorrow morning
is it raining;rain;now
Is it raining?;rain;now
is it raining right now;rain;now
will it rain;rain;today
is it going to rain today;rain;today
will it rain this evening;rain;today evening
any rain tomorrow;rain;tomorrow
are there showers on saturday;rain;2026-11-28
is rain expected at the weekend;rain;weekend
will it rain this week;rain;next-days
can i hang the washing out;rain;today
are we going to get soaked tomorrow morning;rain;tomorrow morning
when will the rain stop;general;today
rain or shine tomorrow;rain;tomorrow
do i need an umbrella;umbrella;today
should i take a brolly tomorrow;umbrella;tomorrow
will i need my raincoat on saturday;umbrella;2026-11-28
is it snowing;snow;now
will it snow;snow;today
is there snow coming on thursday;snow;after-tomorrow
any snow this week;snow;next-days
will it freeze tonight;frost;today night
is there a frost tomorrow morning;frost;tomorrow morning
will the roads be icy tomorrow;frost;tomorrow
is there a thunderstorm this evening;storm;today evening
any storms coming on sunday;storm;2026-11-29
is it going to hail this afternoon;hail;today afternoon
is it foggy;fog;now
will there be fog tomorrow morning;fog;tomorrow morning
is it windy;wind;now
how windy will it be tomorrow;wind;tomorrow
any gales on saturday;wind;2026-11-28
is the sun out;sun;now
will it be sunny tomorrow;sun;tomorrow
any sunshine this afternoon;sun;today afternoon
do i need sun cream tomorrow;sun;tomorrow
how cold is it;temperature;now
how many degrees is it outside;temperature;now
what's the temperature tomorrow;temperature;tomorrow
will it be cold tomorrow morning;temperature;tomorrow morning
is it going to be warm at the weekend;temperature;weekend
should i wear a coat;temperature;today
what time is sunrise;sunrise;today
when does the sun come up tomorrow;sunrise;tomorrow
what time does the sun set;sunset;today
when does it get dark tomorrow;sunset;tomorrow
when is sunset on saturday;sunset;2026-11-28
what's the weather in galway;general;now
what's it like in Galway tomorrow?;general;tomorrow
what's the weather at home;general;now
how warm is it in the garden;temperature;now
what's the weather in london;general;elsewhere
What's the weather in London?;general;elsewhere
is it raining in paris;rain;elsewhere
london weather tomorrow;general;elsewhere
the forecast for dublin;general;elsewhere
what's it like in timbuctoo;general;elsewhere
what's the weather in nice;general;elsewhere
is it snowing in the alps;snow;elsewhere
what's it like at the seaside on sunday;general;elsewhere
what's the weather over there;general;elsewhere
is it nice outside;general;now
will there be nice weather tomorrow;general;tomorrow
tomorrow or saturday which is better;general;unclear
what was the weather yesterday;general;past
did it rain yesterday;rain;past
what's the weather like in march;general;unclear
will it be dry for the match on wednesday;general;tomorrow
"""
CASES = [tuple(row.split(";")) for row in ROWS.strip().splitlines()]
