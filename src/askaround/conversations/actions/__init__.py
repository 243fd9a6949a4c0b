"""The verbs of one conversation: planning it, taking notes in it, and looking back at it."""

from askaround.conversations.actions.noting import CannotKeep, Kept, keep_lines

__all__ = ["CannotKeep", "Kept", "keep_lines"]
