"""``manage.py settle``: what was written past the site is brought up to date."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.db.models import QuerySet
from django.test import TestCase

from archive.publishing import edition
from archive.search import index
from summits.models import Statement, Summit
from tests.archive.search.finding import found
from tests.factories import make_statement, make_summit


class SettleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_statement(summit=make_summit(number=14))

    def settle(self, **options):
        out = StringIO()
        call_command("settle", stdout=out, **options)
        return out.getvalue()

    def test_nothing_to_do(self):
        for check in (True, False):
            self.assertEqual(
                self.settle(check=check), "Every row is as it should be.\n"
            )

    def test_what_differs_is_said_and_left(self):
        QuerySet(Summit).update(status="draft")
        out = StringIO()
        with self.assertRaisesMessage(
            CommandError, "Rows that differ: 1. Run manage.py settle."
        ):
            call_command("settle", check=True, stdout=out)
        self.assertEqual(out.getvalue(), "summit: 1\n")
        self.assertIs(Summit.objects.published().exists(), True)

    def test_rows_and_what_stands_on_them_are_settled(self):
        QuerySet(Summit).update(status="draft")
        told = self.settle()
        self.assertIn("summit: 1\nstatement: 1\n", told)
        self.assertIn("Rows settled: 2.", told)
        self.assertIs(Statement.objects.published().exists(), False)

    def test_readers_and_search_see_it(self):
        index.refresh()
        before = edition.current().mark
        QuerySet(Summit).update(status="draft")
        self.settle()
        self.assertNotEqual(edition.current().mark, before)
        self.assertEqual(found("S14"), [])
