"""How initiatives and their steps are cited."""

from django.test import TestCase

from initiatives import cited
from tests import factories as make


class StepTests(TestCase):
    def entry(self, **fields):
        step = make.make_milestone(**fields)
        return cited.step_of_initiative(step.initiative, step.anchor)

    def test_what_and_when(self):
        entry = self.entry()
        self.assertEqual(entry.title, "Fund for Migrants: proposed")
        self.assertEqual((entry.began, entry.within), ("2017-03-05", ""))
        self.assertTrue(entry.path.endswith("#m1"))

    def test_latest_day_possible_is_no_date(self):
        self.assertEqual(self.entry(not_after="2017-03-05").began, "")

    def test_summit_at_which_it_was(self):
        entry = self.entry(summit=make.make_summit(), actor="meeting")
        [who] = entry.authors
        self.assertEqual((entry.within, who.name), ("14th Summit", "ALBA-TCP"))

    def test_person_who_acted(self):
        person = make.make_person("Evo Morales")
        [who] = self.entry(actor="person", person=person).authors
        self.assertEqual(who.name, "Evo Morales")

    def test_person_who_reports_is_no_author(self):
        person = make.make_person("Evo Morales")
        [who] = self.entry(actor="bloc", person=person).authors
        self.assertEqual(who.name, "ALBA-TCP")

    def test_nobody_is_named_where_no_source_does(self):
        self.assertEqual(self.entry().authors, ())

    def test_no_such_step(self):
        self.assertIsNone(cited.step_of_initiative(make.make_initiative(), "m1"))


class InitiativeTests(TestCase):
    def test_page(self):
        entry = cited.initiative(make.make_initiative())
        self.assertEqual((entry.title, entry.began), ("Fund for Migrants", ""))
