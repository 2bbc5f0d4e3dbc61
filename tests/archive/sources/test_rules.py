"""What is told of texts that may be there already, and of rows without words."""

from django.test import TestCase
from django.utils.translation import override

from tests import factories as make
from tests.findings import told

BARE = "It quotes no words yet, so that readers do not see it."
SAME = "Is this the same text as {}? The title or the web address is the same."


class WithoutWordsTests(TestCase):
    def test_statement_saved_without_words(self):
        bare = make.make_statement(passage=None)
        self.assertEqual(told(bare), [f"The summit called for unity.: {BARE}"])

    def test_every_row_that_needs_words(self):
        for make_row in (
            make.make_participation,
            make.make_milestone,
            make.make_membership,
            make.make_tenure,
            make.make_link,
        ):
            [said] = told(make_row(passage=None))
            self.assertIn(BARE, said)

    def test_it_is_told_in_spanish(self):
        with override("es"):
            [said] = told(make.make_statement(passage=None))
        self.assertIn("Todavía no cita palabras", said)

    def test_row_with_words(self):
        self.assertEqual(told(make.make_statement()), [])

    def test_person_may_be_named_without_words(self):
        self.assertEqual(told(make.make_person(passage=None)), [])


class SameTextTests(TestCase):
    def source(self, title, **fields):
        return make.make_source(title=title, **fields)

    def test_second_source_of_the_same_title(self):
        first = self.source("La XIV Cumbre")
        second = self.source("la xiv  cúmbre")
        self.assertEqual(told(second), [f"{second}: {SAME.format(first)}"])

    def test_second_source_of_the_same_web_address(self):
        first = self.source("One", url="https://example.org/14/")
        second = self.source("Two", url="https://Example.org/14")
        self.assertEqual(told(second), [f"{second}: {SAME.format(first)}"])

    def test_sources_without_web_address(self):
        self.source("One")
        self.assertEqual(told(self.source("Two")), [])


class BriefTests(TestCase):
    SAID = "A single letter says nothing: are these all the words?"

    def test_quotation_of_a_letter(self):
        for quote in ("a", "2"):
            row = make.make_membership(quote=quote)
            self.assertEqual(told(row), [f"{row}: {self.SAID}"])

    def test_shortest_that_says_something(self):
        for quote in ("14", "5 March 2017"):
            self.assertEqual(told(make.make_membership(quote=quote)), [])
