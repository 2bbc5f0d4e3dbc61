"""The page on the model says what the code does."""

from django.test import SimpleTestCase

from members.models import Membership
from summits.models import Participation, Summit
from tests.record_page import FILE, arrows, described, models, relations, written


class RecordPageTests(SimpleTestCase):
    def test_page_is_that_of_the_code(self):
        self.assertEqual(FILE.read_text(encoding="utf-8"), written())

    def test_row_leads_to_what_it_stands_on_by_a_thick_arrow(self):
        self.assertIn("  Participation ==>|summit| Summit", arrows())
        self.assertIn("  Participation -->|state| State", arrows())
        self.assertIn("  Summit -.->|topics| Topic", arrows())

    def test_words_are_left_out_of_the_arrows(self):
        names = {field.name for model in models() for field in relations(model)}
        self.assertNotIn("passage", names)
        self.assertIn("office", {field.name for field in relations(Participation)})

    def test_every_model_is_described_with_its_facts(self):
        told = written()
        for model in models():
            self.assertIn(f"\n## {model.__name__}: ", told)
        self.assertIn("the opening day", described(Summit))
        self.assertIn("the standing", described(Membership))
