"""What a summit without number is called, by whatever is known of its date."""

from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from summits.models.titles import of_when
from tests.factories import make_summit

ENDS = {
    "": ("without number or date", "sin número ni fecha"),
    "2009": ("of 2009", "de 2009"),
    "2009-11": ("of November 2009", "de noviembre de 2009"),
    "2009-11-05": ("of 5 November 2009", "del 5 de noviembre de 2009"),
    "2009~": ("of about 2009", "de aproximadamente 2009"),
    "2009-41": ("of the second half of 2009", "del segundo semestre de 2009"),
    "[2009-11,2009-12]": (
        "of November or December 2009",
        "de noviembre o diciembre de 2009",
    ),
    "[2009-11-05,2009-11-06]": (
        "of 5 or 6 November 2009",
        "del 5 o 6 de noviembre de 2009",
    ),
}


class OfWhenTests(SimpleTestCase):
    def test_end_of_a_title_in_both_languages(self):
        for date, words in ENDS.items():
            for language, expected in zip(("en", "es"), words, strict=True):
                with self.subTest(date, language=language), override(language):
                    self.assertEqual(of_when(date), expected)


class AddressTests(TestCase):
    def test_address_is_made_of_the_year_where_the_date_is_not_plain(self):
        told = {"basis": "inferred", "derivation_en": "By the order of the texts."}
        for date, slug in {
            "2009-11": "2009-11",
            "2010~": "2010",
            "2011-41": "2011",
            "[2012-11,2013-01]": "2012",
        }.items():
            with self.subTest(date):
                summit = make_summit(number=None, began_on=date, slug="", **told)
                self.assertEqual(summit.slug, slug)
                self.assertEqual(summit.numeral, slug[:4])
                self.assertContains(self.client.get(summit.get_absolute_url()), slug)
