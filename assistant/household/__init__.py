"""What the household owns of its own: lists, and later needs, preferences and things."""
