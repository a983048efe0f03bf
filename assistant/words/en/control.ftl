# Volume, silence, repeating
stopped = All right.
question-dropped = All right, never mind.
repeat-nothing = I have not said anything yet.
volume-set = Volume at { $level } out of 10.
volume-what = Say “louder”, “quieter” or “volume at five”.
