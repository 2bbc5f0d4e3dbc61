"""How a kind of record is called aloud."""

from types import SimpleNamespace

from django.test import SimpleTestCase

from archive.kinds.reference import Reference


def found(match):
    return SimpleNamespace(get_absolute_url=lambda: f"/{match['number']}/")


def place(record, label):
    return f"{record.get_absolute_url()}#p{label}" if label != "9" else None


class ReferenceTests(SimpleTestCase):
    paged = Reference(r"T(?P<number>\d+)(\.(?P<label>\d+))?", found, place)
    plain = Reference(r"T(?P<number>\d+)", found)

    def address(self, reference, text):
        match = reference.read(text)
        return reference.address(reference.find(match), match)

    def test_it_is_read_in_any_case_and_whole(self):
        self.assertEqual(self.plain.read("t12")["number"], "12")
        for text in ["", "T", "T1x", "xT1", "T1\n", "T1.2", "T١"]:
            with self.subTest(text):
                self.assertIsNone(self.plain.read(text))

    def test_without_a_label_it_is_the_page(self):
        self.assertEqual(self.address(self.paged, "T1"), "/1/")
        self.assertEqual(self.address(self.plain, "T1"), "/1/")

    def test_with_a_label_it_is_the_place(self):
        self.assertEqual(self.address(self.paged, "T1.2"), "/1/#p2")

    def test_label_of_no_place_leads_nowhere(self):
        self.assertIsNone(self.address(self.paged, "T1.9"))
