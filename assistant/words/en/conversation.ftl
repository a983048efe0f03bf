# What may be missing
dialogue-down = My understanding is restarting, so I cannot answer that just now. Timers go on.
dialogue-garbled = My answer was not in order, so I would rather not say it. Please try again.
heard-nothing = I heard nothing.
too-long = That is too long for me. Please say it in one short sentence.
question-given-up = I have not understood the answer, so I leave my question.

# What I ask before acting, where I am not sure I understood
ask-set-timer = Would you like a timer?
ask-change-timer = Shall I change the timer?
ask-cancel-timer = Shall I cancel the timer?
ask-set-alarm = Would you like an alarm?
ask-cancel-alarm = Shall I cancel the alarm?
ask-snooze = Shall it ring again later?
ask-set-reminder = Would you like a reminder?
ask-cancel-reminder = Shall I cancel the reminder?
ask-add-to-list = Shall I put that on a list?
ask-remove-from-list = Shall I take that off the list?
ask-undo = Shall I undo the last change?
ask-play-music = Would you like some music?
ask-control-music = Do you mean the music?
ask-set-volume = Shall I change the volume?
ask-change-speed = Shall I speak at another speed?
ask-switch-language = Shall I change languages?
ask-find-product = Are you looking for a product?
ask-price = Would you like to know a price?
ask-compare = Shall I compare products?
ask-accept = Would you like to keep what I suggested?
