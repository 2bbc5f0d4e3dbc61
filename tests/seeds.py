"""The seeds as rows, for tests that read them: as loaded by ``manage.py seed``."""

from django.core.management import call_command

from alba_site.management.commands.seed import FIXTURES, files
from alba_site.management.planning import count_rows
from archive.publishing import changes
from archive.search import index


def load_seeds():
    """Load the fixtures without checking each row, which tests of seed do.

    A test commits nothing, so that the index is brought up to date here.
    """
    paths = [FIXTURES / name for name in files()]
    with changes.together():
        call_command("loaddata", *paths, verbosity=0)
    index.refresh()
    count_rows()
