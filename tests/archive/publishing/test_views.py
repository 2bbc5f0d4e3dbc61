"""What every public page does: validators, methods, no cookie."""

import datetime as dt
from unittest import mock

from django.core.cache import caches
from django.test import SimpleTestCase, TestCase, override_settings
from django.utils import timezone
from django.utils.http import http_date

from alba_site.pages.machines.citing.views import CitationFile
from archive.lists.side_by_side import SideBySide
from archive.publishing import validators, views
from archive.publishing.models import EditionStamp
from summits.views import SummitList
from tests.archive.publishing.test_addresses import withdraw
from tests.factories import make_summit
from tests.kept import bounded
from tests.lists import rows
from tests.seeds import load_seeds

URL = "/en/summits/"
NO_PAGES = {
    "/en/nothing-here/": 404,
    "/en/summits/999/": 404,
    "/es/people/nobody/": 404,
    "/en/summits/?page=99": 404,
    "/en/timeline/?page=99": 404,
    "/en/search/?q=cuba&page=99": 404,
    "/en/members/on/2017-02-30/": 404,
    "/.well-known/security.txt": 404,
    "/media/0123456789ab/0123456789abcdef0123456789abcdef.jpg": 404,
    "/R99": 404,
    "/en/countries/ve/": 302,
    "/en/summits/?country=ve": 302,
    "/en/search/?q=R1.7": 302,
    "/en/members/?on=2017-03-05": 302,
    "/": 302,
    "/S14": 302,
    "/VEN/": 302,
    "/opensearch.xml": 302,
    "/favicon.ico": 302,
    "/en/summits/78/": 301,
    "/en/summits/14": 301,
    "/en/summits/77/": 410,
}
PAGES = [
    "/en/",
    URL,
    "/en/summits/?year=2017&x=1",
    "/en/summits/?country=nowhere",
    "/en/summits/14/",
    "/en/members/on/1999-01-01/",
    "/en/search/",
    "/en/search/?q=migrants",
    "/en/search/feed.atom?q=migrants",
    "/en/feed.atom",
    "/en/opensearch.xml",
    "/robots.txt",
    "/sitemap.xml",
]
HOUR = dt.timedelta(hours=1)
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def at(instant):
    """Return a patch under which it is ``instant``."""
    return mock.patch.object(timezone, "now", return_value=instant)


def released():
    """Return a patch under which the release is of an hour ago."""
    return mock.patch.object(validators, "release", lambda: ("code", NOON - HOUR))


class ValidatorTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit()
        EditionStamp.objects.update(changed_at=NOON - HOUR)

    def setUp(self):
        released = mock.patch.object(
            validators, "release", lambda: ("code", NOON - HOUR)
        )
        self.enterContext(released)
        self.enterContext(at(NOON))

    def get(self, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(URL, headers=named)

    def test_page_says_when_the_record_changed(self):
        changed = http_date((NOON - HOUR).timestamp())
        self.assertEqual(self.get()["Last-Modified"], changed)

    def test_page_is_asked_for_again(self):
        self.assertEqual(self.get()["Cache-Control"], "public, no-cache")

    def test_same_tag_is_answered_with_304_in_one_query(self):
        tag = self.get()["ETag"]
        with self.assertNumQueries(1):  # the edition
            response = self.get(if_none_match=tag)
        self.assertEqual((response.status_code, response.content), (304, b""))
        self.assertEqual(response["ETag"], tag)

    def test_same_time_is_answered_with_304(self):
        first = self.get()
        response = self.get(if_modified_since=first["Last-Modified"])
        self.assertEqual((response.status_code, response.content), (304, b""))
        for name in ["ETag", "Last-Modified", "Cache-Control"]:
            self.assertEqual(response[name], first[name])

    def test_tag_goes_before_time(self):
        changed = self.get()["Last-Modified"]
        response = self.get(if_modified_since=changed, if_none_match='W/"another"')
        self.assertEqual(response.status_code, 200)

    def test_page_that_may_be_any_is_answered_with_304(self):
        self.assertEqual(self.get(if_none_match="*").status_code, 304)

    def test_condition_that_fails_is_answered_with_412(self):
        self.assertEqual(self.get(if_match='"another"').status_code, 412)
        self.assertEqual(self.get(if_match="*").status_code, 200)

    def test_each_page_has_its_own_tag(self):
        tag = self.get()["ETag"]
        for other in [f"{URL}?year=2017", "/es/summits/", "/en/declarations/"]:
            response = self.client.get(other, headers={"if-none-match": tag})
            self.assertEqual(response.status_code, 200, other)

    def test_tag_is_answered_with_304_to_head_too(self):
        tag = self.get()["ETag"]
        response = self.client.head(URL, headers={"if-none-match": tag})
        self.assertEqual(response.status_code, 304)

    def test_edit_changes_the_tag(self):
        tag = self.get()["ETag"]
        self.summit.number = 99
        self.summit.save()
        response = self.get(if_none_match=tag)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(rows(response), [self.summit.reference])

    def test_bulk_write_changes_the_tag(self):
        tag = self.get()["ETag"]
        type(self.summit).objects.update(status="draft")
        response = self.get(if_none_match=tag)
        self.assertEqual((response.status_code, rows(response)), (200, []))

    def test_change_just_made_has_no_time_to_compare(self):
        self.summit.save()
        response = self.get(if_modified_since=http_date(NOON.timestamp()))
        self.assertEqual(response.status_code, 200)
        self.assertNotIn("Last-Modified", response)

    def test_next_day_changes_the_tag(self):
        tag = self.get()["ETag"]
        with at(NOON + 24 * HOUR):
            self.assertNotEqual(self.get()["ETag"], tag)

    def test_page_that_is_not_there_has_no_tag(self):
        response = self.client.get("/en/summits/nothing/")
        self.assertEqual(response.status_code, 404)
        self.assertNotIn("ETag", response)


class ConditionTests(TestCase):
    """A condition is weighed where the answer would be 200, and nowhere else."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()
        gone = make_summit(number=77, slug="77")
        with at(NOON - HOUR):
            withdraw(gone)
        moved = make_summit(number=78, slug="78")
        moved.slug = "2018-12-14"
        moved.save()
        EditionStamp.objects.update(changed_at=NOON - HOUR)

    def setUp(self):
        released = mock.patch.object(
            validators, "release", lambda: ("code", NOON - HOUR)
        )
        self.enterContext(released)
        self.enterContext(at(NOON))

    def conditions(self):
        """Yield headers under which a page that is known is not sent again."""
        yield {"if-none-match": "*"}
        yield {"if-none-match": self.client.get("/en/")["ETag"]}
        yield {"if-none-match": self.client.get(URL)["ETag"]}
        yield {"if-modified-since": http_date(NOON.timestamp())}
        yield {"if-match": '"another"'}
        yield {"if-unmodified-since": http_date(0)}

    def test_what_is_no_page_stays_what_it_is(self):
        for headers in self.conditions():
            for url, status in NO_PAGES.items():
                for ask in (self.client.get, self.client.head):
                    with self.subTest(url=url, headers=headers, ask=ask.__name__):
                        response = ask(url, headers=headers)
                        self.assertEqual(response.status_code, status)
                        self.assertNotIn("ETag", response)
                        self.assertNotIn("Last-Modified", response)

    def test_page_is_304_by_its_own_tag_and_time_and_by_no_other(self):
        for url in PAGES:
            first = self.client.get(url)
            for headers, status in [
                ({"if-none-match": first["ETag"]}, 304),
                ({"if-none-match": f'"x", {first["ETag"]}'}, 304),
                ({"if-modified-since": first["Last-Modified"]}, 304),
                ({"if-none-match": "*"}, 304),
                ({"if-none-match": f'{first["ETag"][:-2]}"'}, 200),
                ({"if-none-match": first["ETag"][:-1]}, 200),
                ({"if-modified-since": http_date(0)}, 200),
            ]:
                with self.subTest(url=url, headers=headers):
                    response = self.client.get(url, headers=headers)
                    self.assertEqual(response.status_code, status)
                    self.assertEqual(response["ETag"], first["ETag"])
                    sent = first.content if status == 200 else b""
                    self.assertEqual(response.content, sent)

    def test_page_known_by_its_tag_costs_one_query_wherever_it_is(self):
        for url in PAGES:
            tag = self.client.get(url)["ETag"]
            with self.subTest(url), self.assertNumQueries(1):  # the edition
                self.client.get(url, headers={"if-none-match": tag})

    def test_page_withdrawn_since_is_gone_for_those_who_know_it(self):
        summit = make_summit(number=79, slug="79")
        tag = self.client.get("/en/summits/79/")["ETag"]
        withdraw(summit)
        response = self.client.get("/en/summits/79/", headers={"if-none-match": tag})
        self.assertEqual(response.status_code, 410)


class ScheduleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with at(NOON - HOUR):
            make_summit(publish_at=NOON, withdraw_at=NOON + HOUR)

    def read(self, instant, **headers):
        with at(instant):
            return self.client.get(URL, headers=headers)

    def test_publication_that_comes_due_changes_list_and_tag(self):
        before = self.read(NOON - HOUR / 2)
        after = self.read(NOON, **{"if-none-match": before["ETag"]})
        self.assertEqual((rows(before), len(rows(after))), ([], 1))

    def test_withdrawal_that_comes_due_changes_list_and_tag(self):
        before = self.read(NOON + HOUR / 2)
        after = self.read(NOON + HOUR, **{"if-none-match": before["ETag"]})
        self.assertEqual((len(rows(before)), rows(after)), (1, []))

    def test_publication_that_comes_due_is_a_change_in_time(self):
        since = http_date((NOON - HOUR / 2).timestamp())
        response = self.read(NOON + HOUR / 2, **{"if-modified-since": since})
        self.assertEqual(response.status_code, 200)


class MethodTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = ["/en/", URL, make_summit().get_absolute_url()]

    def test_head_answers_without_a_body(self):
        for page in self.pages:
            with self.subTest(page):
                response = self.client.head(page)
                self.assertEqual((response.status_code, response.content), (200, b""))

    def test_other_methods_are_refused_without_a_query(self):
        for page in self.pages:
            for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]:
                with self.subTest(page=page, method=method), self.assertNumQueries(0):
                    response = self.client.generic(method, page)
                    self.assertEqual(response.status_code, 405)
                    self.assertEqual(response["Allow"], "GET, HEAD")

    def test_page_sets_no_cookie_and_does_not_vary_by_one(self):
        for page in self.pages:
            with self.subTest(page):
                response = self.client.get(page)
                self.assertEqual(response.cookies, {})
                self.assertNotIn("Cookie", response.get("Vary", ""))


class ParameterTests(SimpleTestCase):
    """Each view declares what the query string of a page that is kept may hold."""

    def test_every_list_of_several_pages_declares_their_number_as_the_last(self):
        lists = [view for view in below(views.PublicPage) if is_list(view)]
        self.assertGreater(len(lists), 4)
        for view in lists:
            with self.subTest(view.__name__):
                self.assertEqual([*view().parameters][-1:], ["page"])

    def test_lists_narrowed_by_facets_declare_these_in_order(self):
        self.assertEqual(
            SummitList().parameters,
            ["country", "role", "series", "topic", "year", "page"],
        )

    def test_pages_of_lists_side_by_side_have_a_number_alone(self):
        for view in below(SideBySide):
            with self.subTest(view.__name__):
                self.assertEqual([*view.parameters], ["page"])

    def test_citations_are_asked_for_by_place_alone(self):
        for view in (CitationFile, *below(CitationFile)):
            with self.subTest(view.__name__):
                self.assertEqual([*view.parameters], ["of"])

    def test_no_other_page_has_parameters(self):
        in_parts = SideBySide, CitationFile
        for view in below(views.PublicPage):
            if not (getattr(view, "paginate_by", None) or issubclass(view, in_parts)):
                with self.subTest(view.__name__):
                    self.assertEqual([*view.parameters], [])


def is_list(view):
    """Tell whether ``view`` is a list in pages, and not only what such are made of."""
    is_made = getattr(view, "filterset_class", True) is not None
    return bool(getattr(view, "paginate_by", None)) and is_made


def below(view):
    """Yield the classes that inherit from ``view``, however far."""
    for child in view.__subclasses__():
        yield child
        yield from below(child)


@override_settings(CACHES=bounded(1))
class KeptPagesTests(TestCase):
    """A page is made once an edition."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit()
        cls.url = cls.summit.get_absolute_url()

    def setUp(self):
        self.addCleanup(caches["pages"].clear)

    def test_page_is_made_once(self):
        first = self.client.get(self.url)
        with self.assertNumQueries(1):  # the edition
            second = self.client.get(self.url)
        self.assertEqual(first.content, second.content)
        self.assertEqual(first["Content-Type"], second["Content-Type"])
        self.assertEqual(first["ETag"], second["ETag"])

    def test_page_is_made_anew_the_moment_the_record_changes(self):
        self.client.get(self.url)
        self.summit.summary_en = "The summit said something else."
        self.summit.save()
        self.assertContains(self.client.get(self.url), "said something else")

    def test_page_kept_is_answered_with_304_in_one_query(self):
        EditionStamp.objects.update(changed_at=NOON - HOUR)
        released = mock.patch.object(
            validators, "release", lambda: ("code", NOON - HOUR)
        )
        with released, at(NOON):
            first = self.client.get(self.url)
            for name, value in [
                ("if-none-match", first["ETag"]),
                ("if-none-match", "*"),
                ("if-modified-since", first["Last-Modified"]),
            ]:
                with self.subTest(name), self.assertNumQueries(1):  # the edition
                    response = self.client.get(self.url, headers={name: value})
                self.assertEqual(response.status_code, 304)

    def test_page_asked_for_with_a_condition_is_kept_too(self):
        self.client.get(self.url, headers={"if-none-match": "*"})
        with self.assertNumQueries(1):  # the edition
            self.assertContains(self.client.get(self.url), "<h1")

    def test_page_of_another_query_or_host_is_another(self):
        self.client.get(URL)
        self.assertContains(self.client.get(URL, {"year": "1999"}), "1999")
        # The edition; the rows, the states and the further places they name.
        with self.assertNumQueries(4):
            self.client.get(URL, headers={"host": "127.0.0.1"})

    def test_missing_page_is_not_kept(self):
        missing = "/en/summits/77/"
        self.assertEqual(self.client.get(missing).status_code, 404)
        make_summit(number=77, slug="77")
        self.assertEqual(self.client.get(missing).status_code, 200)
