# Ce qui peut manquer
dialogue-down = Ma compréhension redémarre, je ne peux pas répondre à cela tout de suite. Les minuteurs continuent.
dialogue-garbled = Ma réponse n'était pas en règle, je préfère ne pas la dire. Réessayez, s'il vous plaît.
heard-nothing = Je n'ai rien entendu.
too-long = C'est trop long pour moi. Dites-le en une phrase courte.
