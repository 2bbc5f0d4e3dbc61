"""What is searched of summits, statements, declarations, passages, events, topics."""

from django.test import TestCase
from django.utils.translation import override

from summits.search import names_of
from tests.archive.search.finding import entries_of, entry_of, facets_of
from tests.factories import (
    make_declaration,
    make_event,
    make_participation,
    make_passage,
    make_person,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


class SummitTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14, place=make_place())
        make_participation(cls.summit, state=make_state("Cuba"))
        make_statement(
            summit=cls.summit, states=[make_state("Mexico")], topics=[make_topic()]
        )

    def entry(self):
        return entry_of("summit")

    def test_titles_in_both_languages_whatever_the_reader_speaks(self):
        for language in ("en", "es"):
            with override(language):
                entry = self.entry()
            self.assertEqual(
                (entry.title_en, entry.title_es, entry.url),
                ("14th Summit", "XIV Cumbre", "/summits/14/"),
            )

    def test_facets_are_those_of_its_list(self):
        [facets] = facets_of("summit", self.summit)
        countries = [
            *(("country", "cuba", "participant"), ("country", "mexico", "concerned")),
            ("country", "venezuela", "host"),
        ]
        others = [("topic", "topic-01", ""), ("year", "2017", "")]
        self.assertEqual(facets, {*countries, *others})

    def test_facets_of_another_summit_are_not_its_own(self):
        other = make_summit(number=15, began_on="2018", place=None)
        self.assertEqual(facets_of("summit", other), [{("year", "2018", "")}])

    def test_place_is_among_the_words(self):
        self.assertIn(("en", "Caracas, Venezuela"), self.entry().texts)

    def test_summit_without_number_is_known_by_its_reference_alone(self):
        summit = make_summit(number=None, began_on="2009-11-24", series="extraordinary")
        self.assertEqual(names_of(summit), ["X 2009-11-24"])

    def test_ordinal_alone_means_an_ordinary_summit(self):
        self.assertIn("XII", names_of(make_summit(number=12)))
        joint = make_summit(number=12, series="joint", slug="12-joint")
        self.assertNotIn("XII", names_of(joint))
        self.assertIn("XII cumbre conjunta", names_of(joint))

    def test_it_is_found_by_the_titles_of_its_declarations(self):
        make_declaration(
            self.summit, title_es="Manifiesto Bicentenario", short_en="The Manifesto"
        )
        make_declaration(self.summit, status="draft", title_en="Draft of a plan")
        unseen = [words for words in self.entry().unseen if words]
        self.assertEqual(unseen, ["Manifiesto Bicentenario", "The Manifesto"])

    def test_number_of_queries_does_not_grow(self):
        with self.assertNumQueries(9):
            entries_of("summit")
        make_participation(make_summit(), state=make_state())
        with self.assertNumQueries(9):
            entries_of("summit")


class StatementTests(TestCase):
    def test_sentence_is_title_but_no_name(self):
        person = make_person("Nicolás Maduro")
        make_statement(summit=make_summit(number=14), person=person)
        entry = entry_of("statement")
        self.assertIs(entry.is_called_so, False)
        self.assertEqual(entry.title_en, "The summit called for unity.")
        self.assertIn("Nicolás Maduro", entry.unseen)
        self.assertEqual((entry.reference, entry.url), ("S14 s1", "/summits/14/#s1"))

    def test_speaker_who_is_not_public_is_not_told(self):
        """Who rests on a text that is not."""
        draft = make_passage(source=make_source(status="draft"))
        make_statement(person=make_person("Nicolás Maduro", passage=draft))
        entry = entry_of("statement")
        self.assertNotIn("Nicolás Maduro", entry.unseen)

    def test_words_are_those_quoted(self):
        statement = make_statement()
        entry = entry_of("statement")
        self.assertEqual(entry.texts, [("en", statement.quote)])

    def test_statement_of_an_event(self):
        make_statement(event=make_event(slug="conference"))
        entry = entry_of("statement")
        self.assertEqual(entry.reference, "conference s1")
        self.assertEqual(entry.date, "2017-06-20")

    def test_facets_are_what_it_names_and_the_year_of_its_meeting(self):
        cuba, mexico = make_state("Cuba"), make_state("Mexico")
        topics = [make_topic(), make_topic()]
        named = {
            *(("country", "cuba", "concerned"), ("country", "mexico", "concerned")),
            *(("topic", topic.slug, "") for topic in topics),
        }
        said = [
            make_statement(states=[cuba, mexico], topics=topics, **meeting)
            for meeting in (
                {"summit": make_summit()},
                {"event": make_event(began="2009")},
            )
        ]
        first, second = facets_of("statement", *said)
        self.assertEqual(first, named | {("year", "2017", "")})
        self.assertEqual(second, named | {("year", "2009", "")})

    def test_statement_of_a_summit_without_a_day_has_no_year(self):
        said = make_statement(summit=make_summit(began_on="", ended_on=""))
        self.assertEqual(facets_of("statement", said), [set()])


class EventAndTopicTests(TestCase):
    def test_event(self):
        event = make_event(
            place=make_place(), states=[make_state("Cuba")], aliases="Encounter [en]"
        )
        entry = entry_of("event")
        [facets] = facets_of("event", event)
        self.assertEqual(
            facets,
            {
                *(("country", "cuba", "concerned"), ("country", "venezuela", "host")),
                ("year", "2017", ""),
            },
        )
        self.assertEqual(entry.names, ["Encounter"])

    def test_topic(self):
        topic = make_topic(aliases="coyotes", scope_note_en="Moving.")
        make_statement(topics=[topic])
        entry = entry_of("topic")
        self.assertEqual(entry.names, ["coyotes"])
        self.assertEqual(facets_of("topic", topic), [{("topic", "topic-01", "")}])
        self.assertIn(("en", "Moving."), entry.texts)
