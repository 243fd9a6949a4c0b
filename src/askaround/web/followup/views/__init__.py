"""The pages of what follows a conversation."""
