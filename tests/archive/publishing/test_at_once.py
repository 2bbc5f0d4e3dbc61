"""Two who change the record at the same instant: what each sees of the other."""

from threading import Event, Thread
from unittest import skipUnless

from django.db import DatabaseError, connection, connections, transaction
from django.test import TransactionTestCase

from archive.publishing import changes, edition
from archive.sources.models import Source
from summits.models import Statement
from tests.factories import make_passage, make_source, make_statement, make_summit
from tests.plain_public import differences

LONGEST = 20  # seconds that one waits for the other before the test fails


@skipUnless(connection.vendor == "postgresql", "SQLite lets one write at a time.")
class AtOnceTests(TransactionTestCase):
    """The later of two changes waits for the edition, and then sees the earlier."""

    def setUp(self):
        self.source = make_source()
        self.passage = make_passage(source=self.source)
        self.summit = make_summit()
        self.errors = []

    def beside(self, work):
        """Run ``work`` in a thread with a connection of its own; return the thread."""

        def run():
            try:
                work()
            except DatabaseError as error:
                self.errors.append(error)
            finally:
                connections.close_all()

        thread = Thread(target=run)
        thread.start()
        return thread

    def withdraw(self):
        Source.objects.filter(pk=self.source.pk).update(
            status="withdrawn", withdrawn_reason_en="Given twice."
        )

    def assertEnded(self, thread):
        thread.join(LONGEST)
        self.assertIs(thread.is_alive(), False)
        self.assertEqual(self.errors, [])

    def test_fact_added_while_its_source_is_withdrawn_is_not_public(self):
        with changes.together():
            make_statement(summit=self.summit, passage=self.passage)
            thread = self.beside(self.withdraw)
            self.assertWaits(thread)
        self.assertEnded(thread)
        self.assertIs(Statement.objects.published().exists(), False)
        self.assertEqual(differences(), [])

    def test_source_withdrawn_while_a_fact_is_added_hides_the_fact(self):
        with changes.together():
            self.withdraw()
            thread = self.beside(
                lambda: make_statement(summit=self.summit, passage=self.passage)
            )
            self.assertWaits(thread)
        self.assertEnded(thread)
        self.assertIs(Statement.objects.exists(), True)
        self.assertIs(Statement.objects.published().exists(), False)
        self.assertEqual(differences(), [])

    def test_who_holds_the_edition_lets_others_read(self):
        read = Event()
        with transaction.atomic():
            edition.hold()
            thread = self.beside(
                lambda: (
                    list(Source.objects.published()),
                    edition.current(),
                    read.set(),
                )
            )
            self.assertIs(read.wait(LONGEST), True)
        self.assertEnded(thread)

    def assertWaits(self, thread):
        """Check that the thread waits for a lock, as the server tells."""
        with connection.cursor() as cursor:
            for _ in range(LONGEST * 20):
                cursor.execute(
                    "SELECT count(*), pg_sleep(0.05) FROM pg_locks WHERE NOT granted"
                )
                if cursor.fetchone()[0]:
                    return
        self.fail("The other did not wait.")
