"""What summits and declarations are called aloud."""

from django.test import SimpleTestCase

from summits.references import DECLARATIONS, LONGEST, SUMMITS


class PatternTests(SimpleTestCase):
    def read(self, reference, text):
        match = reference.read(text)
        return match and match.groupdict()

    def test_name_of_a_summit_ends_where_a_declaration_is_counted(self):
        self.assertIsNone(SUMMITS.read("S14-D1"))
        self.assertEqual(
            self.read(DECLARATIONS, "S14-D1.2"),
            {"series": "S", "summit": "14", "number": "1", "label": "2"},
        )

    def test_name_may_be_any_address(self):
        for name in ["14", "2009-11-24", "a-Day", "14-extraordinary"]:
            with self.subTest(name):
                told = {"series": "x", "summit": name, "label": None}
                self.assertEqual(self.read(SUMMITS, f"x{name}"), told)

    def test_name_ends_where_a_statement_is_counted(self):
        told = {"series": "X", "summit": "12", "label": "s11"}
        self.assertEqual(self.read(SUMMITS, "X12-s11"), told)

    def test_name_is_no_longer_than_an_address(self):
        self.assertIsNotNone(SUMMITS.read("S" + "1" * LONGEST))
        self.assertIsNone(SUMMITS.read("S" + "1" * (LONGEST + 1)))

    def test_summit_has_no_passages(self):
        for text in ["S14.1", "S14-D99999", "S14-D1.", "S", "Q14"]:
            with self.subTest(text):
                self.assertIsNone(SUMMITS.read(text))
                self.assertIsNone(DECLARATIONS.read(text))
