"""How what states meet at, say and adopt is cited."""

from django.test import TestCase

from archive.kinds.bibliography import Author, Sort
from summits import cited
from tests import factories as make

BLOC = (Author("ALBA-TCP"),)


class SummitTests(TestCase):
    def test_days_and_city(self):
        summit = make.make_summit(place=make.make_place(), ended_on="2017-03-06")
        entry = cited.summit(summit)
        self.assertEqual((entry.began, entry.ended), ("2017-03-05", "2017-03-06"))
        self.assertEqual((entry.place, entry.title), ("Caracas", "14th Summit"))
        self.assertEqual((entry.reference, entry.sort), ("S14", Sort.PAGE))
        self.assertEqual(entry.authors, ())

    def test_unknown_place_is_none(self):
        self.assertEqual(cited.summit(make.make_summit()).place, "")


class StatementTests(TestCase):
    def test_of_the_summit_itself(self):
        said = make.make_statement(summit=make.make_summit(place=make.make_place()))
        entry = cited.statement_at_summit(said.summit, "s1")
        self.assertEqual(entry.title, "The summit called for unity.")
        self.assertEqual((entry.authors, entry.within), (BLOC, "14th Summit"))
        self.assertEqual((entry.began, entry.place), ("2017-03-05", "Caracas"))
        self.assertEqual(entry.reference, "S14-s1")
        self.assertEqual(entry.path, said.get_absolute_url())
        self.assertEqual(entry.reported, said.passage.reference)

    def test_of_a_person(self):
        said = make.make_statement(person=make.make_person("Evo Morales"))
        [who] = cited.statement_at_summit(said.summit, "s1").authors
        self.assertEqual(who.name, "Evo Morales")

    def test_at_an_event_of_others_nobody_is_named(self):
        said = make.make_statement(event=make.make_event())
        entry = cited.statement_at_event(said.event, "s1")
        self.assertEqual((entry.authors, entry.reference), ((), ""))
        self.assertEqual(entry.within, "World Conference of the Peoples")

    def test_of_a_person_at_an_event(self):
        person = make.make_person("Evo Morales")
        said = make.make_statement(event=make.make_event(), person=person)
        [who] = cited.statement_at_event(said.event, "s1").authors
        self.assertEqual(who.name, "Evo Morales")

    def test_no_such_statement(self):
        self.assertIsNone(cited.statement_at_summit(make.make_summit(), "s1"))
        self.assertIsNone(cited.statement_at_event(make.make_event(), "s1"))


class DeclarationTests(TestCase):
    def test_of_a_summit(self):
        summit = make.make_summit(place=make.make_place())
        entry = cited.declaration(make.make_declaration(summit))
        self.assertEqual(entry.title, "Final declaration of the 14th Summit")
        self.assertEqual((entry.authors, entry.place), (BLOC, "Caracas"))
        self.assertEqual((entry.began, entry.sort), ("2017-03-05", Sort.DOCUMENT))
        self.assertEqual(entry.reference, "S14-D1")

    def test_day_that_is_not_recorded_is_not_taken_from_the_summit(self):
        entry = cited.declaration(make.make_declaration(adopted_on=""))
        self.assertEqual((entry.began, entry.ended), ("", ""))

    def test_of_a_body(self):
        body = make.make_organization(name_en="Political Council")
        entry = cited.declaration(make.make_declaration(organization=body))
        [who] = entry.authors
        self.assertEqual((who.name, entry.place), ("Political Council", ""))

    def test_of_an_event_of_others_nobody_speaks(self):
        event = make.make_event(began="2017-03-05")
        entry = cited.declaration(make.make_declaration(event=event))
        self.assertEqual(entry.authors, ())


class PassageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.declaration = make.make_declaration()

    def test_it_is_called_by_its_number(self):
        make.make_passage(source=self.declaration.text)
        entry = cited.passage_of_declaration(self.declaration, "p1")
        self.assertEqual(entry.title, "Final declaration of the 14th Summit, ¶1")
        self.assertEqual(entry.reference, "S14-D1 ¶1")
        self.assertEqual(entry.path, f"{self.declaration.get_absolute_url()}#p1")

    def test_where_it_is_reported_itself(self):
        report = make.make_passage(source=make.make_source(number=7))
        make.make_passage(source=self.declaration.text, reported_in=report)
        entry = cited.passage_of_declaration(self.declaration, "p1")
        self.assertEqual(entry.reported, "R7 ¶1")

    def test_no_such_passage(self):
        self.assertIsNone(cited.passage_of_declaration(self.declaration, "p1"))


class OtherTests(TestCase):
    def test_event(self):
        event = make.make_event(place=make.make_place(), ended="2017-06-21")
        entry = cited.event(event)
        self.assertEqual(entry.title, "World Conference of the Peoples")
        self.assertEqual((entry.began, entry.ended), ("2017-06-20", "2017-06-21"))
        self.assertEqual((entry.place, entry.reference), ("Caracas", ""))

    def test_topic_has_no_date(self):
        entry = cited.topic(make.make_topic())
        self.assertEqual((entry.title, entry.began), ("Migration", ""))
