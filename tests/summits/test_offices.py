"""Under a meeting stands no office that a person held at another time."""

from django.test import TestCase
from django.utils.translation import override

from tests.crawl import Page
from tests.factories import (
    make_event,
    make_initiative,
    make_milestone,
    make_office,
    make_organization,
    make_participation,
    make_passage,
    make_person,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_tenure,
    make_topic,
)

UNSEEN = {"attested_first": "", "attested_last": ""}


class OfficeCase(TestCase):
    """Evo Morales at a summit of 5 March 2017, told by a report of the day after."""

    @classmethod
    def setUpTestData(cls):
        cls.person = make_person("Evo Morales")
        cls.state = make_state("Bolivia")
        cls.summit = make_summit(number=14, began_on="2017-03-05")

    def hold(self, title="Minister", **dates):
        """Give the person an office without evidence but for ``dates``."""
        office = make_office(state=self.state, title_en=title, title_es=title)
        return make_tenure(self.person, office, **{**UNSEEN, **dates})

    def text(self, record):
        with override("en"):
            url = record.get_absolute_url().partition("#")[0]
        page = Page(url, self.client.get(url))
        self.assertEqual(page.status, 200)
        return page.text("main")


class HeldThereTests(OfficeCase):
    """Which offices stand under the summit."""

    def setUp(self):
        make_participation(self.summit, person=self.person)

    def assertShown(self, words):
        text = self.text(self.summit)
        self.assertIn(f"Evo Morales, Minister of Bolivia ({words})", text)

    def assertNotShown(self, record=None):
        text = self.text(record or self.summit)
        self.assertIn("Evo Morales", text)
        self.assertNotIn("Minister", text)

    def test_term_of_other_years_does_not(self):
        self.hold(began="2004", ended="2006")
        self.assertNotShown()

    def test_term_that_ended_the_day_before_does_not(self):
        self.hold(began="2004", ended="2017-03-04")
        self.assertNotShown()

    def test_term_that_began_the_day_after_does_not(self):
        self.hold(began="2017-03-06", attested_last="2017-03-06")
        self.assertNotShown()

    def test_term_attested_only_later_does_not(self):
        self.hold(attested_first="2025-02-03", attested_last="2025-02-03")
        self.assertNotShown()

    def test_term_attested_only_before_does_not(self):
        self.hold(began="2006", attested_last="2016")
        self.assertNotShown()

    def test_undated_term_does_not(self):
        self.hold()
        self.assertNotShown()

    def test_term_of_one_who_was_called_a_former_holder_does_not(self):
        self.hold(ended_not_after="2017-03-06")
        self.assertNotShown()

    def test_term_that_covers_the_day_does(self):
        self.hold(began="2006-01-22", ended="2019-11-10")
        self.assertShown("from 22 January 2006 to 10 November 2019")

    def test_evidence_before_and_after_covers_the_day(self):
        self.hold(attested_first="2006", attested_last="2019-11-10")
        self.assertShown("as named from 2006 to 10 November 2019")

    def test_evidence_of_the_day_covers_it(self):
        self.hold(attested_first="2017-03-05")
        self.assertShown("as named on 5 March 2017")

    def test_one_of_two_offices_stands_alone(self):
        self.hold(began="2004", ended="2006", title="Deputy")
        self.hold(began="2006-01-22", ended="2019-11-10")
        self.assertNotIn("Deputy", self.text(self.summit))
        self.assertShown("from 22 January 2006 to 10 November 2019")

    def test_report_of_the_week_after_names_the_office_held_there(self):
        self.hold(attested_first="2017-03-12")
        self.assertShown("as named on 12 March 2017")

    def test_report_of_later_does_not(self):
        self.hold(attested_first="2017-03-13")
        self.assertNotShown()

    def test_text_that_does_not_tell_of_the_person_there_does_not(self):
        passage = make_passage(source=make_source())
        self.hold(attested_first="2017-03-06", passage=passage)
        self.assertNotShown()

    def test_any_text_that_tells_of_the_person_there_does(self):
        passage = make_passage(source=make_source())
        make_statement(summit=self.summit, person=self.person, passage=passage)
        self.hold(attested_first="2017-03-06", passage=passage)
        text = self.text(self.summit)
        self.assertEqual(text.count("(as named on 6 March 2017)"), 2)

    def test_summit_of_several_days_is_covered_by_any_of_them(self):
        summit = make_summit(number=15, began_on="2018-03-04", ended_on="2018-03-06")
        make_participation(summit, person=self.person)
        self.hold(attested_first="2018-03-06")
        self.assertIn("(as named on 6 March 2018)", self.text(summit))

    def test_summit_known_to_the_year_must_lie_within_the_term(self):
        summit = make_summit(number=15, began_on="2018")
        make_participation(summit, person=self.person)
        self.hold(began="2018-02-01", attested_last="2019")
        self.assertNotShown(summit)

    def test_summit_without_date_shows_none(self):
        summit = make_summit(number=15, began_on="")
        make_participation(summit, person=self.person)
        self.hold(began="2006", ended="2019")
        self.assertNotShown(summit)


class EveryPageTests(OfficeCase):
    """Wherever one stands under a meeting: two terms, each under its own."""

    def setUp(self):
        self.hold("Minister", began="2004", ended="2006")
        self.hold("President", began="2006-01-22", ended="2019-11-10")
        self.early = make_summit(number=5, began_on="2005-04-27")

    def assertApart(self, record):
        """Check that the page tells each office with its own summit, in one line."""
        told = self.text(record)
        self.assertEqual(told.count("Evo Morales, Minister of Bolivia"), 1)
        self.assertEqual(told.count("Evo Morales, President of Bolivia"), 1)

    def both(self, make, **fields):
        for summit in (self.early, self.summit):
            make(summit=summit, person=self.person, **fields)

    def test_topic(self):
        topic = make_topic()
        self.both(make_statement, topics=[topic])
        self.assertApart(topic)

    def test_event_that_was_spoken_of(self):
        event = make_event()
        self.both(make_statement, events=[event])
        self.assertApart(event)

    def test_person_who_was_spoken_of(self):
        person = make_person()
        self.both(make_statement, people=[person])
        self.assertApart(person)

    def test_organization(self):
        bank = make_organization()
        self.both(make_participation, organization=bank)
        self.assertApart(bank)

    def test_country(self):
        state = make_state("Cuba")
        self.both(make_participation, state=state)
        self.assertApart(state)

    def test_steps_of_an_initiative(self):
        fund = make_initiative()
        self.both(make_milestone, initiative=fund, actor="person", date="2018")
        self.assertApart(fund)

    def test_step_without_summit_has_the_office_of_its_day(self):
        fund = make_initiative()
        step = {"actor": "person", "person": self.person}
        make_milestone(fund, date="2005", **step)
        make_milestone(fund, date="2018", **step)
        self.assertApart(fund)

    def test_what_was_said_at_an_event(self):
        event = make_event(began="2018-06-20")
        make_statement(event=event, person=self.person)
        text = self.text(event)
        self.assertIn("Evo Morales, President of Bolivia (from 22 January 2006", text)
        self.assertNotIn("Minister", text)

    def test_people_of_a_state_have_all_their_offices_each_dated(self):
        make_participation(self.summit, state=self.state)
        text = self.text(self.state)
        self.assertIn("Minister of Bolivia (from 2004 to 2006)", text)
        self.assertIn(
            "President of Bolivia (from 22 January 2006 to 10 November 2019)", text
        )
