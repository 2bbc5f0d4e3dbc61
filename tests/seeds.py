"""The seeds as rows, for tests that read them: as loaded by ``manage.py seed``."""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import Client

from alba_site.management.commands.seed import FIXTURES, files
from alba_site.management.planning import count_rows
from archive.publishing import changes, edition
from archive.publishing.models import EditionStamp
from archive.publishing.settling import records
from archive.search import index
from tests.crawl import Page, crawl

_loaded = {}  # by the content types, which citations name by their numbers


def load_seeds():
    """Load the fixtures into an empty archive.

    Without checking each row, which tests of seed do; and but once a process: after
    that the rows are written as they then stood, index and all.
    """
    types = frozenset(ContentType.objects.values_list("pk", "app_label", "model"))
    if any(model.objects.exists() for model in records()):
        _load()
    elif types in _loaded:
        _write(_loaded[types])
    else:
        _load()
        _loaded[types] = _rows_now()
    count_rows()


@cache
def seed_pages(start="/en/") -> dict[str, Page]:
    """Return the pages of the seeds that links lead to from ``start``, by address.

    Read but once a process: only for tests that have just loaded the seeds.
    """
    return crawl(Client(), start)


def _load():
    """Load the fixtures as ``loaddata`` does, with the index.

    A test commits nothing, so that the index is brought up to date here.
    """
    paths = [FIXTURES / name for name in files()]
    with changes.together():
        call_command("loaddata", *paths, verbosity=0)
    index.refresh()


def _rows_now():
    """Return the rows of all tables that ``_load()`` writes, by table and columns."""
    found = {}
    with connection.cursor() as cursor:
        for table, columns in _tables():
            cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608
            found[table, columns] = cursor.fetchall()
    return found


def _write(rows):
    # Rows may point at others that come later.
    with transaction.atomic(), connection.cursor() as cursor:
        for (table, columns), held in rows.items():
            places = ", ".join(["%s"] * len(columns))
            insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
            cursor.executemany(insert, held)
        for reset in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(reset)
    ContentType.objects.clear_cache()
    edition.bump(dict.fromkeys(records()))


@cache
def _models():
    """Return the models whose rows are loaded: the archive's own, with their links.

    Not the one stamp, which each database has from the beginning.
    """
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if not model.__module__.startswith("django.") and model is not EditionStamp
    ]


@cache
def _tables():
    quote = connection.ops.quote_name
    return [
        (
            quote(model._meta.db_table),
            tuple(
                quote(field.column)
                for field in model._meta.local_concrete_fields
                if not field.generated
            ),
        )
        for model in _models()
    ]
