"""How many rows the tables have, told to SQLite, so that it chooses the right index."""

from django.db import connection

ROWS_LOOKED_AT = 1000
"""Of each index: enough to tell a rare value from a common one, and done in milliseconds."""


def refresh() -> None:
    """Count again. Worth it after many rows came or went; PostgreSQL does so by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
