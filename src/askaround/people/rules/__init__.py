"""Pure rules about people: reading a line about somebody, likeness, and whom to ask first."""
