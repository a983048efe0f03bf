# Volume, silence, répétition
stopped = D'accord.
question-dropped = D'accord, on laisse.
repeat-nothing = Je n'ai encore rien dit.
volume-set = Volume à { $level } sur 10.
volume-what = Dites « plus fort », « moins fort » ou « volume à cinq ».
