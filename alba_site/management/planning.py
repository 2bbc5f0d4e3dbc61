"""What the planner of the database knows of the rows, told after many were written."""

from django.db import connection


def count_rows():
    """Let PostgreSQL count its rows now, as it does by itself after a while.

    Until then it may take full tables for empty ones, and loop where it ought to hash.
    It counts those of the archive, not the far more of its own catalogue. SQLite plans
    well enough by the indexes alone.
    """
    if connection.vendor == "postgresql":
        tables = sorted(connection.introspection.django_table_names())
        names = ", ".join(map(connection.ops.quote_name, tables))
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")
