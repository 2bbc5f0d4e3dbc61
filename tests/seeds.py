"""The seeds as rows, for tests that read them: as loaded by ``manage.py seed``."""

from django.conf import settings
from django.core.management import call_command

from archive.publishing import changes
from archive.search import index

NAMES = ["sources", "members", "summits", "initiatives", "pages"]


def load_seeds():
    """Load the fixtures without checking each row, which tests of seed do.

    A test commits nothing, so that the index is brought up to date here.
    """
    paths = [settings.BASE_DIR / "fixtures" / f"{name}.json" for name in NAMES]
    with changes.together():
        call_command("loaddata", *paths, verbosity=0)
    index.refresh()
