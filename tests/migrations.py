"""Archives of former releases, upgraded once for all tests of a class."""

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.test import TestCase

from archive.publishing import edition
from archive.publishing.models import EditionStamp
from archive.publishing.per_edition import forget
from archive.publishing.settling import records

OF_DJANGO = {"contenttypes", "auth"}


def migrate(*targets):
    """Migrate to ``targets``, pairs of app and migration, or to the present release.

    Return the models as they are there.
    """
    executor = MigrationExecutor(connection)
    if targets:  # without what the present release does after a migration
        executor.migrate(targets)
    else:
        call_command("migrate", verbosity=0)
    return executor.loader.project_state(targets or None).apps


class UpgradedTestCase(TestCase):
    """Tests of one archive that ``upgrade()`` takes from release to release.

    Which takes seconds: all that is to be told apart stands side by side there, and
    each test asks for its own.
    """

    @classmethod
    def upgrade(cls):
        """Fill the empty archive and migrate it: outside of any transaction."""
        raise NotImplementedError

    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(cls.leave)
        cls.upgrade()
        super().setUpClass()

    @classmethod
    def leave(cls):
        """Leave others the tables of the present release, with nothing in them.

        But for what Django itself has there: a process knows the content types by their
        numbers, which another ``flush`` would give anew.
        """
        migrate()
        with transaction.atomic():
            for model in apps.get_models(include_auto_created=True):
                if model._meta.app_label not in OF_DJANGO and model != EditionStamp:
                    model._base_manager.all()._raw_delete(connection.alias)
        edition.bump(dict.fromkeys(records()))
        forget()
