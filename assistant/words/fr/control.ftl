# Volume, vitesse, langue, silence, répétition
stopped = D'accord.
question-dropped = D'accord, on laisse.
repeat-nothing = Je n'ai encore rien dit.
volume-set = Volume à { $level } sur 10.
volume-muted = Je coupe le son. Pour me réentendre, dites « remets le son ».
volume-at-most = C'est déjà le plus fort.
volume-at-least = C'est déjà le plus bas. Pour couper le son, dites « coupe le son ».
volume-what = Dites « plus fort », « moins fort » ou « volume à cinq ».
speed-slower = Je parle plus lentement.
speed-faster = Je parle plus vite.
speed-usual = Je parle à ma vitesse habituelle.
speed-slowest = Je ne peux pas parler plus lentement.
speed-fastest = Je ne peux pas parler plus vite.
speed-what = Dites « parle moins vite », « parle plus vite » ou « parle normalement ».
language-switched = Bien, je réponds en français.
language-what = Je parle français et anglais. Dites « parle anglais » ou « parle français ».
