"""What narrows the list of sources, and its orders."""

from django.test import TestCase

from tests.factories import make_source
from tests.lists import chips, options, rows, total

LIST = "/en/sources/"


class SourceFilterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        dated = {"published_on": "2017-03-06", "kind": "report"}
        make_source(number=1, **dated, publisher="teleSUR", language="es")
        make_source(number=2, published_on="2018", publisher="Agencia Ñ", language="ht")
        make_source(number=3, published_on="", kind="speech", publisher="")

    def rows(self, **query):
        return rows(self.client.get(LIST, query))

    def test_each_facet_narrows(self):
        for facet, value, expected in [
            ("kind", "speech", ["R3"]),
            ("publisher", "teleSUR", ["R1"]),
            ("publisher", "Agencia Ñ", ["R2"]),
            ("year", "2018", ["R2"]),
            ("language", "ht", ["R2"]),
        ]:
            with self.subTest(facet, value=value):
                self.assertEqual(self.rows(**{facet: value}), expected)

    def test_options_count_what_they_give(self):
        found = list(options(self.client.get(LIST)))
        self.assertIn(("language", "es", 1), found)
        self.assertIn(("year", "2017", 1), found)
        for facet, value, count in found:
            with self.subTest(facet, value=value):
                response = self.client.get(LIST, {facet: value})
                self.assertEqual(total(response), count)

    def test_text_in_several_languages_is_found_under_each(self):
        make_source(number=4, language="mul", languages="qu es pt")
        make_source(number=5, language="mul")
        for code, expected in [
            ("es", ["R4", "R1"]),
            ("qu", ["R4"]),
            ("pt", ["R4"]),
            ("mul", ["R5"]),
            ("en", ["R3"]),
        ]:
            self.assertEqual(self.rows(language=code), expected)
        found = list(options(self.client.get(LIST)))
        self.assertIn(("language", "es", 2), found)
        self.assertIn(("language", "mul", 1), found)

    def test_languages_are_named_in_the_order_of_the_alphabet(self):
        page = self.client.get("/es/sources/").content.decode()
        names = ["criollo haitiano (1)", "español (1)", "inglés (1)"]
        places = [page.index(name) for name in names]
        self.assertEqual(places, sorted(places))

    def test_language_not_held_is_known_by_its_name(self):
        response = self.client.get(LIST, {"language": "qu"})
        self.assertContains(response, "Quechua")
        self.assertNotContains(response, 'role="alert"')

    def test_publisher_nobody_knows_is_named(self):
        response = self.client.get(LIST, {"publisher": "Nobody"})
        self.assertContains(response, "publisher: nothing in the archive is called “No")


class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_source(number=1, published_on="2018", language="es")
        make_source(number=2, published_on="2017-03-06")
        make_source(number=3, published_on="")

    def get(self, query):
        return self.client.get(f"{LIST}{query}")

    def test_last_received_is_the_first_unless_asked_otherwise(self):
        for query in ("", "?order=", "?order=%20"):
            with self.subTest(query):
                self.assertEqual(rows(self.get(query)), ["R3", "R2", "R1"])

    def test_last_published_is_the_first_and_the_undated_the_last(self):
        self.assertEqual(rows(self.get("?order=latest")), ["R1", "R2", "R3"])

    def test_order_asked_for_is_shown(self):
        option = '<option value="latest" selected>Published</option>'
        self.assertContains(self.get("?order=latest"), option, html=True)

    def test_order_and_filters_keep_each_other(self):
        response = self.get("?order=latest&language=en")
        self.assertEqual(rows(response), ["R2", "R3"])
        self.assertEqual(chips(response), ["?order=latest"])

    def test_order_is_kept_on_the_way_to_the_next_page(self):
        for number in range(4, 30):
            make_source(number=number)
        self.assertContains(self.get("?order=latest"), "?order=latest&amp;page=2")

    def test_unknown_order_is_named(self):
        for order in ("title", "delete", "keys_in_order", "x" * 5000, "\x00"):
            with self.subTest(order[:9]):
                response = self.client.get(LIST, {"order": order})
                self.assertContains(response, "order: nothing in the archive is called")

    def test_other_lists_have_no_order(self):
        response = self.client.get("/en/summits/?order=latest")
        self.assertNotContains(response, 'name="order"')
        self.assertNotContains(response, 'role="alert"')
