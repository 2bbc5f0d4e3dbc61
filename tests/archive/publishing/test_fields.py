"""Columns that no form writes: how often a row was saved."""

from django.db.models import F
from django.test import SimpleTestCase, TestCase

from archive.publishing.fields import saved_fields
from archive.publishing.settling import records
from members.models import Person
from summits.models import Summit
from tests import factories as make
from tests.registry import MAKERS


class VersionTests(TestCase):
    def setUp(self):
        self.person = make.make_person("Evo Morales")

    def assertVersion(self, version):
        self.person.refresh_from_db()
        self.assertEqual(self.person.version, version)

    def test_every_row_of_the_record_has_one(self):
        for model in records():
            with self.subTest(model._meta.label):
                row = MAKERS[model._meta.model_name]()
                self.assertEqual(model.objects.get(pk=row.pk).version, 1)
                row.save()
                self.assertEqual(model.objects.get(pk=row.pk).version, 2)

    def test_save_of_a_row_loaded_before_another_save(self):
        early = Person.objects.get(pk=self.person.pk)
        self.person.save()
        early.save()
        self.assertVersion(3)

    def test_save_of_one_field(self):
        self.person.save(update_fields=["name"])
        self.assertVersion(2)

    def test_save_of_no_field_is_none(self):
        self.person.save(update_fields=[])
        self.assertVersion(1)

    def test_update_counts_for_each_row(self):
        other = make.make_person("Raúl Castro")
        other.save()
        Person.objects.update(name=F("name"))
        self.assertVersion(2)
        other.refresh_from_db()
        self.assertEqual(other.version, 3)

    def test_update_of_many_rows_at_once(self):
        self.person.name = "Juan Evo Morales"
        Person.objects.bulk_update([self.person], ["name"])
        self.assertVersion(2)

    def test_rows_made_at_once_are_in_their_first(self):
        Person.objects.bulk_create([Person(key="k", slug="k", name="K")])
        self.assertEqual(Person.objects.get(pk="k").version, 1)

    def test_what_is_settled_is_no_save(self):
        make.make_statement(person=self.person)
        self.assertTrue(Person.objects.published().exists())
        self.assertVersion(1)


class SavedFieldsTests(SimpleTestCase):
    def test_row_without_a_time_of_change_has_its_version(self):
        self.assertEqual(saved_fields(Person), {"version"})

    def test_time_of_change_is_new_with_every_save(self):
        self.assertEqual(saved_fields(Summit), {"version", "updated_at"})
