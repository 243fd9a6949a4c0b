"""The pages of people and organizations."""
