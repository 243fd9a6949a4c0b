"""Askaround: from an open question to a decision, through conversations with people who do the work."""

__version__ = "0.1.0"
