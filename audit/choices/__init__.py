"""What the household chose: what may be sold to it, when, how much; and who may change that."""
