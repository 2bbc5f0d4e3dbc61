"""What an entry of a bibliography is made of."""

from types import SimpleNamespace

from django.test import SimpleTestCase

from archive.kinds.bibliography import Author, reported, row_at


class AuthorTests(SimpleTestCase):
    def test_name_is_split_where_it_is_sorted_by(self):
        author = Author("Tareck El Aissami", "El Aissami, Tareck")
        self.assertEqual((author.family, author.given), ("El Aissami", "Tareck"))

    def test_name_is_not_split_by_guess(self):
        author = Author("Tareck El Aissami")
        self.assertEqual((author.family, author.given), ("", ""))


class RowAtTests(SimpleTestCase):
    ROWS = [SimpleNamespace(anchor="s1"), SimpleNamespace(anchor="s12")]

    def test_row_of_that_anchor(self):
        self.assertIs(row_at(self.ROWS, "s12"), self.ROWS[1])

    def test_none_of_another(self):
        self.assertIsNone(row_at(self.ROWS, "s2"))


class ReportedTests(SimpleTestCase):
    def test_passage_is_named(self):
        passage = SimpleNamespace(reference="R1 ¶3")
        row = SimpleNamespace(passage=passage, passage_id="p")
        self.assertEqual(reported(row), "R1 ¶3")

    def test_row_without_passage(self):
        self.assertEqual(reported(SimpleNamespace(passage_id=None)), "")
