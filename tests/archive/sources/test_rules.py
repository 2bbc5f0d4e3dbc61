"""What is told of texts that may be there already, and of rows without words."""

from django.test import TestCase
from django.utils.translation import override

from archive.publishing.findings import written
from archive.sources.rules import as_variants_say
from tests import factories as make
from tests.findings import told

BARE = "It quotes no words yet, so that readers do not see it."
SAME = "Is this the same text as {}? The title or the web address is the same."


class WithoutWordsTests(TestCase):
    def test_statement_saved_without_words(self):
        bare = make.make_statement(passage=None)
        self.assertEqual(told(bare), [f"The summit called for unity.: {BARE}"])

    def test_every_row_that_needs_words(self):
        for make_row in (
            make.make_participation,
            make.make_milestone,
            make.make_membership,
            make.make_tenure,
            make.make_link,
        ):
            [said] = told(make_row(passage=None))
            self.assertIn(BARE, said)

    def test_it_is_told_in_spanish(self):
        with override("es"):
            [said] = told(make.make_statement(passage=None))
        self.assertIn("Todavía no cita palabras", said)

    def test_row_with_words(self):
        self.assertEqual(told(make.make_statement()), [])

    def test_person_may_be_named_without_words(self):
        self.assertEqual(told(make.make_person(passage=None)), [])


class SameTextTests(TestCase):
    def source(self, title, **fields):
        return make.make_source(title=title, **fields)

    def test_second_source_of_the_same_title(self):
        first = self.source("La XIV Cumbre")
        second = self.source("la xiv  cúmbre")
        self.assertEqual(told(second), [f"{second}: {SAME.format(first)}"])

    def test_second_source_of_the_same_web_address(self):
        first = self.source("One", url="https://example.org/14/")
        second = self.source("Two", url="https://Example.org/14")
        self.assertEqual(told(second), [f"{second}: {SAME.format(first)}"])

    def test_sources_without_web_address(self):
        self.source("One")
        self.assertEqual(told(self.source("Two")), [])


class VariantTests(TestCase):
    """A record that says what a citation of it gives as another value."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(number=14, began_on="2017-03-05")
        about = {"field": "began_on", "says": "value", "stated_value": "6 March 2017"}
        cls.variant = make.make_citation(cls.summit, **about)
        cls.said = (
            f"{cls.summit}: It says what {cls.variant} gives as another value: does "
            "that say the same now?"
        )

    def change(self, **values):
        for name, value in values.items():
            setattr(self.summit, name, value)
        self.summit.save()
        return told(self.summit)

    def test_record_changed_to_the_other_value(self):
        self.assertEqual(told(self.summit), [])
        self.assertIn(self.said, self.change(began_on="2017-03-06"))

    def test_whoever_changes_it_is_asked_at_its_field_and_led_to_the_citation(self):
        self.change(began_on="2017-03-06")
        [finding] = as_variants_say(written(self.summit))
        self.assertEqual((finding.field, finding.odd), ("began_on", "began_on"))
        self.assertEqual(finding.others, (self.variant,))

    def test_field_in_two_languages(self):
        event = make.make_event()
        about = {"field": "name", "says": "misprint", "stated_value": "Wrong Name"}
        make.make_citation(event, **about)
        event.name_es = "wrong  name"
        event.save()
        with override("es"):
            [finding] = as_variants_say(written(event))
        self.assertEqual((finding.field, finding.odd), ("name_en", "name_en name_es"))
        self.assertIn("¿dice ahora lo mismo?", finding.words)

    def test_other_values_and_citations_that_do_not_deny(self):
        self.assertNotIn(self.said, self.change(began_on="2017-03-07"))
        for says in ("wording", "contradiction", "same"):
            type(self.variant).objects.update(says=says)
            self.assertNotIn(self.said, self.change(began_on="2017-03-06"))

    def test_withdrawn_citation(self):
        self.change(began_on="2017-03-06")
        type(self.variant).objects.update(
            withdrawn_reason_en="Misread.", withdrawn_at="2020-01-01T00:00Z"
        )
        self.assertNotIn(self.said, told(self.summit))

    def test_many_cost_as_many_queries_as_one(self):
        for count in (1, 4):
            for _more in range(count):
                summit = make.make_summit()
                about = {"field": "venue", "says": "value", "stated_value": "Hall"}
                make.make_citation(summit, **about)
            rows = written(*type(summit).objects.all())
            with self.assertNumQueries(2):
                list(as_variants_say(rows))


class BriefTests(TestCase):
    SAID = "A single letter says nothing: are these all the words?"

    def test_quotation_of_a_letter(self):
        for quote in ("a", "2"):
            row = make.make_membership(quote=quote)
            self.assertEqual(told(row), [f"{row}: {self.SAID}"])

    def test_shortest_that_says_something(self):
        for quote in ("14", "5 March 2017"):
            self.assertEqual(told(make.make_membership(quote=quote)), [])
