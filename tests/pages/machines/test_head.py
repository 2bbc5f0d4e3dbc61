"""What the head of a page says of it: one address, its languages, Open Graph."""

from django.contrib.staticfiles import finders
from django.template import Context, Template, TemplateSyntaxError
from django.test import SimpleTestCase, TestCase, override_settings
from PIL import Image

from tests import factories as make
from tests.crawl import Page
from tests.seeds import load_seeds

SITE = "https://archive.example.org"
PEOPLE = "/en/people/tareck-el-aissami/"


class HeadTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def page(self, url):
        return Page(url, self.client.get(url))

    def canonical(self, url):
        return self.links(url, "canonical")[0]["href"]

    def versions(self, url):
        links = self.links(url, "alternate")
        return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}

    def links(self, url, rel):
        tags = self.page(url).tags
        return [attrs for tag, attrs in tags if tag == "link" and attrs["rel"] == rel]


class CanonicalTests(HeadTestCase):
    def test_page_is_its_own(self):
        self.assertEqual(self.canonical("/en/summits/14/"), "/en/summits/14/")

    def test_filters_are_kept_in_order(self):
        self.assertEqual(
            self.canonical("/en/summits/?year=2017&country=cuba"),
            "/en/summits/?country=cuba&year=2017",
        )

    def test_filters_that_are_empty_or_unknown_are_left_out(self):
        url = "/en/summits/?utm_source=x&country=&year=2017"
        self.assertEqual(self.canonical(url), "/en/summits/?year=2017")

    def test_wrong_filters_are_left_out(self):
        for value in ["atlantis", "x" * 9_000, '"><script>']:
            with self.subTest(value[:9]):
                url = f"/en/summits/?country={value}&year=2017"
                self.assertEqual(self.canonical(url), "/en/summits/")

    def test_first_page_has_no_number(self):
        self.assertEqual(self.canonical("/en/summits/?page=1"), "/en/summits/")

    def test_second_page_is_its_own(self):
        for _ in range(26):
            make.make_source()
        url = "/en/sources/?x=1&page=2"
        self.assertEqual(self.canonical(url), "/en/sources/?page=2")

    def test_second_page_keeps_the_filters(self):
        for number in range(20, 46):
            make.make_summit(number=number, began_on="2019-01-01")
        url = "/en/summits/?page=2&year=2019"
        self.assertEqual(self.canonical(url), "/en/summits/?year=2019&page=2")

    @override_settings(ALBA_SITE_URL=SITE)
    def test_address_of_the_site_stands_before_it(self):
        self.assertEqual(self.canonical("/es/"), f"{SITE}/es/")


class VersionsTests(HeadTestCase):
    def test_page_names_both_languages_and_that_of_other_readers(self):
        expected = {"en": "/en/summits/14/", "es": "/es/summits/14/"}
        expected["x-default"] = "/en/summits/14/"
        for url in ["/en/summits/14/", "/es/summits/14/"]:
            self.assertEqual(self.versions(url), expected)

    def test_versions_are_those_of_the_canonical_address(self):
        found = self.versions("/es/summits/?q=x&year=2017")
        self.assertEqual(found["en"], "/en/summits/?year=2017")

    @override_settings(ALBA_SITE_URL=SITE)
    def test_versions_are_absolute_under_the_address_of_the_site(self):
        self.assertEqual(
            set(self.versions("/en/members/").values()),
            {f"{SITE}/en/members/", f"{SITE}/es/members/"},
        )


class OpenGraphTests(HeadTestCase):
    def test_title_and_description_are_those_of_the_page(self):
        page = self.page("/en/summits/14/")
        self.assertIn(page.meta("og:title"), page.text("title"))
        self.assertEqual(page.meta("og:description"), page.meta("description"))

    def test_page_without_words_of_its_own_is_described_by_its_title(self):
        make.make_event(slug="silent", name_en="A Conference")
        description = self.page("/en/events/silent/").meta("description")
        self.assertTrue(description.startswith("A Conference. Summits, declarations"))

    def test_marks_in_a_title_stay_in_their_attribute(self):
        name = 'A "fund" </title><script>alert(1)</script> & more'
        make.make_initiative(slug="odd", name_en=name)
        page = self.page("/en/initiatives/odd/")
        self.assertEqual(page.meta("og:title"), name)
        self.assertNotIn("<script>", page.content.decode())

    def test_addresses_are_absolute(self):
        page = self.page("/en/summits/?x=1&year=2017")
        self.assertEqual(page.meta("og:url"), "http://testserver/en/summits/?year=2017")
        self.assertTrue(page.meta("og:image").startswith("http://testserver/static/"))

    @override_settings(ALBA_SITE_URL=SITE)
    def test_addresses_are_those_of_the_site(self):
        page = self.page("/en/")
        self.assertEqual(page.meta("og:url"), f"{SITE}/en/")
        self.assertTrue(page.meta("og:image").startswith(f"{SITE}/static/"))

    def test_language_and_the_other(self):
        page = self.page("/es/")
        self.assertEqual(page.meta("og:locale"), "es_LA")
        self.assertEqual(page.meta("og:locale:alternate"), "en_GB")

    def test_record_is_an_article_and_a_list_is_not(self):
        self.assertEqual(self.page("/en/summits/14/").meta("og:type"), "article")
        self.assertEqual(self.page("/en/summits/").meta("og:type"), "website")

    def test_picture_is_shown_large_and_told(self):
        page = self.page("/en/")
        self.assertEqual(page.meta("twitter:card"), "summary_large_image")
        self.assertTrue(page.meta("og:image:alt"))

    def test_sanctions_are_not_in_the_description_of_a_person(self):
        description = self.page(PEOPLE).meta("description")
        self.assertNotIn("sanction", description)
        self.assertNotIn("condemn", description)


class PictureTests(SimpleTestCase):
    def test_picture_has_the_size_that_is_told(self):
        with Image.open(finders.find("alba_site/share.png")) as picture:
            self.assertEqual((picture.format, picture.size), ("PNG", (1200, 630)))

    def test_picture_weighs_little(self):
        with open(finders.find("alba_site/share.png"), "rb") as picture:
            self.assertLess(len(picture.read()), 60_000)


class IndexingTests(HeadTestCase):
    def test_error_pages_are_not_to_be_found(self):
        page = self.page("/en/nothing/")
        self.assertEqual(page.meta("robots"), "noindex")
        self.assertEqual(self.links("/en/nothing/", "canonical"), [])

    def test_nothing_else_is_kept_from_being_found(self):
        for url in ["/en/", "/en/summits/?year=1999", "/es/members/"]:
            self.assertNotIn("noindex", self.page(url).content.decode())

    def test_browser_takes_the_colour_of_the_header(self):
        colours = [
            (attrs["content"], attrs["media"])
            for tag, attrs in self.page("/en/").tags
            if attrs.get("name") == "theme-color"
        ]
        with open(finders.find("alba_site/site.css")) as stylesheet:
            style = stylesheet.read()
        for colour, media in colours:
            self.assertIn(f"--sea:{colour}", style, media)
        self.assertEqual(len(colours), 2)


class KeepTests(SimpleTestCase):
    def render(self, template, **context):
        return Template("{% load head %}" + template).render(Context(context))

    def test_words_are_kept_on_one_line_and_shown_where_asked(self):
        made = self.render("{% keep x %} a \n b {% endkeep %}[{{ x }}|{{ x }}]")
        self.assertEqual(made, "[a b|a b]")

    def test_words_are_escaped_once(self):
        made = self.render("{% keep x %}{{ y }}{% endkeep %}{{ x }}", y="<&")
        self.assertEqual(made, "&lt;&amp;")

    def test_quotation_marks_of_the_template_fit_an_attribute(self):
        made = self.render('{% keep x %}a "b"{% endkeep %}{{ x }}')
        self.assertEqual(made, "a &quot;b&quot;")

    def test_keep_without_a_name_is_an_error(self):
        with self.assertRaisesMessage(TemplateSyntaxError, "name of a variable"):
            self.render("{% keep %}{% endkeep %}")
