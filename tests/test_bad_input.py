"""Any address, method or header gets an answer that is no failure of the site."""

from itertools import cycle, islice
from urllib.parse import quote

from django.test import TestCase, override_settings

from archive.publishing.canonical import MOST_VALUES
from tests.addresses import PAGES
from tests.seeds import load_seeds

LISTS = {
    "/en/summits/": ["country", "year", "series", "topic"],
    "/en/declarations/": ["country", "year", "kind"],
    "/en/initiatives/": ["country", "year", "stage", "topic"],
    "/en/search/": ["type", "country", "year", "topic"],
    "/es/summits/": ["country", "year", "series", "topic"],
}
UNKNOWN = {
    "abc": "abc",
    "99999999999999999999": "99999999999999999999",
    "-1": "-1",
    "1e9": "1e9",
    "２０１７": "２０１７",
    "2017-03": "2017-03",
    "<script>alert(1)</script>": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "' OR 1=1 --": "&#x27; OR 1=1 --",
    "a\x00b": "a b",
    "\u202ebolivia": "bolivia",
    "x" * 50_000: f"{'x' * 60}…",
}
PATHS = [
    "/en/summits/%00/",
    "/en/summits/%FF%FE/",
    "/en/summits/14/nothing/",
    "/en/summits/../../etc/passwd",
    "/en/summits/' OR 1=1/",
    "/en/summits/" + "9" * 5_000 + "/",
    "/en/declarations/14/",
    "/en/countries/barbados/",
    "/en/countries/atlantis/",
    "/en/initiatives/nothing/",
    "/en/sources/R1/",
    "/en/people/nobody/",
    "/en/nothing/",
    "/en/About/",
    "/nothing",
    "/en/topics/nothing/",
    "/en/topics/Migration/",
    "/en/members/on/2017-02-30/",
    "/en/members/on/abc/",
    "/en/members/on/99999-01-01/",
    "/en/members/on/0000-01-01/",
    "/fr/",
    "/en",
    "//evil.example/",
    "/admin/nothing/",
]

LONG = 2**16  # more than SQLite takes for a pattern of LIKE
NAMED = [  # by what a reader writes in place of {}
    *("/{}", "/{}/", "/en/{}/", "/S{}", "/S{}/", "/s{}-D1", "/X{}.1", "/R{}", "/R1.{}"),
    *("/S14-D{}", "/S14-D1.{}", "/en/summits/{}/", "/en/summits/14/{}/", "/media/{}/x"),
    *("/en/summits/{}/x/", "/en/events/{}/", "/en/countries/{}/", "/en/people/{}/"),
    *("/en/organizations/{}/", "/en/topics/{}/", "/en/initiatives/{}/", "/es/{}/{}/"),
    *("/en/sources/{}/", "/en/members/on/{}/", "/.well-known/{}", "/en/search/{}/"),
]
ASKED = [  # with what a reader writes in place of {}
    *("/en/search/?q={}", "/en/search/feed.atom?q={}", "/en/members/?on={}", "/en/?{}"),
    *("/en/summits/?{}=1", "/healthz?{}", "/robots.txt?x={}", "/S14?{}", "/?{}"),
]
HEADERS = [
    ("accept-language", "x" * 5_000),
    ("accept-language", "en;q=abc, *;q=-1, ;;,"),
    ("if-modified-since", "yesterday"),
    ("if-none-match", '"' * 999),
    ("if-match", "*, W/"),
    ("range", "bytes=99999-0"),
    ("cookie", "sessionid=\x00; csrftoken=<>"),
    ("content-length", "-1"),
]


class BadInputTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def setUp(self):
        self.client.raise_request_exception = False

    def test_unknown_values_are_named_and_find_nothing(self):
        for path, parameters in LISTS.items():
            for parameter in parameters:
                for value, shown in UNKNOWN.items():
                    with self.subTest(path=path, parameter=parameter, value=value[:9]):
                        response = self.client.get(path, {parameter: value})
                        self.assertContains(response, 'role="alert"')
                        self.assertContains(response, f"{parameter}: ")
                        self.assertContains(response, f"{shown}")
                        self.assertNotContains(response, "<article")

    def test_one_wrong_value_beside_a_right_one_finds_nothing(self):
        response = self.client.get("/en/summits/?country=bolivia&year=abc")
        self.assertContains(response, "year: ")
        self.assertNotContains(response, "<article")

    def test_lone_surrogates_are_an_unknown_value(self):
        response = self.client.get("/en/summits/?country=%ED%A0%80")
        self.assertContains(response, 'role="alert"')
        self.assertNotContains(response, "<article")

    def test_of_repeated_values_each_counts_and_none_hides_a_wrong_one(self):
        response = self.client.get("/en/summits/?year=2025&year=2017&year=2025")
        self.assertContains(response, 'data-ref="S14"')
        self.assertContains(response, 'data-ref="X12"')
        for path in ("/en/summits/", "/en/search/"):
            response = self.client.get(f"{path}?year=2025&year=abc&year=2017")
            self.assertContains(response, "“abc”")
            self.assertNotContains(response, "<article")

    def test_thousands_of_values_are_answered_in_few_words(self):
        values = "&".join(f"country=c{number}" for number in range(2000))
        for path in LISTS:
            with self.subTest(path):
                response = self.client.get(f"{path}?{values}")
                named = response.content.decode().count("<p>country: ")
                self.assertEqual(named, MOST_VALUES + 1)  # and that they are too many

    def test_unknown_parameters_are_ignored(self):
        response = self.client.get("/en/summits/?nation=cuba&utm_source=x")
        self.assertContains(response, 'data-ref="X12"')
        self.assertNotContains(response, 'role="alert"')

    def test_a_year_without_records_is_no_wrong_value(self):
        response = self.client.get("/en/summits/?year=1999")
        self.assertNotContains(response, 'role="alert"')
        self.assertNotContains(response, "<article")

    def test_pages_out_of_range_are_not_found(self):
        for page in ["-1", "0", "2", "1e9", "abc", "9" * 5_000, "\x00", "1.0", "９９"]:
            for path in [
                *LISTS,
                "/en/sources/",
                "/en/differences/",
                "/en/gaps/",
                "/en/timeline/",
            ]:
                with self.subTest(path=path, page=page[:9]):
                    response = self.client.get(path, {"page": page})
                    self.assertEqual(response.status_code, 404)

    def test_odd_paths_are_not_found(self):
        for path in PATHS:
            with self.subTest(path=path[:40]):
                response = self.client.get(quote(path, safe="/%"))
                self.assertIn(response.status_code, {200, 301, 302, 400, 404})

    def test_no_name_is_so_long_that_the_site_fails(self):
        for path in NAMED:
            for letter in ["9", "a", "-", "_", "D1-", "%25", "%C3%B1"]:
                with self.subTest(path=path, letter=letter):
                    name = letter * (LONG // len(letter))
                    response = self.client.get(path.replace("{}", name))
                    self.assertEqual(response.status_code, 404)
                    self.assertLess(len(response.content), LONG)

    def test_name_that_is_too_long_to_lead_on_is_refused(self):
        for path in ["/summits/{}/", "/en/summits/{}", "/en/{}", "/en/search/{}"]:
            with self.subTest(path=path):
                response = self.client.get(path.format("a" * LONG))
                self.assertIn(response.status_code, {400, 404})

    def test_no_value_is_so_long_that_the_site_fails(self):
        for address in ASKED:
            for letter in ["9", "a", "+", "%22", "%C3%B1", "S14."]:
                with self.subTest(address=address, letter=letter):
                    value = letter * (LONG // len(letter))
                    response = self.client.get(address.format(value))
                    self.assertIn(response.status_code, {200, 302})

    def test_long_queries_are_answered(self):
        for path in PAGES:
            with self.subTest(path=path):
                mark = "&" if "?" in path else "?"
                query = f"{mark}q={'a' * 50_000}&" + "x=1&" * 900
                response = self.client.get(path + query)
                self.assertIn(response.status_code, {200, 302, 400})

    def test_head_answers_as_get_without_a_body(self):
        for path in PAGES:
            with self.subTest(path=path):
                response = self.client.head(path)
                self.assertEqual(
                    response.status_code, self.client.get(path).status_code
                )
                self.assertEqual(response.content, b"")

    @override_settings(ALLOWED_HOSTS=["archive.example"])
    def test_unknown_hosts_are_refused(self):
        for host in ["evil.example", "a b", "x" * 3_000, "archive.example:99999x"]:
            with self.subTest(host=host[:20]):
                response = self.client.get("/en/", headers={"host": host})
                self.assertEqual(response.status_code, 400)

    def test_odd_headers_are_harmless(self):
        headers = cycle(HEADERS)  # one page has not those that the next has
        for path in PAGES:
            for header, value in islice(headers, 3):
                with self.subTest(header=header, path=path):
                    response = self.client.get(path, headers={header: value})
                    self.assertLess(response.status_code, 500)
