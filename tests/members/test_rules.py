"""What is told of people, offices and tenures beside others."""

from django.test import TestCase
from django.utils.translation import override

from members.models import Office
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
        with self.assertNumQueries(8):
            told(rows[0])
        with self.assertNumQueries(8):
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


class SeatsTests(TestCase):
    """Two in one office at once, of which nobody has said how many hold it."""

    SAID = "Hugo Chávez holds this office in that time too: is it one of several seats?"

    def setUp(self):
        self.office = make.make_office()
        self.known = self.enter("Hugo Chávez", "2001", "2005")

    def enter(self, name, began, ended, office=None):
        unseen = {"attested_first": "", "attested_last": ""}
        dates = {"began": began, "ended": ended, **unseen}
        return make.make_tenure(make.make_person(name), office or self.office, **dates)

    def test_two_at_once(self):
        other = self.enter("Evo Morales", "2002", "2004")
        self.assertEqual(told(other), [f"{other}: {self.SAID}"])

    def test_one_after_the_other_or_perhaps_so(self):
        self.assertEqual(told(self.enter("Evo Morales", "2005", "2009")), [])

    def test_office_of_which_the_seats_are_known(self):
        other = self.enter("Evo Morales", "2002", "2004")
        Office.objects.update(seats="several")
        self.assertEqual(told(other), [])

    def test_another_office(self):
        office = make.make_office()
        self.assertEqual(told(self.enter("Evo Morales", "2002", "2004", office)), [])

    def test_withdrawn_tenure(self):
        self.known.withdrawn_reason_en = "Misread."
        self.known.full_clean()
        self.known.save()
        self.assertEqual(told(self.enter("Evo Morales", "2002", "2004")), [])

    def test_many_cost_as_many_queries_as_one(self):
        rows = [self.enter(f"Evo {n}", "2002", "2004") for n in range(4)]
        for some in (rows[:1], rows):
            with self.assertNumQueries(6):
                told(*some)


class DeathTests(TestCase):
    def setUp(self):
        self.person = make.make_person("Hugo Chávez", died="2013-03-05")

    def tenure(self, **dates):
        unseen = {"attested_first": "", "attested_last": ""}
        return make.make_tenure(self.person, **unseen | dates)

    def test_tenure_after_the_death_of_its_holder(self):
        tenure = self.tenure(began="1999", ended="2017")
        said = [f"{tenure}: Hugo Chávez died before: 5 March 2013."]
        self.assertEqual(told(tenure), said)
        self.assertEqual(told(self.person), said)

    def test_tenure_that_ended_with_it_or_perhaps_so(self):
        for ended in ("2013-03-05", "2013-03", "2013", "2012", ""):
            self.assertEqual(told(self.tenure(began="1999", ended=ended)), [])

    def test_holder_of_whom_no_death_is_known(self):
        self.assertEqual(told(make.make_tenure()), [])
