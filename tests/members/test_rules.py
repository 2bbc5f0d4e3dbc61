"""What is told of people and offices that may be there already."""

from django.test import TestCase
from django.utils.translation import override

from tests import factories as make
from tests.findings import told


class PersonTests(TestCase):
    def test_second_person_of_the_same_name(self):
        first = make.make_person("Freddy Ñáñez")
        second = make.make_person("freddy  nanez")
        said = "Is this the same person as {}? The name is the same."
        self.assertEqual(told(second), [f"freddy  nanez: {said.format(first)}"])
        self.assertEqual(told(first), [f"{first}: {said.format(second)}"])

    def test_it_is_told_in_spanish(self):
        make.make_person("Freddy Ñáñez")
        with override("es"):
            [said] = told(make.make_person("Freddy Nañez"))
        self.assertIn("¿Es la misma persona que Freddy Ñáñez?", said)

    def test_person_of_another_name(self):
        make.make_person("Freddy Ñáñez")
        self.assertEqual(told(make.make_person("Freddy Bernal")), [])

    def test_three_of_one_name_name_each_other(self):
        rows = [make.make_person("Evo Morales") for _ in range(3)]
        self.assertEqual(len(told(rows[2])), 2)

    def test_name_with_braces_is_shown_as_it_is(self):
        make.make_person("A {0} B")
        self.assertIn("as A {0} B?", told(make.make_person("A {0} B"))[0])

    def test_many_people_cost_as_many_queries_as_one(self):
        rows = [make.make_person(f"Evo Morales {n % 3}") for n in range(9)]
        with self.assertNumQueries(3):
            told(rows[0])
        with self.assertNumQueries(3):
            told(*rows)


class OfficeTests(TestCase):
    def test_second_office_of_the_same_title_and_state(self):
        cuba = make.make_state("Cuba")
        make.make_office(state=cuba)
        second = make.make_office(state=cuba, title_en="", title_es="PRESIDENTE")
        [said] = told(second)
        self.assertIn("Is this the same office as President of Cuba?", said)

    def test_same_title_in_another_state_or_organization(self):
        make.make_office()
        make.make_office(organization=make.make_organization())
        self.assertEqual(told(make.make_office()), [])
