"""People have a name to sort by."""

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from members import cited
from members.models import Person
from tests import factories as make


class SortNameTests(TestCase):
    def refused(self, name, sort_name):
        person = make.make_person(name)
        person.sort_name = sort_name
        with self.assertRaises(ValidationError) as refusal:
            person.full_clean()
        return refusal.exception.message_dict

    def test_family_name_may_have_several_words(self):
        person = make.make_person("Tareck El Aissami")
        person.sort_name = "  El  Aissami,  Tareck "
        person.full_clean()
        self.assertEqual(person.sort_name, "El Aissami, Tareck")

    def test_it_may_be_empty(self):
        person = make.make_person("Tareck El Aissami", sort_name="")
        person.full_clean()
        self.assertEqual(person.sorted_as, "Tareck El Aissami")

    def test_it_is_the_same_words_with_a_comma(self):
        message = ["Write the words of the name, and one comma: Ñáñez, Freddy."]
        for sort_name in [
            "Maduro",
            "Maduro Nicolás",
            "Maduro, Nicolas",
            "Maduro, N.",
            "Maduro Moros, Nicolás",
            "Maduro, Nicolás,",
            ", Nicolás Maduro",
            "Nicolás Maduro, ",
        ]:
            with self.subTest(sort_name):
                found = self.refused("Nicolás Maduro", sort_name)
                self.assertEqual(found, {"sort_name": message})

    def test_it_is_refused_in_spanish(self):
        with override("es"):
            [message] = self.refused("Nicolás Maduro", "Maduro")["sort_name"]
        self.assertEqual(
            message, "Escriba las palabras del nombre y una coma: Ñáñez, Freddy."
        )

    def test_name_that_changes_asks_for_it_anew(self):
        person = make.make_person("Nicolás Maduro", sort_name="Maduro, Nicolás")
        person.name = "Nicolás Maduro Moros"
        with self.assertRaises(ValidationError):
            person.full_clean()

    def test_it_is_how_the_person_is_cited_as_an_author(self):
        person = make.make_person("Raúl Li Causi", sort_name="Li Causi, Raúl")
        author = cited.author(person)
        self.assertEqual((author.family, author.given), ("Li Causi", "Raúl"))


class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("Venezuela")
        for name, sort_name in [
            ("Ana Zamora", "Zamora, Ana"),
            ("Zoe Ávila", "Ávila, Zoe"),
            ("Luz Bello", "Bello, Luz"),
        ]:
            make.make_person(name, sort_name=sort_name, state=cls.state)

    def test_people_are_in_the_order_of_family_names(self):
        names = [person.name for person in Person.objects.all()]
        self.assertEqual(names, ["Zoe Ávila", "Luz Bello", "Ana Zamora"])

    def test_those_of_equal_rank_are_too_on_the_page_of_their_state(self):
        office = make.make_office(state=self.state)
        for person in Person.objects.all():
            make.make_tenure(person, office)
        for language in ["en", "es"]:
            address = self.state.get_absolute_url().replace("/en/", f"/{language}/")
            page = self.client.get(address).text
            places = [page.index(name) for name in ["Ávila", "Bello", "Zamora"]]
            self.assertEqual(places, sorted(places))
