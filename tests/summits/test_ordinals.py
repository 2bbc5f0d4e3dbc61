"""Ordinals as people type them."""

from django.test import SimpleTestCase

from summits.ordinals import HIGHEST, ordinals


class OrdinalTests(SimpleTestCase):
    def test_figures_and_numerals(self):
        forms = ordinals(14)
        for form in ("14", "XIV", "14th", "14a"):
            self.assertIn(form, forms)

    def test_english_words(self):
        for number, word in [
            (1, "first"),
            (12, "twelfth"),
            (14, "fourteenth"),
            (20, "twentieth"),
            (21, "twenty-first"),
            (33, "thirty-third"),
            (40, "fortieth"),
        ]:
            self.assertIn(word, ordinals(number), number)

    def test_spanish_words(self):
        for number, words in [
            (1, "primera|primero"),
            (9, "novena|noveno"),
            (10, "décima|décimo"),
            (12, "duodécima|decimosegunda|décima segunda"),
            (14, "decimocuarta|decimocuarto|décima cuarta"),
            (17, "decimoséptima"),
            (20, "vigésima"),
            (21, "vigesimoprimera|vigésima primera"),
            (30, "trigésima"),
            (46, "cuadragesimosexta"),
        ]:
            for word in words.split("|"):
                self.assertIn(word, ordinals(number), number)

    def test_no_form_is_that_of_another_number(self):
        seen = {}
        for number in range(1, HIGHEST + 10):
            for form in set(ordinals(number)):
                self.assertNotIn(form, seen)
                seen[form] = number

    def test_beyond_the_written_out(self):
        self.assertIn("LXI", ordinals(61))
