"""The demonstration: a whole conversation by voice, in which a third voice plays the household."""
