"""How people look into the log."""
