# What may be missing
dialogue-down = My understanding is restarting, so I cannot answer that just now. Timers go on.
dialogue-garbled = My answer was not in order, so I would rather not say it. Please try again.
heard-nothing = I heard nothing.
too-long = That is too long for me. Please say it in one short sentence.
