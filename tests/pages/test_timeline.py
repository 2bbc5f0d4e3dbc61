"""The timeline: everything dated, and how certain each date is."""

from unittest import mock

from django.test import SimpleTestCase, TestCase

from alba_site.pages import timeline
from alba_site.pages.timeline import Date, dated, dated_fields, entries_of, years
from alba_site.pages.timeline_words import CERTAINTIES, UNWORDED, certainty, legend
from archive.sources.models import Source
from members.models import Person
from tests import factories as make
from tests.crawl import Page
from tests.lists import CostMixin, offers, options, total
from tests.seeds import load_seeds

URL = "/en/timeline/"


class TimelineCase(TestCase):
    def page(self, url=URL):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        return Page(url, response)

    def text(self, url=URL):
        return self.page(url).text("main")

    def rows(self):
        return [Date(*row) for row in dated()]

    def fields(self):
        """Return the dated fields, but for those of sources."""
        return [row.field for row in self.rows() if row.model != "sources.source"]

    def entries(self):
        return entries_of(self.rows())


class NarrowedTests(TimelineCase):
    @classmethod
    def setUpTestData(cls):
        make.make_summit(began_on="2017-03-05", ended_on="2017-03-06")
        make.make_summit(began_on="2004")
        make.make_source(published_on="2017-03-06")
        make.make_event(began="2013-03-05")

    def dates(self, query):
        """Return what a narrowed timeline tells to have happened, line by line."""
        page = self.page(f"{URL}{query}")
        return [text.split(":")[0] for text in page.texts["p"] if ": " in text]

    def test_query_is_put_into_sql_once_and_asked_anew(self):
        before = self.rows()
        make.make_event(began="2014")
        with mock.patch("archive.publishing.compiled.Statement") as written:
            added = [row for row in self.rows() if row not in before]
        written.assert_not_called()
        self.assertEqual([row.field for row in added], ["began"])

    def test_kind_narrows(self):
        found = {"Summit, opening day", "Summit, closing day"}
        self.assertEqual(set(self.dates("?kind=summit")), found)
        self.assertEqual(self.dates("?kind=event"), ["Event, beginning"])

    def test_year_narrows(self):
        self.assertEqual(self.page(f"{URL}?year=2017").texts["h2"], ["2017"])
        self.assertEqual(total(self.client.get(f"{URL}?year=2004")), 1)

    def test_options_count_what_they_give(self):
        found = list(options(self.client.get(URL)))
        self.assertIn(("kind", "summit", 3), found)
        self.assertIn(("year", "2017", 3), found)
        for name, value, count in found:
            with self.subTest(name, value=value):
                self.assertEqual(total(self.client.get(URL, {name: value})), count)

    def test_years_between_are_no_silence_of_a_kind(self):
        self.assertIn("years with nothing dated", self.text())
        self.assertNotIn("with nothing dated", self.text(f"{URL}?kind=summit"))

    def test_kinds_are_named_in_the_readers_language(self):
        self.assertContains(self.client.get("/es/timeline/"), "Cumbres (3)")

    def test_kind_written_otherwise_leads_on(self):
        response = self.client.get(f"{URL}?kind=SUMMIT&page=1")
        self.assertRedirects(response, f"{URL}?kind=summit&page=1")

    def test_what_nothing_fits_offers_each_filter_dropped(self):
        response = self.client.get(f"{URL}?kind=event&year=2017")
        self.assertEqual(dict(offers(response)), {"?year=2017": 3, "?kind=event": 1})

    def test_unknown_values_are_named(self):
        for name, value in [("kind", "place"), ("year", "17"), ("kind", "\x00")]:
            with self.subTest(name, value=value):
                response = self.client.get(URL, {name: value})
                self.assertContains(response, f"{name}: nothing in the archive is")

    def test_pages_keep_the_filter(self):
        for day in range(1, 29):
            for month in range(1, 5):
                make.make_source(published_on=f"2018-{month:02}-{day:02}")
        url = f"{URL}?kind=source"
        self.assertContains(self.client.get(url), "?kind=source&amp;page=2")
        self.assertEqual(self.client.get(f"{url}&page=3").status_code, 404)


class SeedTests(TimelineCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_every_date_is_counted(self):
        self.assertEqual(total(self.client.get(URL)), len(self.rows()))

    def test_years_are_headings_the_newest_first(self):
        self.assertEqual(
            self.page().texts["h2"], ["2025", "2017", "2016", "2013", "2004"]
        )

    def test_years_without_anything_are_drawn(self):
        text = self.text()
        self.assertIn("7 years with nothing dated: 2018 to 2024.", text)
        self.assertIn("8 years with nothing dated: 2005 to 2012.", text)

    def test_two_years_without_anything_are_not(self):
        self.assertNotIn("2014 to 2015", self.text())

    def test_summit_stands_with_certainty_and_reference(self):
        self.assertIn(
            "5 March 2017 to the day, inferred Summit, opening day: 14th Summit R1 ¶1",
            self.text(),
        )

    def test_year_of_death_is_inferred(self):
        self.assertIn(
            "2016 to the year, inferred Death: Fidel Castro R1 ¶5", self.text()
        )

    def test_implied_step_is_marked(self):
        self.assertIn(
            "5 March 2017 not after this date, inferred "
            "Step of an initiative (implied: the words only presuppose it): "
            "Migrant Legal Support and Advisory Fund: launched",
            self.text(),
        )

    def test_event_announced_is_not_told_as_held(self):
        self.assertIn("Event, beginning (announced): Peoples’ World", self.text())

    def test_members_named_together_are_one_entry(self):
        [entry] = [
            e for e in self.entries() if e.happened == "Membership shown in force"
        ]
        self.assertEqual(len(entry.facts), 11)

    def test_publication_of_a_source_is_dated(self):
        self.assertIn(
            "6 March 2017 to the day, stated Source published: R1", self.text()
        )

    def test_page_stands_in_both_languages(self):
        text = self.text("/es/timeline/")
        self.assertIn("XIV Cumbre", text)
        self.assertIn("5 de marzo de 2017", text)

    def test_home_page_leads_here(self):
        links = Page("/en/", self.client.get("/en/")).links
        self.assertEqual(links.count(URL), 2)


class CertaintyTests(SimpleTestCase):
    def test_precision_is_that_of_the_date(self):
        for date, mark in [
            ("2017", "year"),
            ("2017-03", "month"),
            ("2017-03-05", "day"),
        ]:
            with self.subTest(date):
                self.assertEqual(certainty(date, "stated").mark, mark)

    def test_further_forms_have_the_mark_of_a_year_and_their_own_words(self):
        for date, words in {
            "2017-33": "to the quarter",
            "2017-41": "to half a year",
            "2017-03~": "approximate",
            "[2017-03-05,2017-03-06]": "one of several",
        }.items():
            for basis, told in (("stated", "stated"), ("inferred", "inferred")):
                found = certainty(date, basis)
                with self.subTest(date, basis=basis):
                    self.assertEqual(found.words, f"{words}, {told}")
                    self.assertTrue(found.mark.startswith("year"))
            self.assertIn("no words held", certainty(date, UNWORDED).words)

    def test_inferred_date_has_another_mark_and_word(self):
        self.assertEqual(
            certainty("2017", "inferred"),
            ("year inferred", "to the year, inferred"),
        )

    def test_latest_day_possible_is_a_bound(self):
        found = certainty("2017-03-05", "stated", is_bound=True)
        self.assertEqual(found, ("bound", "not after this date, stated"))

    def test_fields_of_the_latest_day_are_bounds(self):
        bounds = {date.name for _, date in dated_fields() if date.is_bound}
        self.assertEqual(bounds, {"not_after", "ended_not_after"})

    def test_key_holds_every_mark_once(self):
        marks = [found.mark for found in legend()]
        self.assertEqual(len(set(marks)), len(CERTAINTIES))


class DatedTests(TimelineCase):
    """Which dates stand on the timeline."""

    def test_days_of_a_summit(self):
        make.make_summit(ended_on="2017-03-06")
        self.assertEqual(self.fields(), ["ended_on", "began_on"])

    def test_summit_of_one_day_stands_once(self):
        make.make_summit(ended_on="2017-03-05")
        self.assertEqual(self.fields(), ["began_on"])

    def test_adoption_of_a_declaration(self):
        make.make_declaration(make.make_summit(began_on="2016"))
        self.assertEqual(self.fields(), ["adopted_on", "began_on"])

    def test_days_of_an_event(self):
        make.make_event(ended="2017-06-21")
        self.assertEqual(self.fields(), ["ended", "began"])

    def test_step_by_its_date_or_its_latest_day(self):
        make.make_milestone()
        make.make_milestone(not_after="2017-03-04")
        self.assertEqual(self.fields(), ["date", "not_after"])

    def test_amount_by_its_own_date(self):
        make.make_amount(as_of="2010-05")
        make.make_amount()
        self.assertEqual(self.fields(), ["as_of"])

    def test_amount_and_its_step_of_one_day_stand_once(self):
        step = make.make_milestone(date="2008")
        make.make_amount(milestone=step, as_of="2008")
        self.assertEqual(self.fields(), ["date"])
        make.make_amount(milestone=step, as_of="2009")
        self.assertEqual(self.fields(), ["as_of", "date"])

    def test_dates_and_evidence_of_a_membership(self):
        make.make_membership(
            ended="2018-08", attested_first="2016", attested_last="2017"
        )
        self.assertEqual(
            self.fields(), ["ended", "attested_last", "attested_first", "began"]
        )

    def test_evidence_of_one_day_stands_once(self):
        make.make_tenure()
        self.assertEqual(self.fields(), ["attested_first"])

    def test_dates_of_an_office(self):
        make.make_tenure(began="2013", ended="2018", ended_not_after="2019")
        self.assertEqual(
            self.fields(), ["ended_not_after", "ended", "attested_first", "began"]
        )

    def test_days_of_an_organization(self):
        make.make_organization(began="2007", ended="2015")
        self.assertEqual(self.fields(), ["ended", "began"])

    def test_death_of_a_person_whom_a_public_row_names(self):
        person = make.make_person(died="2016-11-25")
        make.make_person(died="2013")
        make.make_statement(event=make.make_event(began=""), people=[person])
        self.assertEqual(self.fields(), ["died"])

    def test_publication_of_a_source(self):
        make.make_source(published_on="2017-03-06")
        self.assertEqual([row.field for row in self.rows()], ["published_on"])

    def test_what_has_no_date_is_left_out(self):
        make.make_event(began="")
        make.make_milestone(date="", implied=True)
        self.assertEqual(self.fields(), [])

    def test_drafts_are_left_out(self):
        draft = {"status": "draft"}
        make.make_summit(**draft)
        make.make_event(**draft)
        make.make_milestone(make.make_initiative(**draft))
        passage = make.make_passage(source=make.make_source(**draft))
        make.make_membership(passage=passage)
        make.make_tenure(passage=passage)
        make.make_source(published_on="2017", **draft)
        self.assertEqual(self.rows(), [])


class EntryTests(TimelineCase):
    def entry(self):
        [entry] = self.entries()
        return entry

    def test_date_is_as_certain_as_the_words_on_it(self):
        summit = make.make_summit()
        make.make_citation(
            summit, field="began_on", basis="inferred", derivation_en="By counting."
        )
        self.assertEqual(self.entry().basis, "inferred")

    def test_one_passage_that_states_it_is_enough(self):
        summit = make.make_summit()
        make.make_citation(
            summit, field="began_on", basis="inferred", derivation_en="By counting."
        )
        make.make_citation(summit, field="began_on")
        self.assertEqual(self.entry().basis, "stated")

    def test_variant_lends_no_certainty(self):
        summit = make.make_summit(basis="inferred", derivation_en="By counting.")
        make.make_citation(
            summit, field="began_on", says="value", stated_value="6 March"
        )
        self.assertEqual(self.entry().basis, "inferred")

    def test_words_on_another_field_say_nothing_of_it(self):
        summit = make.make_summit()
        passage = make.make_passage()
        make.make_citation(summit, field="place", passage=passage)
        self.assertEqual(self.entry().passages, (make.default_passage(),))

    def test_words_on_the_date_are_its_reference(self):
        passage = make.make_passage()
        make.make_citation(make.make_summit(), field="began_on", passage=passage)
        self.assertEqual(self.entry().passages, (passage,))

    def test_same_date_of_other_records_is_one_entry(self):
        make.make_membership()
        make.make_membership()
        self.assertEqual(len(self.entry().facts), 2)

    def test_dates_of_other_certainty_are_entries_apart(self):
        make.make_membership()
        make.make_membership(basis="inferred", derivation_en="By counting.")
        self.assertEqual(len(self.entries()), 2)

    def test_date_of_a_source_is_stated_by_words_on_it_alone(self):
        source = make.make_source(published_on="2017")
        self.assertEqual(
            self.entry().certainty.words, "to the year, no words held for this date"
        )
        self.assertEqual(self.entry().passages, ())
        make.make_citation(source, field="published_on")
        self.assertEqual(self.entry().certainty.words, "to the year, stated")

    def test_words_of_the_row_that_give_the_date_state_it(self):
        passage = make.make_passage(text="They met in Caracas on March 5, 2017.")
        make.make_summit(passage=passage)
        self.assertEqual(self.entry().basis, "stated")
        self.assertEqual(self.entry().passages, (passage,))

    def test_words_that_give_the_year_alone_do_not_state_the_day(self):
        make.make_summit(passage=make.make_passage(text="They met in 2017."))
        self.assertEqual(self.entry().certainty.mark, "day bare")

    def test_date_shown_by_reference_only_is_stated_all_the_same(self):
        source = make.make_source(display="reference")
        text = "They met on 5 March 2017."
        make.make_summit(passage=make.make_passage(source=source, text=text))
        self.assertEqual(self.entry().basis, "stated")

    def test_date_without_words_has_no_basis_on_the_page(self):
        make.make_summit(quote="met in Caracas")
        page = self.page()
        self.assertEqual(page.marked("data-basis"), [])
        self.assertIn("to the day, no words held for this date", page.text("main"))
        self.assertIn(
            "día, sin palabras que den esta fecha", self.text("/es/timeline/")
        )

    def test_cancelled_summit_is_told_as_such(self):
        make.make_summit(state_of="cancelled")
        self.assertEqual(self.entry().remark, "cancelled")


NOT_ATTESTED = {"attested_first": "", "attested_last": ""}


def make_declaration_of_2016(**fields):
    return make.make_declaration(make.make_summit(began_on="2016"), **fields)


class OwnWordsTests(TimelineCase):
    """A date of any kind is stated by words on it, or that give it, and no others."""

    DATE = "2016"

    def rows_of(self, **words):
        """Make a row of each dated model with ``words``; return it and its field."""
        for make_row, field, fields in [
            (make.make_summit, "began_on", {}),
            (make.make_summit, "ended_on", {"began_on": "2015-12-20"}),
            (make_declaration_of_2016, "adopted_on", {}),
            (make.make_event, "began", {}),
            (make.make_event, "ended", {"began": ""}),
            (make.make_milestone, "date", {}),
            (make.make_milestone, "not_after", {"date": ""}),
            (make.make_amount, "as_of", {}),
            (make.make_act, "date", {}),
            (make.make_body_act, "date", {}),
            (make.make_summit_place, "date", {}),
            (make.make_membership, "began", {}),
            (make.make_membership, "ended", {"began": ""}),
            (make.make_membership, "ended_not_after", {"began": ""}),
            (make.make_membership, "attested_first", {"began": ""}),
            (make.make_membership, "attested_last", {"began": ""}),
            (make.make_tenure, "began", {}),
            (make.make_tenure, "ended", NOT_ATTESTED),
            (make.make_tenure, "ended_not_after", NOT_ATTESTED),
            (make.make_tenure, "attested_first", {"attested_last": ""}),
            (make.make_tenure, "attested_last", {"attested_first": ""}),
            (make.make_former_name, "began", {"ended": ""}),
            (make.make_former_name, "ended", {}),
            (make.make_figure, "as_of", {}),
            (make.make_organization, "began", {}),
            (make.make_organization, "ended", {}),
        ]:
            row = make_row(**{**fields, field: self.DATE, **words})
            yield row, field

    def basis(self, row, field):
        label = row._meta.label_lower
        [date] = [
            date
            for date in self.rows()
            if (date.model, date.key, date.field) == (label, row.pk, field)
        ]
        [entry] = entries_of([date])
        return entry.basis

    def test_every_dated_field_is_tried(self):
        tried = {(type(row), field) for row, field in self.rows_of()}
        others = {(model, date.name) for model, date in dated_fields()} - tried
        self.assertEqual(others, {(Person, "died"), (Source, "published_on")})

    def test_words_that_give_no_date_state_none(self):
        for row, field in self.rows_of():
            with self.subTest(row._meta.label, field=field):
                self.assertEqual(self.basis(row, field), UNWORDED)

    def test_words_that_give_the_date_state_it(self):
        words = {"passage": make.make_passage(text="It was in May 2016.")}
        for row, field in self.rows_of(**words):
            with self.subTest(row._meta.label, field=field):
                self.assertEqual(self.basis(row, field), "stated")

    def test_words_on_the_field_state_it(self):
        for row, field in self.rows_of():
            make.make_citation(row, field=field)
            with self.subTest(row._meta.label, field=field):
                self.assertEqual(self.basis(row, field), "stated")

    def test_what_is_inferred_is_so_with_its_date(self):
        words = {"basis": "inferred", "derivation_en": "By counting."}
        for row, field in self.rows_of(**words):
            with self.subTest(row._meta.label, field=field):
                self.assertEqual(self.basis(row, field), "inferred")


class YearTests(TimelineCase):
    def silences(self, *dates, later=""):
        for date in dates:
            make.make_event(began=date)
        found = years(self.rows(), later)
        return [(y.year, y.silence, y.after, y.before) for y in found]

    def test_date_stands_in_the_year_that_it_names(self):
        make.Source.objects.all().delete()
        for date in ("2008~", "2008-12-31~", "[2007,2008]", "2008-41", "2007-05"):
            make.make_event(began=date, basis="inferred", derivation_en="So told.")
        rows = [row for row in self.rows() if row.model == "summits.event"]
        dates = ["2008-12-31~", "2008-41", "2008~", "2007-05", "[2007,2008]"]
        self.assertEqual([row.date for row in rows], dates)
        found = [(year.year, len(year.entries)) for year in years(rows)]
        self.assertEqual(found, [("2008", 3), ("2007", 2)])

    def test_three_years_without_anything_are_a_gap(self):
        self.assertEqual(
            self.silences("2010", "2014"),
            [("2014", 0, 0, 0), ("2010", 3, 2011, 2013)],
        )

    def test_two_are_none(self):
        self.assertEqual(
            self.silences("2010", "2013"), [("2013", 0, 0, 0), ("2010", 0, 0, 0)]
        )

    def test_gap_below_the_page_before_is_drawn(self):
        self.assertEqual(self.silences("2010", later="2017"), [("2010", 6, 2011, 2016)])

    def test_nothing_dated_says_so(self):
        self.assertIn("Nothing dated is published yet.", self.text())

    def test_hundred_dates_make_a_page(self):
        for _ in range(100):
            make.make_event(began="2017")
        make.make_event(began="2010")
        self.assertEqual(self.page().texts["h2"], ["2017"])
        self.assertIn(
            "6 years with nothing dated: 2011 to 2016", self.text(f"{URL}?page=2")
        )


class CostTests(CostMixin, TimelineCase):
    def make_rows(self):
        make.make_declaration(make.make_summit())
        make.make_citation(make.make_event(), field="began")
        make.make_membership()
        make.make_tenure()
        make.make_milestone()
        make.make_source(published_on="2017")

    def test_page_takes_the_same_queries_with_few_dates_and_with_many(self):
        # The edition; the dates; what they are of, the sources among it; passages;
        # further words.
        self.make_rows()
        self.assertCosts(URL, 6)
        for _ in range(15):
            self.make_rows()
        self.assertCosts(URL, 6)

    def test_dates_are_asked_for_once_an_edition(self):
        self.make_rows()
        self.client.get(URL)
        with mock.patch.object(timeline, "dated") as asked:
            self.client.get(URL)
            self.client.get("/es/timeline/")
        asked.assert_not_called()

    def test_dates_are_those_of_the_present_edition(self):
        self.client.get(URL)
        make.make_event(began="1999")
        self.assertIn("1999", self.page().texts["h2"])

    def test_later_page_asks_for_nothing_besides(self):
        for _ in range(15):
            self.make_rows()
        make.make_source(published_on="2001")
        self.assertCosts(f"{URL}?page=2", 6)
