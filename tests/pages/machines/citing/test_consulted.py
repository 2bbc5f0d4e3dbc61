"""An entry under an address, on a day."""

from django.test import SimpleTestCase
from django.utils.translation import override

from tests.pages.machines.citing.entries import BARE, consulted


class KeyTests(SimpleTestCase):
    def test_reference_makes_it(self):
        self.assertEqual(consulted().key, "alba-S14-D1")

    def test_sign_of_a_paragraph_is_left_out(self):
        self.assertEqual(consulted(reference="S14-D1 ¶2").key, "alba-S14-D1-2")

    def test_without_reference_the_address_makes_it_in_any_language(self):
        for path in ["/en/topics/migration/", "/es/topics/migration/"]:
            key = consulted(BARE, path=path).key
            self.assertEqual(key, "alba-topics-migration")

    def test_place_in_a_page_is_told_apart(self):
        key = consulted(BARE, path="/en/topics/migration/#s3").key
        self.assertEqual(key, "alba-topics-migration-s3")


class LanguageTests(SimpleTestCase):
    def test_title_has_its_own(self):
        self.assertEqual(consulted().language, "es")

    def test_title_that_knows_none_has_that_of_the_page(self):
        with override("es"):
            self.assertEqual(consulted(BARE).language, "es")


class DatesTests(SimpleTestCase):
    def test_days_of_a_span(self):
        it = consulted(ended="2017-03-06")
        self.assertEqual(it.dates, ["2017-03-05", "2017-03-06"])
        self.assertEqual(it.when, "5–6 March 2017")

    def test_same_day_is_named_once(self):
        self.assertEqual(consulted(ended="2017-03-05").dates, ["2017-03-05"])

    def test_what_is_not_certain_is_in_words_alone(self):
        it = consulted(began="2017~", reported="")
        self.assertEqual(it.dates, [])
        self.assertEqual(it.when, "about 2017")
        self.assertEqual(it.remarks, "About 2017")

    def test_unknown_date_is_none(self):
        it = consulted(BARE)
        self.assertEqual((it.dates, it.when, it.remarks), ([], "", ""))

    def test_end_without_beginning_is_no_date(self):
        self.assertEqual(consulted(BARE, ended="2017-03-06").dates, [])
