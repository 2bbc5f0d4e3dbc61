"""Records that lead to others of their kind, and at last to themselves."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase

from archive.record.circles import leads_back
from tests import factories as make

WORDS = "Followed on, this leads back to the record itself."
ENDS = {"a": "b", "b": "c", "c": "a", "d": "a", "e": None}


def following(keys):
    return [ENDS[key] for key in keys if ENDS[key]]


class LeadsBackTests(SimpleTestCase):
    def test_circle_of_any_length_through_the_key(self):
        for first in ("a", "b", "c", "d"):
            self.assertTrue(leads_back(first, "a", following))

    def test_end(self):
        self.assertFalse(leads_back("e", "a", following))

    def test_circle_of_others_ends(self):
        self.assertFalse(leads_back("b", "d", following))


class RowTests(TestCase):
    """Every key by which a record leads to another of its kind."""

    kinds = [
        (make.make_organization, "parent"),
        (make.make_topic, "broader"),
        (make.make_source, "translation_of"),
        (make.make_passage, "reported_in"),
    ]

    def test_circle_is_refused_whatever_its_length(self):
        for make_row, field in self.kinds:
            first, second, third = (make_row() for _ in range(3))
            for row, other in [(second, first), (third, second)]:
                setattr(row, field, other)
                row.full_clean()
                row.save()
            for other in (second, third):
                setattr(first, field, other)
                with self.subTest(field), self.assertRaises(ValidationError) as caught:
                    first.full_clean()
                self.assertEqual(caught.exception.message_dict, {field: [WORDS]})
            first.refresh_from_db()
            first.full_clean()

    def test_two_lead_to_one(self):
        for make_row, field in self.kinds:
            whole = make_row()
            for part in (make_row(), make_row()):
                setattr(part, field, whole)
                part.full_clean()
                part.save()

    def test_initiatives_are_part_of_each_other(self):
        for kind in ("part-of", "succeeds"):
            link = make.make_link(kind=kind)
            further = make.make_link(link.other, kind=kind)
            for start in (link.other, further.other):
                with self.subTest(kind), self.assertRaises(ValidationError) as caught:
                    make.make_link(start, link.initiative, kind=kind)
                self.assertEqual(caught.exception.message_dict, {"other": [WORDS]})
            link.full_clean()

    def test_links_that_are_no_circle(self):
        link = make.make_link(kind="part-of")
        make.make_link(link.other, link.initiative, kind="related")
        make.make_link(link.other, link.initiative, kind="succeeds")
        gone = {"kind": "part-of", "withdrawn_reason_en": "Misread."}
        make.make_link(link.other, link.initiative, **gone)

    def test_link_restored_into_a_circle(self):
        link = make.make_link(kind="part-of", withdrawn_reason_en="Misread.")
        make.make_link(link.other, link.initiative, kind="part-of")
        link.withdrawn_reason_en = ""
        with self.assertRaises(ValidationError):
            link.full_clean()
