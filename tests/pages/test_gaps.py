"""The page of gaps: what the archive does not hold."""

import datetime as dt
from unittest import mock

from django.test import TestCase, override_settings

from alba_site.pages.gaps import counts, gaps, gaps_in
from archive.kinds.gaps import Asked
from archive.publishing import edition
from tests import factories as make
from tests.crawl import Page
from tests.gaps import TODAY
from tests.lists import CostMixin, total
from tests.seeds import load_seeds

URL = "/en/gaps/"
CONTACT = "editors@example.org"


class GapCase(TestCase):
    def page(self, url=URL):
        return Page(url, self.client.get(url))

    def text(self):
        return self.page().text("main")


class SeedTests(GapCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def subjects(self):
        return [gap.subject for gap in gaps(TODAY)]

    def test_all_are_counted(self):
        self.assertEqual(total(self.client.get(URL)), len(gaps(TODAY)))

    def test_they_are_counted_by_what_is_asked(self):
        self.assertIn("Which meetings there were 3 · What became", self.text())
        self.assertEqual(sum(n for _, n in counts(gaps(TODAY))), len(gaps(TODAY)))

    def test_each_is_drawn_once(self):
        self.assertEqual(len(self.page().marked("data-gap")), len(gaps(TODAY)))

    def test_what_is_known_to_be_missing_is_told(self):
        subjects = self.subjects()
        for subject in [
            "Numbers 1 to 13: Ordinary summits not held",
            "Numbers 1 to 11: Extraordinary summits not held",
            "12th Extraordinary Summit: No declaration is held.",
            "12th Extraordinary Summit: The closing day is not recorded.",
            "Final declaration of the 14th Summit: The text is held in excerpts only.",
            "Cuba: No source held gives a date of accession.",
        ]:
            with self.subTest(subject):
                self.assertIn(subject, subjects)

    def test_every_member_lacks_accession_and_later_evidence(self):
        asked = dict(counts(gaps(TODAY)))
        self.assertEqual(asked["Who belongs, and since when"], 22)

    def test_they_are_told_of_as_all_states(self):
        page = self.page()
        self.assertEqual(page.texts["summary"].count("All 11 states"), 2)
        self.assertIn("Cuba", page.text("details"))

    def test_what_readers_ask_first_comes_first(self):
        headings = self.page().texts["h2"]
        self.assertEqual(headings[0], "Texts of declarations")
        self.assertEqual(headings[-1], "What else sources leave open")
        asked = [gap.asked for gap in gaps(TODAY)]
        self.assertEqual(asked, sorted(asked))

    def test_fields_that_nobody_asks_for_come_last(self):
        for words in [
            "The publisher is not recorded in the copy held.",
            "The closing day is not recorded.",
        ]:
            asked = {gap.asked for gap in gaps(TODAY) if gap.words == words}
            self.assertEqual(asked, {Asked.REST}, words)

    def test_gaps_are_told_in_spanish(self):
        page = self.page("/es/gaps/")
        self.assertEqual(page.texts["h2"][0], "Textos de las declaraciones")
        self.assertIn("Los 11 Estados", page.texts["summary"])

    def test_no_total_of_summits_is_claimed(self):
        self.assertNotIn("15", self.text())

    def test_each_leads_to_its_record(self):
        links = self.page().links
        for url in ["summits/14/", "countries/cuba/", "summits/?series=ordinary"]:
            self.assertIn(f"/en/{url}", links)

    def test_page_stands_in_both_languages(self):
        self.assertContains(self.client.get("/es/gaps/"), "XIV Cumbre")

    def test_title_of_a_source_is_marked_with_its_language(self):
        self.assertContains(self.client.get("/es/gaps/"), ' lang="en">R1 · ALBA')

    def test_home_page_leads_here(self):
        links = Page("/en/", self.client.get("/en/")).links
        self.assertEqual(links.count(URL), 2)

    def test_nobody_is_written_to_without_a_contact(self):
        self.assertNotContains(self.client.get(URL), "mailto:")

    @override_settings(ALBA_CONTACT=CONTACT)
    def test_letter_names_the_gap(self):
        self.assertContains(
            self.client.get(URL),
            f'href="mailto:{CONTACT}?subject=14th%20Summit%3A%20The%20closing%20day',
        )

    @override_settings(ALBA_CONTACT=CONTACT)
    def test_every_gap_can_be_filled_by_letter(self):
        letters = self.client.get(URL).content.decode().count("?subject=")
        self.assertEqual(letters, len(gaps(TODAY)))


class VisibilityTests(GapCase):
    def test_empty_archive_misses_nothing_of_what_it_holds(self):
        self.assertIn("0 gaps", self.text())
        self.assertIn("Nothing is missing of what is recorded.", self.text())

    def test_drafts_have_no_gaps(self):
        make.default_passage()
        before = gaps(TODAY)
        draft = {"status": "draft"}
        text = make.make_source(**draft)
        make.make_declaration(make.make_summit(**draft), text=text, **draft)
        make.make_milestone(make.make_initiative(**draft))
        make.make_event(began="", **draft)
        make.make_source(**draft)
        passage = make.make_passage(source=make.make_source(**draft))
        make.make_membership(passage=passage)
        make.make_tenure(passage=passage)
        self.assertEqual(gaps(TODAY), before)

    def test_draft_summit_leaves_its_number_missing(self):
        make.make_summit(number=1, status="draft")
        make.make_summit(number=2)
        self.assertIn("Number 1", [gap.label for gap in gaps(TODAY)])

    def test_long_lists_are_paged(self):
        for _ in range(201):
            make.make_event(began="")
        self.assertEqual(len(self.page().marked("data-gap")), 200)
        self.assertContains(self.client.get(f"{URL}?page=2"), "Page 2 of 2")


class CostTests(CostMixin, GapCase):
    def make_rows(self):
        summit = make.make_summit(place=make.make_place())
        make.make_participation(summit)
        make.make_declaration(summit)
        make.make_act(make.make_membership())
        make.make_tenure()
        make.make_amount(milestone=make.make_milestone())
        make.make_event()
        make.make_body_act()

    def test_page_takes_the_same_queries_with_one_row_and_with_ten(self):
        # The edition; all kinds of records; the acts that bound memberships and the
        # summits that show them; summits that show offices; acts of bodies.
        self.make_rows()
        self.assertCosts(URL, 6)
        for _ in range(9):
            self.make_rows()
        self.assertCosts(URL, 6)

    def test_no_query_is_put_into_sql_anew(self):
        self.make_rows()
        gaps(TODAY)
        with mock.patch("archive.publishing.compiled.Statement") as written:
            found = gaps(TODAY)
        written.assert_not_called()
        self.assertEqual(found, gaps(TODAY))

    def test_gaps_are_looked_for_once_an_edition_and_day(self):
        self.make_rows()
        asked = [self.client.get(URL), self.client.get("/es/gaps/")]
        with mock.patch("alba_site.pages.gaps.gaps") as looked:
            again = [self.client.get(URL), self.client.get("/es/gaps/")]
        looked.assert_not_called()
        for first, second in zip(asked, again, strict=True):
            self.assertEqual(first.content, second.content)

    def test_gaps_are_those_of_the_present_edition(self):
        before = total(self.client.get(URL))
        make.make_event(began="")
        self.assertGreater(total(self.client.get(URL)), before)

    def test_gaps_are_those_of_the_day(self):
        make.make_event(began="2026-11-30", state_of="announced")
        current, counted = edition.current(), []
        for day in [28, 29, 30, 29]:
            later = dt.date(2026, 11, 1) + dt.timedelta(day)
            counted.append(len(gaps_in(current, later).all))
        self.assertEqual([n - counted[0] for n in counted], [0, 0, 1, 0])
