"""Bringing people in from a file: planned first, written in one go, and taken back whole."""
