"""The order of the alphabet, as the database computes it."""

from django.db.models import F, Value
from django.test import TestCase

from archive.record.alphabetical import ACCENTED, Alphabetical
from archive.record.text import folded
from members.models import Person
from tests import factories as make


class AlphabeticalTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make.make_person()

    def of(self, first, second="Zoe"):
        found = Alphabetical(Value(first), Value(second))
        return Person.objects.values_list(found, flat=True)[0]

    def test_first_text_counts(self):
        self.assertEqual(self.of("Maduro, Nicolás"), "maduro, nicolas")

    def test_second_stands_for_an_empty_one(self):
        self.assertEqual(self.of("", "Ñáñez"), "nanez")

    def test_every_letter_is_as_it_is_folded(self):
        for letters in ACCENTED.values():
            self.assertEqual(self.of(letters), folded(letters))

    def test_people_are_in_its_order(self):
        Person.objects.all().delete()
        names = ["Zoe Alba", "Álvaro Ñáñez", "Élise Obando", "Ana"]
        for name, sort_name in zip(
            names, ["Alba, Zoe", "Ñáñez, Álvaro", "Obando, Élise", ""], strict=True
        ):
            make.make_person(name, sort_name=sort_name)
        found = [
            person.name
            for person in Person.objects.order_by(
                Alphabetical(F("sort_name"), F("name"))
            )
        ]
        self.assertEqual(found, ["Zoe Alba", "Ana", "Álvaro Ñáñez", "Élise Obando"])
