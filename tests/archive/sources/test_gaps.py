"""What the archive may lack of a text."""

from archive.sources import gaps
from tests import factories as make
from tests.gaps import RuleCase


class SourceTests(RuleCase):
    gaps = gaps.SOURCES

    def test_empty_fields_of_a_source_are_gaps(self):
        make.make_source()
        self.assertEqual(
            self.missing(),
            [
                "The publisher is not recorded in the copy held.",
                "The author is not recorded in the copy held.",
                "The date of publication is not recorded.",
            ],
        )

    def test_source_with_all_of_them_has_none(self):
        make.make_source(publisher="Agency", author="A. Reporter", published_on="2017")
        self.assertEqual(self.missing(), [])

    def test_source_held_by_reference_is_a_gap(self):
        make.make_source(held="reference")
        self.assertIn("Only a reference to the text is held.", self.missing())
