"""The verbs of learning and deciding."""
