"""The questions other code may ask about what was heard, and what was concluded."""
