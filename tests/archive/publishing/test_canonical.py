"""The one address of a page: which of many ways to write it is that of the links."""

from django.test import RequestFactory, SimpleTestCase, override_settings

from archive.publishing import canonical

KNOWN = ["country", "year", "page"]


def ask(address, **environ):
    return RequestFactory().get(address, **environ)


@override_settings(ALLOWED_HOSTS=["testserver", "[::1]", ".example.org"])
class CanonicalAddressTests(SimpleTestCase):
    def assertCanonical(self, query, *, expected=True, path="/en/summits/"):
        request = ask(f"{path}{query}")
        address = canonical.canonical_address(request, KNOWN)
        self.assertEqual(address, f"http://testserver{path}{query}" * expected)

    def test_address_as_links_write_it(self):
        for query in [
            "",
            "?country=bolivia",
            "?page=2",
            "?page=10",
            "?country=bolivia&year=2017",
            "?country=saint+lucia&page=3",
            "?country=per%C3%BA",
            "?country=bolivia&country=cuba",
            "?country=bolivia&country=cuba&country=peru&year=2015&year=2017&page=2",
        ]:
            with self.subTest(query):
                self.assertCanonical(query)

    def test_a_few_values_of_a_parameter(self):
        values = [f"country=c{n}" for n in range(canonical.MOST_VALUES + 1)]
        self.assertCanonical(f"?{'&'.join(values[:-1])}")
        self.assertCanonical(f"?{'&'.join(values)}", expected=False)

    def test_any_other_way_to_write_it(self):
        for query in [
            "?x=1",
            "?country=bolivia&utm_source=x",
            "?year=2017&country=bolivia",
            "?page=2&country=bolivia",
            "?country=bolivia&country=bolivia",
            "?country=cuba&country=bolivia",
            "?country=bolivia&country=",
            "?country=bolivia&country=+cuba",
            "?country=bolivia&year=2017&country=cuba",
            "?country=bolivia&country=cuba&page=2&page=3",
            "?country=",
            "?country=bolivia&year=",
            "?country=bolivia&",
            "?&country=bolivia",
            "?country=bolivia&&year=2017",
            "?country=+bolivia",
            "?country=bolivia%20",
            "?country=bolivia%C2%A0",
            "?country=%62olivia",
            "?country=saint%20lucia",
            "?country=per%c3%ba",
            "?Country=bolivia",
            "?country=bolivia;year=2017",
            "?country=bolivia#x",
            "?country",
            "?country=%FF",
            "?page=1",
            "?page=0",
            "?page=02",
            "?page=0002",
            "?page=-2",
            "?page=%2B2",
            "?page=2_0",
            "?page=2.0",
            "?page=+2",
            "?page=%EF%BC%92",
            "?page=last",
            "?page=",
            "?page=2&page=2",
        ]:
            request = ask("/en/summits/", QUERY_STRING=query[1:])
            with self.subTest(query):
                self.assertEqual(canonical.canonical_address(request, KNOWN), "")

    def test_bare_question_mark_is_no_other_address(self):
        request = ask("/en/summits/?")
        address = canonical.canonical_address(request, KNOWN)
        self.assertEqual(address, "http://testserver/en/summits/")

    def test_page_without_parameters_has_none(self):
        self.assertEqual(canonical.canonical_address(ask("/en/?page=2"), ()), "")

    def test_letters_written_otherwise_are_the_same_path(self):
        address = canonical.canonical_address(ask("/en/summits/%31%34/"), ())
        self.assertEqual(address, "http://testserver/en/summits/14/")


@override_settings(ALLOWED_HOSTS=["testserver", "[::1]", ".example.org"])
class HostTests(SimpleTestCase):
    def address(self, host, **environ):
        request = ask("/en/", HTTP_HOST=host, **environ)
        return canonical.canonical_address(request, ())

    def test_host_that_the_settings_write_out(self):
        for host in ["testserver", "[::1]", "testserver:8123", "[::1]:8123"]:
            with self.subTest(host):
                address = self.address(host, SERVER_PORT="8123")
                self.assertEqual(address, f"http://{host}/en/")

    def test_host_that_anybody_can_make_up(self):
        for host in [
            "a.example.org",
            "example.org",
            "testserver:1",
            "testserver:80",
            "testserver.",
            "TestServer",
        ]:
            with self.subTest(host):
                self.assertEqual(self.address(host, SERVER_PORT="8123"), "")

    @override_settings(ALLOWED_HOSTS=["*"])
    def test_where_every_host_is_allowed_none_is_known(self):
        self.assertEqual(self.address("testserver"), "")

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_all_hosts_have_the_pages_of_the_site(self):
        for host in ["testserver", "a.example.org", "testserver:1", "TestServer"]:
            with self.subTest(host):
                address = self.address(host)
                self.assertEqual(address, "https://archive.example.org/en/")


class OriginTests(SimpleTestCase):
    def test_origin_is_the_host_asked(self):
        self.assertEqual(canonical.origin_of(ask("/en/")), "http://testserver")

    @override_settings(ALBA_SITE_URL="https://archive.example.org")
    def test_origin_is_that_of_the_site_where_it_is_set(self):
        self.assertEqual(canonical.origin_of(ask("/")), "https://archive.example.org")

    def test_address_asked_for_is_as_it_is_written(self):
        address = canonical.asked_address(ask("/en/summits/?x=1&year=2017"))
        self.assertEqual(address, "http://testserver/en/summits/?x=1&year=2017")
