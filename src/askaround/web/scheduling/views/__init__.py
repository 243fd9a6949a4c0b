"""Agreeing on a time, page by page."""
