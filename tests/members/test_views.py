"""The roll: who belongs, today and on any day, as a reader sees it."""

import datetime as dt
from unittest import mock

from django.test import TestCase

from members.days import as_day
from tests.crawl import Page
from tests.factories import (
    make_citation,
    make_membership,
    make_passage,
    make_source,
    make_state,
)
from tests.lists import MANY
from tests.seeds import load_seeds

TODAY = mock.patch(
    "django.utils.timezone.localdate", return_value=dt.date(2026, 11, 22)
)
SEEN = {"began": "", "attested_first": "2017-03-06", "attested_last": "2017-03-06"}


class RollCase(TestCase):
    """Base of tests that ask for the roll of a day."""

    def roll(self, day, language="en"):
        """Return the ``Page`` of a day (ISO text)."""
        url = f"/{language}/members/on/{day}/"
        return Page(url, self.client.get(url))

    def assertSays(self, words, day):
        """Check that the roll of a day says ``words``, white space apart."""
        self.assertIn(words, " ".join(self.roll(day).text("main").split()))


class SeedRollTests(RollCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_eleven_states_are_members_on_the_days_of_the_report(self):
        for day in ["2017-03-05", "2017-03-06"]:
            with self.subTest(day):
                standings = self.roll(day).marked("data-standing")
                self.assertEqual(standings, ["member"] * 11)

    def test_eleven_states_are_unconfirmed_the_day_after(self):
        page = self.roll("2017-03-07")
        self.assertEqual(page.marked("data-standing"), ["unconfirmed"] * 11)
        self.assertSays(
            "0 members on 7 March 2017 as far as sources show; 11 unconfirmed",
            "2017-03-07",
        )

    def test_states_are_undocumented_before_any_source(self):
        page = self.roll("2004-01-01")
        self.assertEqual(page.marked("data-standing"), ["undocumented"] * 11)

    def test_unconfirmed_states_say_what_shows_them_last(self):
        self.assertSays(
            "Unconfirmed: named as a member on 6 March 2017; no later source is held.",
            "2026-11-22",
        )

    def test_silence_on_accession_is_said(self):
        self.assertSays("No source held gives a date of accession.", "2017-03-05")

    def test_barbados_is_no_member_and_the_misprint_is_shown(self):
        page = self.roll("2017-03-05")
        self.assertNotIn("barbados", page.marked("data-ref"))
        self.assertSays("Variant (a misprint): “Antigua and Barbados”", "2017-03-05")

    def test_each_membership_shows_its_words_and_how_they_bear_it(self):
        page = self.roll("2017-03-05")
        self.assertEqual(page.marked("data-basis").count("inferred"), 11)
        refs = [attrs for _, attrs in page.tags if attrs.get("class") == "ref"]
        self.assertEqual(len(refs), 12)

    def test_nothing_is_presumed(self):
        for language in ["en", "es"]:
            text = self.roll("2026-11-22", language).text("main").lower()
            for word in ["presumed", "current member", "presunt", "miembros actuales"]:
                self.assertNotIn(word, text)

    def test_names_are_sorted_as_the_reader_reads_them(self):
        refs = self.roll("2017-03-05", "es").marked("data-ref")
        self.assertLess(refs.index("grenada"), refs.index("nicaragua"))
        self.assertLess(refs.index("saint-kitts-and-nevis"), refs.index("saint-lucia"))

    @TODAY
    def test_nothing_held_for_today_the_last_day_is_shown(self, localdate):
        page = Page("/en/members/", self.client.get("/en/members/"))
        status = "Last shown: 11 members on 6 March 2017; no later source is held"
        self.assertIn(status, page.text("main"))


class AnswerTests(RollCase):
    """Bolivia joined, left, returned and was suspended."""

    @classmethod
    def setUpTestData(cls):
        state = make_state("Bolivia")
        make_membership(state, began="2006", ended="2019-11-15", ended_by="withdrawal")
        make_membership(state, began="2020-11-09", began_by="readmission")
        make_membership(state, standing="suspended", began="2025-11-14")

    def test_answers_and_their_evidence(self):
        for day, standing, words in [
            ("2005-12-31", "no", "Not a member: began in 2006."),
            ("2006-06-01", "undocumented", "began in 2006; the day is not stated."),
            ("2010-01-01", "member", "ended on 15 November 2019 (withdrawal)."),
            ("2020-01-01", "no", "ended on 15 November 2019 (withdrawal)."),
            ("2020-11-09", "member", "began on 9 November 2020 (readmission)."),
            ("2021-01-01", "unconfirmed", "(readmission); no later source is held."),
        ]:
            with self.subTest(day):
                page = self.roll(day)
                self.assertEqual(page.marked("data-standing"), [standing])
                self.assertIn(words, " ".join(page.text("article").split()))

    def test_suspension_stands_beside_the_answer(self):
        self.assertSays("Unconfirmed, suspended:", "2025-11-14")

    def test_suspension_no_later_source_confirms_is_said_to_be_unconfirmed(self):
        self.assertSays("Unconfirmed, suspension unconfirmed:", "2025-11-15")

    def test_suspended_state_is_counted_apart(self):
        page = self.roll("2025-11-14")
        self.assertEqual(page.marked("data-standing"), ["suspended"])
        self.assertIn(
            "0 members on 14 November 2025 as far as sources show; 1 suspended",
            page.text("main"),
        )

    def test_no_suspension_is_spoken_of_before_it(self):
        self.assertNotIn("suspen", self.roll("2021-01-01").texts["article"][0][:200])

    def test_states_that_are_no_members_are_named_beside_the_count(self):
        self.assertSays(
            "0 members on 1 January 2020 as far as sources show; 1 not a member",
            "2020-01-01",
        )


class StandingTests(RollCase):
    @classmethod
    def setUpTestData(cls):
        make_membership(make_state("Cuba"), **SEEN)
        for name, standing in {
            "Haiti": "observer",
            "Grenada": "permanent-guest",
            "Syria": "guest",
            "Iran": "honorary",
        }.items():
            make_membership(make_state(name), standing=standing, **SEEN)

    def test_those_who_are_no_members_have_headings_of_their_own(self):
        for language, headings in {
            "en": "Members|Observers|Permanent guests|Special guests|"
            "Honorary countries",
            "es": "Miembros|Observadores|Invitados permanentes|"
            "Invitados especiales|Países honorarios",
        }.items():
            page = self.roll("2017-03-06", language)
            self.assertEqual(page.texts["h2"][-5:], headings.split("|"))
        self.assertEqual(page.marked("data-standing"), ["member"])
        for standing in ("observer", "permanent-guest", "guest", "honorary"):
            self.assertEqual(page.marked(f"data-{standing}"), ["member"])

    def test_each_is_told_by_its_name(self):
        for words in ("Permanent guest: named as a", "Honorary country: named as an"):
            self.assertSays(words, "2017-03-06")
        self.assertSays("named as an honorary country on 6 March 2017", "2017-03-07")

    def test_only_members_are_counted(self):
        self.assertSays("1 member on 6 March 2017", "2017-03-06")

    def test_observers_are_named_as_such(self):
        self.assertSays("named as an observer on 6 March 2017", "2017-03-07")

    def test_days_that_sources_date_are_offered(self):
        self.assertIn("/en/members/on/2017-03-06/", self.roll("2004-01-01").links)


class DayTests(TestCase):
    """The parameter ``on``, and the day within the address."""

    def test_asked_day_leads_to_its_address(self):
        for typed in ["2017-03-05", " 2017-03-05 "]:
            response = self.client.get("/es/members/", {"on": typed})
            self.assertRedirects(response, "/es/members/on/2017-03-05/")

    def test_what_is_no_day_is_named_with_its_value_and_gives_no_rows(self):
        make_membership()
        for typed, value in {
            "2017-02-30": "2017-02-30",
            "abc": "abc",
            "": "",
            "2017": "2017",
            "20170305": "20170305",
            "２０１７-03-05": "２０１７-03-05",
            "0000-01-01": "0000-01-01",
            "2017-03-05\x00": "2017-03-05",
            "<b>": "&lt;b&gt;",
            "x" * 50_000: f"{'x' * 60}…",
        }.items():
            with self.subTest(typed[:20]):
                response = self.client.get("/en/members/", {"on": typed})
                self.assertContains(response, 'role="alert"')
                self.assertContains(response, f"on: “{value}” is not a day")
                self.assertContains(response, f'value="{value}"')
                self.assertNotContains(response, "data-ref")

    def test_last_of_several_days_counts(self):
        response = self.client.get("/en/members/?on=abc&on=2017-03-05")
        self.assertRedirects(response, "/en/members/on/2017-03-05/")

    def test_day_that_is_none_is_no_address(self):
        for day in ["2017-02-30", "0000-01-01", "2017-3-5", "20170305", "abc"]:
            with self.subTest(day):
                response = self.client.get(f"/en/members/on/{day}/")
                self.assertEqual(response.status_code, 404)

    def test_all_years_of_the_calendar_have_a_roll(self):
        make_membership()
        for day in ["0001-01-01", "9999-12-31"]:
            with self.subTest(day):
                response = self.client.get(f"/en/members/on/{day}/")
                self.assertEqual(response.status_code, 200)

    def test_days_are_read_strictly(self):
        self.assertEqual(as_day("2020-02-29"), dt.date(2020, 2, 29))
        for text in ["2019-02-29", "2017-W10-7", "2017-03", ""]:
            self.assertIsNone(as_day(text))


class RollVisibilityTests(RollCase):
    def test_membership_from_a_draft_source_changes_nothing(self):
        make_membership(make_state("Cuba"), **SEEN)
        before = self.roll("2017-03-06").content
        draft = make_passage(source=make_source(status="draft", publish_at=None))
        make_membership(make_state("Haiti"), passage=draft, **SEEN)
        self.assertEqual(self.roll("2017-03-06").content, before)

    def test_empty_archive_has_an_empty_roll(self):
        page = self.roll("2017-03-06")
        self.assertIn("No source held names a member state.", page.text("main"))


class RollCostTests(RollCase):
    def test_roll_takes_the_same_queries_with_many_states_as_with_one(self):
        self.make_members(1)
        # Edition; figures; states and periods; further words; who took part in summits.
        for count in [0, MANY]:
            self.make_members(count)
            with self.subTest(count), self.assertNumQueries(5):
                self.client.get("/en/members/")

    def test_bad_day_asks_for_the_edition_only(self):
        with self.assertNumQueries(1):
            self.client.get("/en/members/", {"on": "abc"})

    def make_members(self, count):
        for _ in range(count):
            make_citation(make_membership(**SEEN))
