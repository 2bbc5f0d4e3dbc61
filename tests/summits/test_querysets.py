"""Which summits, declarations, events and statements are public, in which order."""

from django.test import TestCase

from archive.sources.models import Source
from summits.models import (
    Declaration,
    Event,
    Participation,
    Place,
    Statement,
    Summit,
    Topic,
)
from tests.factories import (
    make_declaration,
    make_event,
    make_initiative,
    make_participation,
    make_passage,
    make_place,
    make_statement,
    make_summit,
    make_topic,
)


class VisibilityCase(TestCase):
    """Base of tests that hide what a row depends on."""

    def assertHiddenWith(self, row, *owners):
        """Check that ``row`` is public, and hidden while any of ``owners`` is."""
        self.assertIn(row, type(row).objects.published())
        for owner in owners:
            rows = type(owner).objects.filter(pk=owner.pk)
            with self.subTest(owner):
                rows.update(status="draft")
                self.assertNotIn(row, type(row).objects.published())
                rows.update(status="published")
        self.assertIn(row, type(row).objects.published())


class PublishedTests(VisibilityCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(passage=make_passage())
        cls.event = make_event(passage=make_passage())
        cls.passage = make_passage()
        cls.source = cls.passage.source

    def test_summit_needs_its_source(self):
        self.assertHiddenWith(self.summit, self.summit, self.summit.passage.source)

    def test_event_needs_its_source(self):
        self.assertHiddenWith(self.event, self.event, self.event.passage.source)

    def test_participation_needs_its_summit_and_both_sources(self):
        row = make_participation(self.summit, passage=self.passage)
        self.assertHiddenWith(row, self.source, self.summit, self.summit.passage.source)

    def test_declaration_needs_its_text_its_summit_and_all_sources(self):
        row = make_declaration(self.summit, passage=self.passage)
        self.assertHiddenWith(
            row, row, row.text, self.source, self.summit, self.summit.passage.source
        )

    def test_statement_of_a_summit_needs_the_summit_and_both_sources(self):
        row = make_statement(summit=self.summit, passage=self.passage)
        self.assertHiddenWith(row, self.source, self.summit, self.summit.passage.source)

    def test_statement_of_an_event_needs_the_event_and_both_sources(self):
        row = make_statement(event=self.event, passage=self.passage)
        self.assertHiddenWith(row, self.source, self.event, self.event.passage.source)

    def test_withdrawn_source_hides_all_that_rests_on_it(self):
        make_participation(self.summit, passage=self.passage)
        Source.objects.update(status="withdrawn", withdrawn_reason_en="Given twice.")
        for model in (Summit, Event, Participation, Declaration, Statement):
            self.assertIs(model.objects.published().exists(), False)


class ReferenceTests(TestCase):
    def assertNamedBy(self, record, row):
        published = type(record).objects.published
        self.assertIn(record, published())
        Source.objects.update(status="draft")
        self.assertNotIn(record, published())

    def test_topic_that_nobody_names_is_not_public(self):
        broader = make_topic()
        make_topic(broader=broader)
        self.assertIs(Topic.objects.published().exists(), False)

    def test_statement_names_its_topics(self):
        topic = make_topic()
        self.assertNamedBy(topic, make_statement(topics=[topic]))

    def test_initiative_names_its_topics(self):
        topic = make_topic()
        self.assertNamedBy(topic, make_initiative(topics=[topic]))

    def test_place_that_nobody_names_is_not_public(self):
        make_place()
        self.assertIs(Place.objects.published().exists(), False)

    def test_summit_names_its_place(self):
        place = make_place()
        self.assertNamedBy(place, make_summit(place=place))

    def test_event_names_its_place(self):
        place = make_place()
        self.assertNamedBy(place, make_event(place=place))


INFERRED = {"basis": "inferred", "derivation_en": "By the order of the texts."}


class OrderTests(TestCase):
    def test_summits_are_newest_first_the_key_breaks_ties(self):
        old = make_summit(key="a", began_on="2013-07-30")
        first, second = make_summit(key="b"), make_summit(key="c")
        undated = make_summit(key="d", began_on="")
        self.assertEqual(
            list(Summit.objects.newest_first()), [second, first, old, undated]
        )

    def test_summits_are_in_order_by_the_first_day_named(self):
        dates = ["[2012-12,2013-01]", "2013~", "2013-33", "2013-01-05", "2013-02"]
        dates += ["2013-34", "[2013-05-03,2013-05-04]", "2013-41", "2013-12-05~"]
        summits = [make_summit(began_on=date, **INFERRED) for date in dates]
        self.assertEqual(list(Summit.objects.newest_first()), summits[::-1])
        self.assertEqual(list(Summit.objects.all()), summits[::-1])
        slugs = [None, *(it.slug for it in summits), None]
        for place, found in enumerate(Summit.objects.for_page()[::-1]):
            beside = [one and one["slug"] for one in (found.earlier, found.later)]
            with self.subTest(dates[place]):
                self.assertEqual(beside, [slugs[place], slugs[place + 2]])

    def test_declarations_are_by_summit_newest_first_then_by_number(self):
        old = make_declaration(make_summit(began_on="2013-07-30"))
        summit = make_summit()
        second = make_declaration(summit, number=2)
        first = make_declaration(summit, number=1)
        self.assertEqual(list(Declaration.objects.newest_first()), [first, second, old])


class FactsTests(TestCase):
    """What the facts of this app say, as their models read it."""

    def labels(self, model):
        return [
            str(model.fact_label(row["fact_label_en"], row["fact_extra"]))
            for row in model.objects.facts()
        ]

    def test_summits_say_their_title(self):
        make_summit(key="a", series="extraordinary", number=None, began_on="2009-11-24")
        make_summit(key="b", number=14)
        self.assertCountEqual(
            self.labels(Summit),
            ["Extraordinary Summit of 24 November 2009", "14th Summit"],
        )

    def test_declarations_say_their_title(self):
        make_declaration()
        self.assertEqual(
            self.labels(Declaration), ["Final declaration of the 14th Summit"]
        )

    def test_participations_say_who_and_how(self):
        make_participation(role="chaired")
        self.assertEqual(self.labels(Participation), ["Venezuela: chaired the meeting"])

    def test_statements_lead_to_their_summit_or_event(self):
        make_statement(summit=make_summit(slug="14"))
        make_statement(event=make_event(slug="conference"))
        self.assertCountEqual(
            Statement.objects.facts().values_list("fact_url_name", "fact_slug"),
            [
                ("summits:summit_detail", "14"),
                ("summits:event_detail", "conference"),
            ],
        )
