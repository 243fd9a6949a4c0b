"""What the pages of a debrief answer."""
