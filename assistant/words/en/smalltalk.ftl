# Small talk
greet = Hello. I am Candide, a machine: timers, lists, the time, and shopping. Say “help” to hear what you can ask.
goodbye = See you soon.
thanks = You are welcome.
out-of-scope = I cannot do that yet. Say “help” to hear what you can ask.
not-understood = I did not understand. Could you say it another way?

# What one can say: three examples that fit, or those of one subject
help-in-the-morning = You can say: “what is the weather like”, “add milk to my list” or “do not sell me anything any more”. To hear more about one thing, say for instance “help with timers”.
help-by-day = You can say: “set a timer for ten minutes”, “add milk to my list” or “do not sell me anything any more”. To hear more about one thing, say for instance “help with music”.
help-in-the-evening = You can say: “wake me at seven”, “play some music” or “do not sell me anything any more”. To hear more about one thing, say for instance “help with alarms”.
help-while-timing = You can say: “how long is left”, “add two minutes to the timer” or “cancel the timer”. To hear more about something else, say for instance “help with lists”.
help-timers = For timers, say: “set a pasta timer for ten minutes”, “how long is left”, “add two minutes”, “pause the timer” or “cancel the timer”.
help-alarms = For alarms, say: “wake me at seven”, “set an alarm for half past six from Monday to Friday”, “which alarms are set” or “cancel tomorrow's alarm”. When it rings: “stop”, or “five more minutes”.
help-reminders = For reminders, say: “remind me to take the bins out at eight tonight”, “what are my reminders”, “cancel the reminder about the bins” or “what did I miss”.
help-lists = For lists, say: “add milk and six eggs”, “read my list”, “I have bought the milk”, “put call the plumber on my to-do list”, “clear the list” or “undo that”.
help-music = For music, say: “play some music”, “play” and the name of an artist, “put the radio on”, “next song”, “pause the music” or “what song is this”.
help-weather = For the weather, say: “what is the weather like”, “is it going to rain” or “how warm is it outside”.
help-clock = For the time and the calendar, say: “what time is it”, “what time is it in Tokyo”, “what day is it” or “how many days until Christmas”.
help-sums = To calculate, say: “what is twelve times seven”, “fifteen percent of eighty” or “how much is three pounds in kilos”.
help-volume = For the voice and the sound, say: “louder”, “volume at five”, “mute”, “speak slower”, “say that again” or “stop”.
help-languages = I speak French and English. Say “speak English” or “speak French”. For one answer only: “and in French?”
help-shopping = For shopping, say: “I am looking for ground coffee”, “how much is a kettle” or “compare coffees”. Then “why this one” or “who pays you”. I order nothing.
help-selling = You decide what I may sell: “do not sell me anything any more”, “sell less”, “never that brand again”, “there are children here”, “how much have you sold me” or “what are my settings”.
help-log = I write all that is said into a log that stays here. Say “forget what I just said” to erase, or “prove it” to check.
