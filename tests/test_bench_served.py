"""What pages cost behind the web server: the pages asked for, and how it is told."""

import io
from contextlib import redirect_stdout
from unittest import mock

from django.db import connection
from django.test import SimpleTestCase, override_settings

from bench import pages, report, served
from bench.limit import BODY
from bench.served import Served, Wanted

CONSTANT = Wanted("constant view", "/constant", None, times=3)


class WantedTests(SimpleTestCase):
    def test_every_page_has_an_address_and_a_target(self):
        for page in served.wanted():
            with self.subTest(page.label):
                self.assertTrue(page.path.startswith("/en/"), page.path)
                self.assertGreater(page.target, 1)

    def test_every_kind_of_page_is_asked_for_anew(self):
        anew = {page.label for page in served.wanted() if page.path.endswith("?anew")}
        asked_otherwise = ("after", "kept", "304", "compressed")
        kinds = {
            f"{page.label}, anew"
            for page in pages.kinds()
            if not any(word in page.label for word in asked_otherwise)
        }
        self.assertEqual(anew, kinds)

    def test_page_known_costs_less_than_one_kept_and_that_less_than_one_made(self):
        targets = {
            kind: {page.target for page in served.wanted() if kind in page.label}
            for kind in ("304", "kept", "anew")
        }
        self.assertLess(max(targets["304"]), min(targets["kept"]))
        self.assertLess(max(targets["kept"]), min(targets["anew"]))


class ServerTests(SimpleTestCase):
    """A web server of its own, as the bench starts it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.enterClassContext(served.serving("bench.limit"))

    def test_constant_view_is_served(self):
        answer = self.server.ask(CONSTANT)
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.headers["Content-Length"], str(len(BODY)))
        self.assertEqual(answer.headers["X-Frame-Options"], "DENY")

    def test_cost_is_the_time_of_its_processes(self):
        before = self.server.spent()
        cost, status = self.server.cost(CONSTANT)
        self.assertEqual(status, 200)
        self.assertGreater(cost, 0)
        self.assertLessEqual(3 * cost, self.server.spent() - before + 1e-6)

    def test_server_that_does_not_begin_is_not_waited_for_without_end(self):
        with (
            mock.patch.object(served, "STARTED", 0),
            self.assertRaises(TimeoutError),
        ):
            served.wait_for(1)


class DatabaseTests(SimpleTestCase):
    def url(self, vendor, name):
        with (
            mock.patch.object(connection, "vendor", vendor),
            mock.patch.dict(connection.settings_dict, {"NAME": name}),
        ):
            return served.database_url()

    def test_file_is_that_of_the_bench(self):
        url = self.url("sqlite", "/tmp/bench.sqlite3")  # noqa: S108 (none is made)
        self.assertEqual(url, "sqlite:////tmp/bench.sqlite3")

    @override_settings(DATABASE_URL="postgres://ana@/archive?host=/run/postgresql")
    def test_database_is_that_of_the_bench_on_the_same_server(self):
        self.assertEqual(
            self.url("postgresql", "bench"),
            "postgres://ana@/bench?host=/run/postgresql",
        )


class ReportTests(SimpleTestCase):
    def printed(self, *measured):
        with (
            mock.patch.object(report, "served", return_value=measured),
            redirect_stdout(io.StringIO()) as out,
        ):
            self.failed = report.behind_the_server("Behind", 3)
        return out.getvalue()

    def test_ratio_stands_beside_its_target(self):
        out = self.printed(Served("home, anew", 200, 60.0, 100.0, 120))
        self.assertRegex(out, r"home, anew +60\.00 +100\.00 +120\n")
        self.assertEqual(self.failed, [])

    def test_target_that_was_missed_is_marked(self):
        out = self.printed(Served("home, anew", 200, 90.0, 150.0, 120))
        self.assertRegex(out, r"150\.00 +120 missed\n")

    def test_page_that_works_too_long_is_marked_whatever_its_ratio(self):
        out = self.printed(Served("country, anew", 200, 301.0, 90.0, 100))
        self.assertRegex(out, r"90\.00 +100 missed\n")

    def test_constant_view_has_no_target(self):
        out = self.printed(Served("constant view", 200, 0.6, 1.0, None))
        self.assertRegex(out, r"constant view +0\.60 +1\.00 *\n")

    def test_page_that_fails_is_named(self):
        self.printed(Served("home, anew", 500, 1.0, 1.0, 120))
        self.assertEqual(self.failed, ["home, anew: 500"])
