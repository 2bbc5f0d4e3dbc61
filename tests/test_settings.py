"""The settings under other environments than that of the tests."""

import re
import runpy
import shutil
import sqlite3
import stat
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase

KEY = {"SECRET_KEY": "a key for tests"}
LOCAL = {"ALBA_LOCAL": "1"}
PUBLIC = KEY | {"ALLOWED_HOSTS": "archive.example.org"}
POSTGRES = KEY | {"DATABASE_URL": "postgres://editor:secret@db.example.org/archive"}


class SettingsTestCase(SimpleTestCase):
    """Runs a copy of settings.py in a directory of its own."""

    def setUp(self):
        directory = TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.base = Path(directory.name).resolve()
        self.path = self.base / "alba_site/settings.py"
        self.path.parent.mkdir()
        shutil.copy(settings.BASE_DIR / "alba_site/settings.py", self.path)

    def load(self, environment, command="check"):
        """Return the settings as a dict, read under ``environment`` alone."""
        with (
            mock.patch.dict("os.environ", environment, clear=True),
            mock.patch("sys.argv", ["manage.py", command]),
        ):
            return runpy.run_path(self.path)


class ProductionTests(SettingsTestCase):
    def test_debug_is_off_by_default(self):
        self.assertIs(self.load(PUBLIC)["DEBUG"], False)

    def test_debug_is_refused_on_a_public_site(self):
        with self.assertRaisesMessage(ImproperlyConfigured, "ALBA_LOCAL=1"):
            self.load(PUBLIC | {"DEBUG": "1"})

    def test_no_host_is_allowed_by_default(self):
        self.assertEqual(self.load(KEY)["ALLOWED_HOSTS"], [])

    def test_https_is_demanded(self):
        loaded = self.load(PUBLIC)
        self.assertIs(loaded["SECURE_SSL_REDIRECT"], True)
        self.assertEqual(loaded["SECURE_HSTS_SECONDS"], 365 * 24 * 3600)
        self.assertIs(loaded["SECURE_HSTS_INCLUDE_SUBDOMAINS"], True)

    def test_cookies_are_bound_to_the_host_and_to_https(self):
        loaded = self.load(PUBLIC)
        for name in ["SESSION_COOKIE", "CSRF_COOKIE"]:
            self.assertIs(loaded[f"{name}_SECURE"], True)
            self.assertTrue(loaded[f"{name}_NAME"].startswith("__Host-"))

    def test_static_files_are_compressed_and_named_by_content(self):
        backend = self.load(PUBLIC)["STORAGES"]["staticfiles"]["BACKEND"]
        self.assertIn("CompressedManifest", backend)

    def test_the_file_beside_manage_is_read(self):
        (self.base / ".env").write_text("ALBA_PUBLISHER=Secretaría Ejecutiva\n")
        self.assertEqual(self.load(KEY)["ALBA_PUBLISHER"], "Secretaría Ejecutiva")


class LocalTests(SettingsTestCase):
    def test_only_this_machine_is_allowed(self):
        loaded = self.load(LOCAL)
        self.assertEqual(loaded["ALLOWED_HOSTS"], ["localhost", "127.0.0.1", "[::1]"])

    def test_another_host_is_refused(self):
        for host in ["archive.example.org", "*", ".localhost"]:
            with (
                self.subTest(host),
                self.assertRaisesMessage(ImproperlyConfigured, "this machine only"),
            ):
                self.load(LOCAL | {"ALLOWED_HOSTS": f"localhost,{host}"})

    def test_exactly_what_needs_tls_is_switched_off(self):
        local, public = self.load(KEY | LOCAL), self.load(PUBLIC)
        plain = str | int | bool | list | dict
        differing = {
            name
            for name, value in public.items()
            if name.isupper() and isinstance(value, plain) and local[name] != value
        }
        self.assertEqual(
            differing - {"ALBA_LOCAL", "ALLOWED_HOSTS"},
            {
                "SECURE_SSL_REDIRECT",
                "SECURE_HSTS_SECONDS",
                "SECURE_HSTS_INCLUDE_SUBDOMAINS",
                "SESSION_COOKIE_SECURE",
                "SESSION_COOKIE_NAME",
                "CSRF_COOKIE_SECURE",
                "CSRF_COOKIE_NAME",
            },
        )


class SecretKeyTests(SettingsTestCase):
    def test_key_is_demanded_on_a_public_site(self):
        with self.assertRaisesMessage(ImproperlyConfigured, "Set SECRET_KEY"):
            self.load({"ALLOWED_HOSTS": "archive.example.org"})

    def test_key_of_the_environment_goes_first(self):
        self.assertEqual(self.load(LOCAL | KEY)["SECRET_KEY"], KEY["SECRET_KEY"])
        self.assertFalse((self.base / "var").exists())

    def test_key_is_made_once_on_this_machine(self):
        first = self.load(LOCAL)["SECRET_KEY"]
        self.assertGreaterEqual(len(first), 50)
        self.assertEqual(self.load(LOCAL)["SECRET_KEY"], first)

    def test_key_is_for_its_owner_alone(self):
        self.load(LOCAL)
        mode = (self.base / "var/secret_key").stat().st_mode
        self.assertEqual(stat.S_IMODE(mode), 0o600)

    def test_key_made_by_another_process_meanwhile_is_kept(self):
        def be_late(draft, path):
            path.write_text("the first one")
            raise FileExistsError

        with mock.patch("os.link", be_late):
            self.assertEqual(self.load(LOCAL)["SECRET_KEY"], "the first one")
        self.assertEqual(len(list((self.base / "var").iterdir())), 1)


class DatabaseTests(SettingsTestCase):
    def default(self, environment, **kwargs):
        return self.load(environment, **kwargs)["DATABASES"]["default"]

    def test_file_is_in_var_by_default(self):
        uri = (self.base / "var/archive.sqlite3").as_uri()
        self.assertEqual(self.default(KEY)["NAME"], f"{uri}?mode=rw")

    def test_only_migrate_and_restore_create_the_file(self):
        for command in ["migrate", "restore"]:
            name = self.default(KEY, command=command)["NAME"]
            self.assertTrue(name.endswith("?mode=rwc"), command)

    def test_missing_file_is_not_created(self):
        (self.base / "var").mkdir()
        with self.assertRaises(sqlite3.OperationalError):
            sqlite3.connect(self.default(KEY)["NAME"], uri=True)
        self.assertFalse((self.base / "var/archive.sqlite3").exists())

    def test_file_is_written_safely(self):
        options = self.default(KEY)["OPTIONS"]
        self.assertEqual(options["transaction_mode"], "IMMEDIATE")
        self.assertEqual(options["timeout"], 20)
        self.assertIn("journal_mode = WAL", options["init_command"])
        self.assertIn("synchronous = FULL", options["init_command"])

    def test_connection_to_a_file_is_kept(self):
        config = self.default(KEY)
        self.assertEqual(config["ENGINE"], "alba_site.sqlite")
        self.assertGreater(config["CONN_MAX_AGE"], 0)

    def test_postgresql_keeps_and_checks_its_connections(self):
        config = self.default(POSTGRES)
        self.assertEqual(config["ENGINE"], "django.db.backends.postgresql")
        self.assertGreater(config["CONN_MAX_AGE"], 0)
        self.assertIs(config["CONN_HEALTH_CHECKS"], True)

    def test_postgresql_compiles_no_statement_unless_the_address_says_so(self):
        self.assertEqual(self.default(POSTGRES)["OPTIONS"]["options"], "-c jit=off")
        url = f"{POSTGRES['DATABASE_URL']}?options=-c%20jit%3Don"
        compiling = self.default(POSTGRES | {"DATABASE_URL": url})
        self.assertEqual(compiling["OPTIONS"]["options"], "-c jit=on")

    def test_mark_of_the_edition_stands_beside_the_database(self):
        file = KEY | {"DATABASE_URL": "sqlite:////srv/a%20b/records.sqlite3"}
        for environment, path in [
            (KEY, self.base / "var/archive.sqlite3-edition"),
            (file, "/srv/a b/records.sqlite3-edition"),
            (POSTGRES, self.base / "var/edition"),
            (KEY | {"ALBA_EDITION_FILE": "/mnt/shared/edition"}, "/mnt/shared/edition"),
            (KEY | {"ALBA_EDITION_FILE": ""}, ""),
        ]:
            with self.subTest(environment):
                loaded = self.load(environment)["ALBA_EDITION_FILE"]
                self.assertEqual(loaded, str(path))

    def test_tests_have_no_mark(self):
        given = KEY | {"ALBA_EDITION_FILE": "/mnt/shared/edition"}
        self.assertEqual(self.load(given, command="test")["ALBA_EDITION_FILE"], "")

    def test_no_request_is_one_transaction(self):
        for environment in [KEY, POSTGRES]:
            self.assertNotIn("ATOMIC_REQUESTS", self.default(environment))


class DocumentationTests(SimpleTestCase):
    def read(self, path, pattern):
        text = (settings.BASE_DIR / path).read_text()
        return sorted(re.findall(pattern, text, re.MULTILINE))

    def setUp(self):
        self.names = self.read("alba_site/settings.py", r'env\.\w+\(\s*"(\w+)"')

    def test_every_setting_has_its_line_in_the_documentation(self):
        for path in ["docs/deploying.md", "docs/deploying.es.md"]:
            self.assertEqual(self.read(path, r"^\| `(\w+)`"), self.names, path)

    def test_both_languages_have_the_same_parts_and_commands(self):
        for what in [r"^#+(?= )", r"^```\n[^`]*```"]:
            english = self.read("docs/deploying.md", what)
            self.assertEqual(self.read("docs/deploying.es.md", what), english)
            self.assertGreater(len(english), 5)

    def test_every_setting_has_its_line_in_the_example(self):
        self.assertEqual(self.read(".env.example", r"^# (\w+)="), self.names)

    def test_environment_is_read_in_the_settings_alone(self):
        own = [settings.BASE_DIR / "alba_site/settings.py"]
        reading = [
            path
            for app in ["alba_site", "archive", "initiatives", "members", "summits"]
            for path in (settings.BASE_DIR / app).rglob("*.py")
            if re.search(
                r"environ\.get|getenv|environ\[|environ\.Env", path.read_text()
            )
        ]
        self.assertEqual(reading, own)
