"""Askaround: from an open question to a decision, by asking people who do the work."""

__version__ = "0.1.0"
