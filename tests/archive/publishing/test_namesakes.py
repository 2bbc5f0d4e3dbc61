"""When two names are the same."""

from django.test import SimpleTestCase, TestCase

from archive.publishing.findings import written
from archive.publishing.namesakes import in_both, namesakes
from archive.record.text import alike
from members.models import Person
from tests import factories as make


class AlikeTests(SimpleTestCase):
    def test_case_accents_and_further_spaces_do_not_matter(self):
        self.assertEqual(alike("  FREDDY   Ñáñez\n"), alike("freddy nanez"))

    def test_other_letters_do(self):
        self.assertNotEqual(alike("Ñáñez"), alike("Núñez"))

    def test_name_in_two_languages_is_known_by_each(self):
        values = {"name_en": "Havana", "name_es": "La Habana", "state_id": "cuba"}
        both = [("havana", "cuba"), ("la habana", "cuba")]
        self.assertEqual(in_both(values, "name", "state_id"), both)

    def test_name_in_one_language_is_known_by_that(self):
        self.assertEqual(in_both({"n_en": "", "n_es": "Sucre"}, "n"), [("sucre",)])


class NamesakeTests(TestCase):
    def found(self, *records):
        what = written(*records)
        by_name = namesakes(
            what, Person, lambda v: [v["name"], v["slug"]], "As {}.", "name"
        )
        return [(found.record, *found.others) for found in by_name]

    def test_each_pair_is_found_once_by_however_many_names(self):
        first = make.make_person("Evo Morales", slug="evo")
        second = make.make_person("Evo Morales", slug="morales")
        self.assertEqual(self.found(first), [(first, second)])
        both = [(first, second), (second, first)]
        self.assertEqual(self.found(first, second), both)

    def test_without_a_record_of_the_kind_nothing_is_asked(self):
        summit = make.make_summit()
        with self.assertNumQueries(0):
            self.assertEqual(self.found(summit), [])
