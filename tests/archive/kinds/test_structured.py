"""What the descriptions of records for machines are made of."""

from django.test import SimpleTestCase

from archive.kinds.structured import known, named, term
from summits.models import Summit


class PartsTests(SimpleTestCase):
    def test_unknown_values_are_left_out(self):
        self.assertEqual(known({"a": "", "b": None, "c": [], "d": 1}), {"d": 1})

    def test_terms_are_addresses_of_the_vocabulary(self):
        self.assertEqual(term("Event"), "https://schema.org/Event")
        self.assertEqual(term(""), "")
        self.assertIsNone(term(None))

    def test_a_record_is_known_by_the_address_of_its_page(self):
        url = "https://archive.example.org/en/summits/14/"
        self.assertEqual(
            named(
                "Event",
                Summit(slug="14", number=14),
                url.removesuffix("/en/summits/14/"),
            ),
            {"@type": "Event", "@id": url, "name": "14th Summit", "url": url},
        )
