"""The archives of former releases, upgraded: their pages say what they said.

The README.md in the folder of each, below tests/fixtures, tells how it was made.
"""

import json
import lzma
import re
from io import StringIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.test import SimpleTestCase, override_settings

from alba_site.backups.databases import PostgreSQL
from archive.record.looking import HEAD
from tests.crawl import Page

FIXTURES = settings.BASE_DIR / "tests/fixtures"
NEVER = "(?!)"  # a pattern that nothing fits
LATIN = "Latin America, Foreign Ministry"
LATINA = "América Latina, Ministerio de Relaciones Exteriores"
BLOC = {  # its full name, and what of it is the name of a topic
    "Bolivarian Alliance for the Peoples of Our America – Peoples’ Trade Treaty",
    "Alianza Bolivariana para los Pueblos de Nuestra América – Tratado de Comercio de "
    "los Pueblos",
    "Trade",
    "Comercio",
}


class Former:
    """Mixin: the archive of the release whose files are in ``former``."""

    databases = {"default"}
    former: Path

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        scratch = TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.scratch = Path(scratch.name)
        cls.addClassCleanup(ContentType.objects.clear_cache)  # known by other numbers
        present = connections["default"]
        place = {"NAME": cls.make_database(present)}
        cls.addClassCleanup(connections.__setitem__, "default", present)
        connections["default"] = type(present)(present.settings_dict | place, "default")
        cls.addClassCleanup(connections["default"].close)
        cls.load()

    @classmethod
    def load(cls):
        """Fill the empty database with that of the former release."""
        raise NotImplementedError

    @classmethod
    def read(cls, name):
        """Return the bytes of a file of the former release, packed or not."""
        packed = cls.former / f"{name}.xz"
        if packed.exists():
            return lzma.decompress(packed.read_bytes())
        return (cls.former / name).read_bytes()

    @classmethod
    def make_database(cls, beside):
        """Return the name of an empty database, which is gone after the tests."""
        if beside.vendor == "sqlite":
            return cls.scratch / "archive.sqlite3"
        name = f"{beside.settings_dict['NAME']}_{cls.former.name}"
        cls.ask(beside, f"DROP DATABASE IF EXISTS {name}")
        cls.ask(beside, f"CREATE DATABASE {name}")
        cls.addClassCleanup(cls.ask, beside, f"DROP DATABASE {name}")
        return name

    @staticmethod
    def ask(database, statement):
        with database.cursor() as cursor:
            cursor.execute(statement)


class Upgraded(Former):
    """Mixin: an archive of a former release, upgraded.

    ``counts`` are how many of its pages had each status. ``reworded`` is what of their
    words was changed since, on purpose: by a pattern of their addresses, the old words
    and a pattern of the new. ``fallen`` are addresses that were not found, and now say
    with what they fell.
    """

    counts: dict[int, int]
    fallen: tuple[str, ...] = ()
    reworded: dict[str, dict[str, str]] = {}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        call_command("migrate", verbosity=0)
        cls.pages = json.loads(cls.read("pages.json"))

    def answering(self, status):
        """Return address, former answer and present answer of each page of a status."""
        found = [
            (address, former, self.client.get(address))
            for address, former in self.pages.items()
            if former["status"] == status
        ]
        self.assertEqual(len(found), self.counts[status])
        return found

    def assertSaid(self, status):
        missing = []
        for address, former, response in self.answering(status):
            self.assertEqual(response.status_code, status, address)
            said = Page(address, response).text("main")
            now = self.rewording_of(address)
            missing += [
                (address, words)
                for words in former["words"]
                if words not in said and not re.search(now.get(words, NEVER), said)
            ]
        self.assertEqual(missing, [])

    def rewording_of(self, address):
        """Return what of the words of a page reads otherwise now, and how."""
        found = [it for at, it in self.reworded.items() if re.fullmatch(at, address)]
        return dict(chain.from_iterable(it.items() for it in found))

    def test_every_page_says_what_it_said(self):
        self.assertSaid(200)

    def test_withdrawn_page_says_so_with_its_reason(self):
        self.assertSaid(410)

    def test_moved_page_leads_where_it_led(self):
        for _, former, response in self.answering(301):
            there = former["leads_to"]
            self.assertEqual((response.status_code, response["Location"]), (301, there))

    def test_what_was_not_public_is_not_shown(self):
        for address, _, response in self.answering(404):
            status = 410 if address in self.fallen else 404
            self.assertEqual(response.status_code, status, address)

    def test_edited_words_are_those_of_the_editor(self):
        page = self.client.get("/es/summits/14/")
        self.assertContains(page, "Corregido: la cumbre de once Estados")

    def test_no_migration_is_left_to_run(self):
        self.assertEqual(pending(), [])


def pending():
    """Return the migrations that the database lacks."""
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


class FirstRelease:
    """Mixin: its database, as a script."""

    former = FIXTURES / "first_release"

    @classmethod
    def load(cls):
        script = cls.former / f"{connection.vendor}.sql"
        if connection.vendor == "sqlite":
            with connection.constraint_checks_disabled():
                connection.connection.executescript(script.read_text())
        else:
            PostgreSQL(connection).load(script)


class FirstReleaseTests(FirstRelease, Upgraded, SimpleTestCase):
    counts = {200: 120, 301: 2, 404: 2, 410: 2}


class RefusedTests(FirstRelease, Former, SimpleTestCase):
    """Rows of several apps break rules of the present release."""

    @classmethod
    def load(cls):
        super().load()
        executor = MigrationExecutor(connection)
        cls.behind = pending()
        applied = executor.loader.applied_migrations
        cls.models = executor.loader.project_state(
            [key for key in applied if key in executor.loader.graph.nodes]
        ).apps
        cls.membership = cls.first("members", "Membership")
        cls.change(cls.membership, ended="", ended_by="withdrawal")
        cls.milestone = cls.first("initiatives", "Milestone")
        cls.change(cls.milestone, actor="meeting", summit=None)
        cls.parts = [cls.first("summits", "Participation", person__isnull=True)]
        [part] = cls.parts
        cls.parts.append(type(part).objects.get(pk=part.pk))
        cls.parts[1].pk = "zz-twice"
        cls.parts[1].save(force_insert=True)

    @classmethod
    def first(cls, app_label, name, **fields):
        model = cls.models.get_model(app_label, name)
        return model.objects.filter(**fields).order_by("pk").first()

    @classmethod
    def change(cls, row, **fields):
        type(row).objects.filter(pk=row.pk).update(**fields)

    def refused(self):
        with self.assertRaises(CommandError) as caught:
            call_command("migrate", verbosity=0)
        return str(caught.exception).split("\n")

    def test_rows_of_all_apps_are_named_at_once(self):
        head, *named = self.refused()
        self.assertEqual(head, HEAD)
        for row in (self.membership, self.milestone, *self.parts):
            address = f"/admin/{row._meta.label_lower.replace('.', '/')}/{row.pk}/"
            with self.subTest(address):
                self.assertIn(address, " ".join(named))

    def test_nothing_was_changed(self):
        self.refused()
        self.assertEqual(pending(), self.behind)


class SecondReleaseTests(Upgraded, SimpleTestCase):
    """A backup of that release, restored by the present one."""

    former = FIXTURES / "second_release"
    # What fell with a text that was withdrawn says so now.
    fallen = [
        f"/{reader}/events/rests-on-what-is-withdrawn/" for reader in ("en", "es")
    ]
    counts = {200: 132, 301: 2, 404: 6, 410: 6}
    reworded = {
        # Each passage has a citation, and its number is no longer to be added.
        r"/en/summits/14/final-declaration/": {"number": "Each place has a citation"},
        # An office says whose it is, before what it is for. The currency of an
        # amount is its unit.
        r"/en/.*": {
            "currency": "unit",
            f"Deputy Minister for {LATIN}": f"Deputy Minister of Venezuela for {LATIN}",
        },
        # In Spanish it is moreover a common noun.
        r"/es/.*": {
            "President": "presidente",
            "Presidente": "presidente",
            "Vicepresidente": "vicepresidente",
            "Vicepresidente Sectorial de Comunicación": (
                "[Vv]icepresidente sectorial de Comunicación"
            ),
            "Secretario Ejecutivo": "[Ss]ecretario ejecutivo",
            f"Viceministro para {LATINA}": (
                f"[Vv]iceministro( de Venezuela)? para {LATINA}"
            ),
            "Viceministro para el Caribe": (
                "[Vv]iceministro( de Venezuela)? para el Caribe"
            ),
        },
        # An organization is named in its offices by its acronym, not its full name.
        r"/e[ns]/people/jorge-arreaza/": dict.fromkeys(BLOC, "ALBA-TCP"),
    }

    @classmethod
    def load(cls):
        var = cls.scratch / "var"
        settings_of_its_own = override_settings(VAR=var, MEDIA_ROOT=var / "media")
        cls.enterClassContext(settings_of_its_own)
        backup = cls.scratch / "backup.tar"
        backup.write_bytes(cls.read(f"backup-{connection.vendor}.tar"))
        told = StringIO()
        call_command("restore", backup, no_input=True, stdout=told)
        cls.told = told.getvalue()
        cls.is_behind = bool(pending())

    def test_restore_says_whether_to_migrate(self):
        told = "It is of an older release: run manage.py migrate."
        self.assertEqual(told in self.told, self.is_behind)

    def test_photo_is_shown_with_its_file(self):
        page = Page("/en/summits/14/", self.client.get("/en/summits/14/"))
        [picture] = [src for src in page.marked("src") if "abcdef" in src]
        self.assertEqual(self.client.get(picture).status_code, 200)
