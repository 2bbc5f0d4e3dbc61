"""What is told of who took part in a summit, beside what else is known of them."""

from django.test import TestCase
from django.utils.translation import override

from tests import factories as make
from tests.findings import told

GONE = {"withdrawn_at": "2026-11-22T12:00Z", "withdrawn_reason_en": "Wrong."}


class HostTests(TestCase):
    def setUp(self):
        self.cuba, self.mexico = make.make_state("Cuba"), make.make_state("Mexico")
        self.summit = make.make_summit(place=make.make_place(self.cuba))

    def host(self, state, **fields):
        part = {"state": state, "role": "host", **fields}
        return make.make_participation(self.summit, **part)

    def test_of_the_state_it_met_in_nothing_is_told(self):
        self.assertEqual(told(self.host(self.cuba)), [])

    def test_of_another_state(self):
        [said] = told(self.host(self.mexico))
        self.assertIn("The 14th Summit met in another state: Cuba.", said)

    def test_in_spanish(self):
        with override("es"):
            [said] = told(self.host(self.mexico))
        self.assertIn("La XIV Cumbre se reunió en otro Estado: Cuba.", said)

    def test_state_without_a_city_counts(self):
        self.summit.place, self.summit.host_state = None, self.mexico
        self.summit.save()
        self.assertEqual(told(self.host(self.mexico)), [])
        self.assertEqual(len(told(self.host(self.cuba))), 2)  # and of the other

    def test_where_it_met_also_counts(self):
        there = make.make_place(self.mexico, city_en="Mérida")
        make.make_summit_place(self.summit, place=there, part="closed")
        self.assertEqual(told(self.host(self.mexico)), [])

    def test_where_it_was_to_meet_does_not(self):
        there = make.make_place(self.mexico, city_en="Mérida")
        make.make_summit_place(self.summit, place=there, part="planned")
        self.assertEqual(len(told(self.host(self.mexico))), 1)

    def test_nothing_is_told_where_no_place_is_known(self):
        self.summit.place = None
        self.summit.save()
        self.assertEqual(told(self.host(self.mexico)), [])

    def test_two_hosts_are_told_of_each_other(self):
        self.summit.place = None
        self.summit.save()
        self.host(self.cuba)
        [said] = told(self.host(self.mexico))
        self.assertIn("Another state is named as its host too: Cuba.", said)

    def test_withdrawn_row_does_not_count(self):
        self.assertEqual(told(self.host(self.mexico, **GONE)), [])

    def test_it_is_told_when_the_summit_moves(self):
        self.host(self.mexico)
        self.assertEqual(len(told(self.summit)), 1)


class TwiceTests(TestCase):
    def setUp(self):
        self.summit, self.cuba = make.make_summit(), make.make_state("Cuba")
        self.person = make.make_person("Ana Luisa")

    def part(self, **fields):
        return make.make_participation(self.summit, state=self.cuba, **fields)

    def test_state_alone_beside_one_of_its_people(self):
        self.part(person=self.person)
        [said] = told(self.part())
        self.assertIn("Another row names Ana Luisa in the same part", said)

    def test_another_part_is_another(self):
        self.part(person=self.person, role="chaired")
        self.assertEqual(told(self.part()), [])

    def test_another_state_is_another(self):
        haiti = make.make_state("Haiti")
        make.make_participation(self.summit, state=haiti, person=self.person)
        self.assertEqual(told(self.part()), [])

    def test_another_summit_is_another(self):
        make.make_participation(state=self.cuba, person=self.person)
        self.assertEqual(told(self.part()), [])


class DissolvedTests(TestCase):
    def part(self, ended):
        summit = make.make_summit(began_on="2017-03-05")
        body = make.make_organization(name_en="Fund of old", ended=ended)
        return make.make_participation(summit, organization=body)

    def test_dissolved_before(self):
        [said] = told(self.part("2016"))
        self.assertIn("Fund of old was dissolved before: 2016.", said)

    def test_dissolved_in_that_year_or_later(self):
        for ended in ("2017", "2018-01-01", ""):
            with self.subTest(ended):
                self.assertEqual(told(self.part(ended)), [])

    def test_it_is_told_when_the_end_is_entered(self):
        part = self.part("")
        part.organization.ended = "2010"
        part.organization.save()
        self.assertEqual(len(told(part.organization)), 1)
