"""Reading begins no transaction: it waits for no writer and keeps none waiting."""

import datetime as dt
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, resolve
from django.utils import timezone
from django.utils.translation import override

from archive.publishing.per_edition import forget
from archive.search import index
from summits.models import Event, Summit
from tests.addresses import NOT_THERE, PAGES
from tests.archive.publishing.test_addresses import move, withdraw
from tests.factories import make_summit
from tests.seeds import load_seeds

LOCKED = OperationalError("database is locked")
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(days=1)
LED_ON = [
    *("/en/summits/14/", "/en/events/renewal/", "/S14", "/en/countries/ve/", "/cuba/"),
    *("/en/nothing/", "/en/summits/999/", "/en/summits/?page=99", "/en/members/?on=x"),
    *("/en/summits/?country=bolivia&year=2017", "/en/summits/?country=nowhere"),
    *("/en/summits/?country=VEN", "/en/summits/?country=cuba&country=bolivia"),
    *("/en/search/?q=bolivia+2017", "/en/search/?q=migrnts", "/en/search/?q=R1.7"),
]


class ReadingTests(TestCase):
    """Each page is asked for as the first of a process that has just begun."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()
        move(Summit.objects.get(slug="14"), "caracas")
        event = Event.objects.first()
        move(event, "renewal")
        withdraw(event)
        make_summit(number=21, publish_at=LATER)
        index.refresh()

    def begin_anew(self):
        """Forget what a process learns, of the database and of the archive."""
        features = connection.features_class(connection)
        self.enterContext(mock.patch.object(connection, "features", features))
        ContentType.objects.clear_cache()
        forget()

    def read(self, address):
        """Ask for a page while a transaction could not begin; return the answer."""
        with (
            mock.patch.object(transaction.Atomic, "__enter__", side_effect=LOCKED),
            CaptureQueriesContext(connection) as queries,
        ):
            response = self.client.get(address)
        verbs = {query["sql"].split()[0] for query in queries}
        self.assertLessEqual(verbs, {"SELECT", "(SELECT"}, verbs)
        return response

    def test_no_page_begins_a_transaction(self):
        for address in [*PAGES, *NOT_THERE, *LED_ON]:
            with self.subTest(address):
                self.begin_anew()
                self.assertLess(self.read(address).status_code, 500)

    def test_what_comes_due_is_read_without_a_transaction(self):
        with mock.patch.object(timezone, "now", return_value=LATER):
            for address in ["/en/summits/", "/en/summits/21/", "/en/feed.atom"]:
                with self.subTest(address):
                    self.begin_anew()
                    self.assertContains(self.read(address), "/summits/21/")

    def test_what_comes_due_is_entered_in_the_index_by_the_first_search_alone(self):
        with mock.patch.object(timezone, "now", return_value=LATER):
            self.begin_anew()
            self.assertContains(self.client.get("/en/search/?q=S21"), "/summits/21/")
            self.begin_anew()
            self.assertContains(self.read("/en/search/?q=S21"), "/summits/21/")


class KindsTests(TestCase):
    def test_every_kind_of_public_address_is_among_the_pages(self):
        paths = [page.partition("?")[0] for page in PAGES + NOT_THERE]
        with override("en"):
            asked = {resolve(path).func for path in paths if path[:4] != "/es/"}
        missing = [
            route for route, view in public_views(get_resolver()) if view not in asked
        ]
        self.assertEqual(missing, [])


def public_views(resolver, before=""):
    """Yield the route and the view of each address outside the desk."""
    for pattern in resolver.url_patterns:
        route = f"{before}{pattern.pattern}"
        if not isinstance(pattern, URLResolver):
            yield route, pattern.callback
        elif pattern.app_name != "admin":
            yield from public_views(pattern, route)
