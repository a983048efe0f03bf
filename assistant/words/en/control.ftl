# Volume, speed, language, silence, repeating
stopped = All right.
question-dropped = All right, never mind.
repeat-nothing = I have not said anything yet.
volume-set = Volume at { $level } out of 10.
volume-muted = I am turning the sound off. To hear me again, say “unmute”.
volume-at-most = It is already as loud as it goes.
volume-at-least = It is already as quiet as it goes. To turn the sound off, say “mute”.
volume-what = Say “louder”, “quieter” or “volume at five”.
speed-slower = I am speaking more slowly.
speed-faster = I am speaking faster.
speed-usual = I am speaking at my usual speed.
speed-slowest = I cannot speak any more slowly.
speed-fastest = I cannot speak any faster.
speed-what = Say “speak slower”, “speak faster” or “speak normally”.
language-switched = All right, I answer in English.
language-what = I speak French and English. Say “speak English” or “speak French”.
