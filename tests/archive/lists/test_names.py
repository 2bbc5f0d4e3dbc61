"""What values are called: by any of their names, in both languages, if public."""

from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.lists.names import Names, names_in
from archive.publishing import edition
from archive.publishing.per_edition import forget
from members.models import State
from summits.models import Topic
from tests.factories import (
    make_membership,
    make_participation,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


class NamesTests(SimpleTestCase):
    def setUp(self):
        self.names = Names(
            [
                ("peace", "Harmony", "Armonía", ""),
                ("a-treaty", "Peace", "Paz", "Tratado"),
                ("b-treaty", "Peace", "", "Pact"),
            ]
        )

    def test_value_is_meant_by_itself_and_by_every_name(self):
        for typed, value in [
            ("a-treaty", "a-treaty"),
            ("A-Treaty", "a-treaty"),
            ("ARMONIA", "peace"),
            ("tratado", "a-treaty"),
            ("Pact", "b-treaty"),
        ]:
            with self.subTest(typed):
                self.assertEqual(self.names.meant(typed), value)

    def test_value_comes_before_a_name_of_another(self):
        self.assertEqual(self.names.meant("PEACE"), "peace")

    def test_name_that_two_share_is_that_of_the_first(self):
        names = Names([("b", "Paz", ""), ("a", "Paz", "")])
        self.assertEqual(names.meant("paz"), "a")

    def test_error_means_its_value_unless_another_is_called_so(self):
        names = Names([("z", "Paz", "")], [("a", "Paz"), ("a", "Pas"), ("b", "Pas")])
        self.assertEqual([names.meant("paz"), names.meant("pas")], ["z", "a"])

    def test_what_nobody_is_called_means_nothing(self):
        for typed in ["war", "", "peace-", "pea"]:
            with self.subTest(typed):
                self.assertIsNone(self.names.meant(typed))

    def test_label_is_in_the_readers_language_if_it_can(self):
        with override("es"):
            self.assertEqual(self.names.label("peace"), "Armonía")
            self.assertEqual(self.names.label("b-treaty"), "Peace")
            self.assertEqual(self.names.label("b-treaty").lang, "en")

    def test_label_of_what_nobody_knows_is_itself(self):
        self.assertEqual(self.names.label("war"), "war")


class RecordTests(TestCase):
    def names(self, model):
        return names_in(edition.current(), model)

    def test_states_go_by_their_names_codes_and_aliases(self):
        state = make_state(
            "Bolivia",
            official_name_en="Plurinational State of Bolivia",
            aliases="Upper Peru [en]\nAlto Perú [es]",
        )
        make_membership(state)
        names = self.names(State)
        official = "plurinational state of bolivia"
        for typed in ["BO", "bol", official, "Alto Peru", "upper peru"]:
            with self.subTest(typed):
                self.assertEqual(names.meant(typed), "bolivia")

    def test_states_are_meant_by_what_they_are_called_in_error_too(self):
        aliases = "Bolibia [es] [error]\nCuba [error]"
        make_membership(make_state("Bolivia", aliases=aliases))
        make_membership(make_state("Cuba"))
        meant = {name: self.names(State).meant(name) for name in ["bolibia", "Cuba"]}
        self.assertEqual(meant, {"bolibia": "bolivia", "Cuba": "cuba"})
        self.assertEqual(self.names(State).label("bolivia"), "Bolivia")

    def test_topics_go_by_their_names(self):
        make_statement(topics=[make_topic(slug="peace", name_es="Paz")])
        self.assertEqual(self.names(Topic).meant("PAZ"), "peace")

    def test_record_that_nothing_public_names_is_unknown(self):
        make_participation(make_summit(status="draft"), state=make_state("Bolivia"))
        make_topic(slug="peace")
        self.assertIsNone(self.names(State).meant("bolivia"))
        self.assertIsNone(self.names(Topic).meant("peace"))

    def test_names_are_read_once_an_edition(self):
        now = edition.current()
        forget()
        for model in (State, Topic):
            with self.assertNumQueries(1):
                names_in(now, model)
            with self.assertNumQueries(0):
                names_in(now, model)
