"""The archive of the first release, upgraded: its pages say what they said.

tests/fixtures/first_release/README.md tells how its files were made.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import SimpleTestCase

from alba_site.backups.databases import PostgreSQL
from tests.crawl import Page

FIRST = settings.BASE_DIR / "tests/fixtures/first_release"


class UpgradeTests(SimpleTestCase):
    databases = {"default"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        former = connections["default"]
        place = {"NAME": cls.make_database(former)}
        cls.addClassCleanup(connections.__setitem__, "default", former)
        connections["default"] = type(former)(former.settings_dict | place, "default")
        cls.addClassCleanup(connections["default"].close)
        cls.load(FIRST / f"{former.vendor}.sql")
        call_command("migrate", verbosity=0)
        cls.pages = json.loads((FIRST / "pages.json").read_text())

    @classmethod
    def make_database(cls, beside):
        """Return the name of an empty database, which is gone after the tests."""
        if beside.vendor == "sqlite":
            directory = TemporaryDirectory()
            cls.addClassCleanup(directory.cleanup)
            return Path(directory.name) / "archive.sqlite3"
        name = f"{beside.settings_dict['NAME']}_first"
        cls.ask(beside, f"DROP DATABASE IF EXISTS {name}")
        cls.ask(beside, f"CREATE DATABASE {name}")
        cls.addClassCleanup(cls.ask, beside, f"DROP DATABASE {name}")
        return name

    @staticmethod
    def ask(database, statement):
        with database.cursor() as cursor:
            cursor.execute(statement)

    @staticmethod
    def load(script):
        if connection.vendor == "sqlite":
            with connection.constraint_checks_disabled():
                connection.connection.executescript(script.read_text())
        else:
            PostgreSQL(connection).load(script)

    def answering(self, status):
        """Yield address, former answer and present answer of each page of a status."""
        for address, former in self.pages.items():
            if former["status"] == status:
                yield address, former, self.client.get(address)

    def assertSaid(self, status, least):
        missing, count = [], 0
        for address, former, response in self.answering(status):
            count += 1
            self.assertEqual(response.status_code, status, address)
            said = Page(address, response).text("main")
            missing += [(address, it) for it in former["words"] if it not in said]
        self.assertEqual(missing, [])
        self.assertGreaterEqual(count, least)

    def test_every_page_says_what_it_said(self):
        self.assertSaid(200, least=100)

    def test_withdrawn_page_says_so_with_its_reason(self):
        self.assertSaid(410, least=2)

    def test_moved_page_leads_where_it_led(self):
        led = [
            (former["leads_to"], response.status_code, response["Location"])
            for _, former, response in self.answering(301)
        ]
        self.assertEqual(led, [(there, 301, there) for there, _, _ in led])
        self.assertEqual(len(led), 2)

    def test_draft_is_not_shown(self):
        drafts = [response.status_code for *_, response in self.answering(404)]
        self.assertEqual(drafts, [404, 404])

    def test_edited_words_are_those_of_the_editor(self):
        page = self.client.get("/es/summits/14/")
        self.assertContains(page, "Corregido: la cumbre de once Estados")

    def test_no_migration_is_left_to_run(self):
        call_command("migrate", check_unapplied=True, verbosity=0)
