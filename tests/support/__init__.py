"""What several tests need: a clock turned by hand, suggestions made of facts, a gate to try."""
