"""How what the archive holds of states, people and organizations is cited."""

from django.test import TestCase

from members import cited
from tests import factories as make


class StateTests(TestCase):
    def test_called_by_its_code(self):
        entry = cited.state(make.make_state("Venezuela"))
        self.assertEqual((entry.title, entry.reference), ("Venezuela", "VEN"))
        self.assertEqual((entry.began, entry.reported), ("", ""))

    def test_membership_stands_on_the_page_of_its_state(self):
        period = make.make_membership(make.make_state("Venezuela"))
        entry = cited.membership_of_state(period.state, period.anchor)
        self.assertEqual(entry.title, "Venezuela: member")
        page = period.state.get_absolute_url()
        self.assertEqual(entry.path, f"{page}#{period.anchor}")
        self.assertEqual(entry.reported, period.passage.reference)

    def test_membership_of_another_state_is_not_there(self):
        period = make.make_membership()
        self.assertIsNone(cited.membership_of_state(make.make_state(), period.anchor))


class RecordNamedTests(TestCase):
    def test_person_is_what_the_page_is_about_and_no_author(self):
        person = make.make_person("Evo Morales")
        entry = cited.record_named(person)
        self.assertEqual((entry.title, entry.authors), ("Evo Morales", ()))
        self.assertEqual(entry.reported, person.passage.reference)

    def test_organization(self):
        entry = cited.record_named(make.make_organization())
        self.assertEqual(entry.title, "ALBA Bank")

    def test_record_that_no_words_bear(self):
        bank = make.make_organization(passage=None, quote="")
        self.assertEqual(cited.record_named(bank).reported, "")
