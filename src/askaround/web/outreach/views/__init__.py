"""Asking, in the order in which it happens: begin, write, hand over, hear back, be introduced."""
