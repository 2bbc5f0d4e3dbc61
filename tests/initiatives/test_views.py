"""The list of initiatives and the page of one."""

from django.test import TestCase, override_settings

from tests.factories import (
    make_amount,
    make_citation,
    make_event,
    make_initiative,
    make_initiative_state,
    make_link,
    make_milestone,
    make_organization,
    make_passage,
    make_person,
    make_place,
    make_source,
    make_summit,
    make_tenure,
    make_topic,
)
from tests.lists import MANY, CostMixin, rows, total
from tests.seeds import load_seeds

LIST = "/en/initiatives/"
SPOKEN = "“We propose a fund for migrants,” the final statement reads"


class ListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.fund = make_initiative(slug="fund")

    def test_public_initiative_is_listed(self):
        response = self.client.get(LIST)
        self.assertEqual((rows(response), total(response)), (["fund"], 1))

    def test_initiative_not_public_is_not(self):
        make_initiative(status="draft")
        source = make_source()
        make_initiative(passage=make_passage(source=source))
        source.status = "draft"
        source.save()
        self.assertEqual(rows(self.client.get(LIST)), ["fund"])

    def test_stage_has_a_word_a_ring_and_a_day(self):
        make_milestone(self.fund, step="under-consideration", date="2025-02-03")
        response = self.client.get(LIST)
        stage = '<span class="st s2">Under consideration</span>'
        self.assertContains(response, stage, html=True)
        day = '<time datetime="2025-02-03">3 February 2025</time>'
        stands_apart = f'<span class="small dim">· as of {day}</span>'
        self.assertContains(response, stands_apart, html=True)

    def test_stage_known_by_its_latest_day_says_so(self):
        make_milestone(self.fund, step="updated", not_after="2025-02-03")
        self.assertContains(self.client.get(LIST), "not after <time")

    def test_initiative_with_implied_steps_alone_has_no_stage_stated(self):
        make_milestone(self.fund, step="launched", implied=True)
        response = self.client.get(LIST)
        stage = '<span class="st s0">Stage not stated</span>'
        self.assertContains(response, stage, html=True)
        self.assertNotContains(response, "Launched")

    def test_summits_that_touched_it_are_linked(self):
        make_milestone(self.fund, summit=make_summit(number=14))
        make_milestone(make_initiative(), summit=make_summit(status="draft"))
        response = self.client.get(LIST)
        self.assertContains(response, 'href="/en/summits/14/#initiatives"')
        self.assertNotContains(response, "S15")

    def test_row_tells_its_words_and_their_basis(self):
        response = self.client.get(LIST)
        self.assertContains(response, 'data-basis="stated"', 1)
        self.assertContains(response, 'class="ref"', 1)

    def test_row_is_in_the_readers_language(self):
        response = self.client.get("/es/initiatives/")
        self.assertContains(response, "Fondo para Migrantes")

    def test_stages_are_headings(self):
        make_milestone(self.fund, step="proposed")
        self.assertContains(self.client.get(LIST), "<h2>Proposed</h2>", html=True)


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.fund = make_initiative(slug="fund")

    def get(self, initiative=None):
        return self.client.get((initiative or self.fund).get_absolute_url())

    def words(self, text=SPOKEN, quote="We propose a fund for migrants"):
        """Return a passage of a report and words it holds, as fields of a row."""
        return {"passage": make_passage(text=text), "quote": quote}

    def assertOrder(self, response, *words):
        places = [response.content.decode().find(word) for word in words]
        self.assertNotIn(-1, places)
        self.assertEqual(places, sorted(places))

    def test_initiative_not_public_is_not_found(self):
        self.assertEqual(self.get(make_initiative(status="draft")).status_code, 404)

    def test_name_of_ours_is_said_to_be(self):
        ours = make_initiative(named_by_us=True)
        self.assertContains(self.get(ours), "The name is ours")
        self.assertNotContains(self.get(), "The name is ours")

    def test_steps_are_told_oldest_first(self):
        make_milestone(self.fund, step="adopted", date="2025-02-03")
        make_milestone(self.fund, step="proposed", date="2017-03-05")
        self.assertOrder(self.get(), 'id="m2"', 'id="m1"', "Since then")

    def test_step_from_a_draft_is_not_told(self):
        draft = make_passage(source=make_source(status="draft"))
        make_milestone(self.fund, step="ended", passage=draft)
        self.assertNotContains(self.get(), "Ended")

    def test_initiative_without_steps_says_so(self):
        self.assertContains(self.get(), "No step recorded")

    def test_day_of_a_step_is_told_as_far_as_known(self):
        make_milestone(self.fund, not_after="2009")
        make_milestone(self.fund, date="", implied=True)
        response = self.get()
        self.assertContains(response, "Not after <time")
        self.assertContains(response, "Date not recorded")

    def test_implied_step_says_so_and_names_no_actor(self):
        make_milestone(self.fund, implied=True, actor="meeting", summit=make_summit())
        self.assertContains(self.get(), "implied: the words only presuppose it")
        self.assertNotContains(self.get(), "By the summit")

    def test_long_silence_is_drawn(self):
        make_milestone(self.fund, date="2009")
        make_milestone(self.fund, date="2017-03-05")
        response = self.get()
        self.assertContains(response, '<li class="gap">', 1)
        self.assertContains(response, "About 8 years with no record.")
        self.assertContains(response, "a step between 2009 and 5 March 2017.")
        spanish = self.client.get(f"/es/initiatives/{self.fund.slug}/")
        self.assertContains(spanish, "paso entre 2009 y el 5 de marzo de 2017.")

    def test_short_silence_is_not(self):
        make_milestone(self.fund, date="2016")
        make_milestone(self.fund, date="2017-03-05")
        self.assertNotContains(self.get(), "with no record")

    def test_meeting_that_acted_is_named(self):
        summit = make_summit(place=make_place(), number=14)
        make_milestone(self.fund, actor="meeting", summit=summit)
        response = self.get()
        self.assertContains(response, "By the summit")
        self.assertContains(response, '<a href="/en/summits/14/">14th Summit</a>')

    def test_person_who_acted_has_the_office_of_the_day(self):
        person = make_person("Nicolás Maduro")
        make_tenure(person)
        make_milestone(self.fund, actor="person", person=person)
        response = self.get()
        self.assertContains(response, "Nicolás Maduro</a>")
        self.assertContains(response, "(as named on 6 March 2017)")

    def test_act_of_the_bloc_is_reported_by_a_person(self):
        make_milestone(self.fund, actor="bloc", person=make_person("Evo Morales"))
        self.assertOrder(self.get(), "By the bloc", "as reported by", "Evo Morales")

    def test_actor_not_stated_is_said(self):
        make_milestone(self.fund, person=make_person("Evo Morales"))
        self.assertOrder(self.get(), "By whom: not stated", "told by", "Evo Morales")

    def test_direct_speech_is_told_from_the_reports_words(self):
        make_milestone(self.fund, **self.words())
        make_milestone(self.fund, **self.words(quote="the final statement reads"))
        response = self.get()
        self.assertContains(response, "Direct speech, as the report quotes it.", 1)
        self.assertContains(response, "words, not a quotation.", 1)

    def test_variant_of_a_step_is_shown_beside_it(self):
        step = make_milestone(self.fund)
        reading = {"stated_value": "create", "reading_en": "A paraphrase."}
        make_citation(step, field="step", says="wording", **reading)
        self.assertOrder(self.get(), 'id="m1"', "On the step", "Variant", "paraphrase")

    def test_note_is_shown(self):
        make_milestone(self.fund, note_en="The date is that of the summit.")
        self.assertContains(self.get(), "The date is that of the summit.")

    def test_facts_tell_host_topics_and_what_is_not_recorded(self):
        self.assertContains(self.get(), "not recorded", 4)
        hosted = make_initiative(host=make_organization(), topics=[make_topic()])
        response = self.get(hosted)
        self.assertContains(response, "ALBA Bank</a>")
        self.assertContains(response, 'href="/en/topics/topic-01/"')

    def test_first_and_last_record_leave_implied_steps_out(self):
        make_milestone(self.fund, not_after="2004", implied=True, step="launched")
        make_milestone(self.fund, date="2009")
        make_milestone(self.fund, date="2010", step="adopted")
        recorded = self.get().context["recorded"]
        self.assertEqual([step.date for step in recorded], ["2009", "2010"])

    @override_settings(ALBA_CONTACT="editors@example.org")
    def test_reader_may_send_a_source(self):
        self.assertContains(self.get(), "Send a source")

    def test_nobody_is_asked_for_a_source_without_a_contact(self):
        self.assertNotContains(self.get(), "Send a source")


class AmountsTests(TestCase):
    """The amounts of an initiative, side by side, each with its date and its words."""

    DIFFER = "the archive calls none of it the true amount"

    @classmethod
    def setUpTestData(cls):
        cls.bank = make_initiative(name_en="ALBA Bank", name_es="Banco del ALBA")

    def get(self, language="en"):
        url = self.bank.get_absolute_url().replace("/en/", f"/{language}/")
        return self.client.get(url)

    def section(self):
        _, _, section = self.get().content.decode().partition('id="amounts"')
        return section.partition("</section>")[0]

    def test_amount_stands_with_role_date_and_words(self):
        words = make_passage(text="The Bank holds two thousand million.")
        make_amount(self.bank, passage=words, role="assets", as_of="2010-05")
        said = self.section()
        for told in ("<h3>Assets</h3>", "<strong>10,000,000 USD</strong>"):
            self.assertIn(told, said)
        self.assertIn('as of <time datetime="2010-05">May 2010</time>', said)
        self.assertIn("The Bank holds two thousand million.", said)
        self.assertIn(words.reference, said)

    def test_it_reads_in_spanish(self):
        make_amount(self.bank, role="cargo", value=6100, unit="tonnes", as_of="2010")
        page = self.get("es")
        for words in ("Montos", "Carga", "6\xa0100 toneladas", "2010"):
            self.assertContains(page, words)

    def test_undated_amount_says_so_and_makes_no_step(self):
        make_amount(self.bank)
        self.assertIn("as of when: not stated", self.section())
        self.assertContains(self.get(), "No step recorded")

    def test_amount_told_with_a_step_has_its_date_and_leads_there(self):
        step = make_milestone(self.bank, date="2008", step="adopted")
        make_amount(milestone=step)
        said = self.section()
        self.assertIn("2008", said)
        self.assertIn(f'<a href="#{step.anchor}">adopted</a>', said)

    def test_step_tells_its_amounts_and_leads_to_them(self):
        step = make_milestone(self.bank)
        amount = make_amount(milestone=step)
        thread, _, _ = self.get().content.decode().partition('id="amounts"')
        link = f'<a href="{amount.get_absolute_url()}"><strong>10,000,000 USD</strong>'
        self.assertIn(link, thread)
        self.assertContains(self.get(), f'<li id="{amount.anchor}">')

    def test_amounts_of_one_role_that_differ_are_told_to(self):
        make_amount(self.bank, role="paid-in-capital", as_of="2010")
        make_amount(self.bank, role="paid-in-capital", as_of="2010-05", value=7)
        self.assertEqual(self.section().count(self.DIFFER), 1)
        self.assertEqual(self.section().count("<h3>"), 1)

    def test_amounts_that_do_not_differ_are_not_told_to(self):
        make_amount(self.bank, role="assets", as_of="2009")
        make_amount(self.bank, role="assets", as_of="2010", value=7)
        make_amount(self.bank, role="assets", as_of="2010", value=9, unit="XSU")
        make_amount(self.bank, role="assets", as_of="2010", value=7)
        make_amount(self.bank, role="budget", as_of="2010", value=8)
        self.assertNotIn(self.DIFFER, self.section())

    def test_unit_that_is_inferred_is_said_to_be(self):
        amount = make_amount(milestone=make_milestone(self.bank))
        self.assertNotContains(self.get(), "the unit is inferred")
        derived = {"basis": "inferred", "derivation_en": "“$” is stated."}
        make_citation(amount, field="unit", **derived)
        self.assertContains(self.get(), "the unit is inferred")
        self.assertIn("“$” is stated.", self.section())

    def test_citation_of_an_amount_has_its_address_on_the_page(self):
        variant = {"says": "value", "stated_value": "twelve", "field": "value"}
        citation = make_citation(make_amount(self.bank), **variant)
        self.assertContains(self.get(), f'id="{citation.anchor}"', 1)
        self.assertIn("Variant", self.section())

    def test_withdrawn_amount_is_told_where_it_stood(self):
        gone = make_amount(self.bank, withdrawn_reason_en="A misprint.")
        self.assertIn("A misprint.", self.section())
        self.assertNotIn("10,000,000", self.section())
        self.assertIn(f'id="{gone.anchor}"', self.section())

    def test_amount_of_what_is_not_public_is_not_shown(self):
        draft = make_passage(source=make_source(status="draft"))
        make_amount(self.bank, passage=draft)
        make_amount(milestone=make_milestone(self.bank, passage=draft))
        self.assertNotContains(self.get(), "10,000,000")
        self.assertNotContains(self.get(), 'id="amounts"')

    def test_facts_have_no_bare_list_of_amounts(self):
        make_amount(self.bank)
        _, _, facts = self.get().content.decode().partition('id="facts"')
        self.assertNotIn("10,000,000", facts)

    def test_other_pages_of_the_step_show_its_amounts_with_their_words(self):
        person, summit = make_person(), make_summit()
        told = {"actor": "person", "person": person, "summit": summit}
        amount = make_amount(milestone=make_milestone(self.bank, **told))
        make_citation(amount, field="value", quote="5 March 2017")
        for record in (person, summit):
            page = self.client.get(record.get_absolute_url())
            self.assertContains(page, amount.get_absolute_url())
            self.assertContains(page, "5 March 2017</span>")


class RelatedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.legal = make_initiative(slug="legal", name_en="Legal fund")
        cls.credit = make_initiative(slug="credit", name_en="Credit fund")
        cls.link = make_link(cls.credit, cls.legal, reason_en="Both serve migrants.")
        make_milestone(cls.legal, step="relaunch-proposed", date="2017-03-05")

    def get(self, initiative):
        return self.client.get(initiative.get_absolute_url())

    def test_link_is_shown_on_both_pages(self):
        for page, other in [(self.legal, "credit"), (self.credit, "legal")]:
            with self.subTest(other):
                response = self.get(page)
                self.assertContains(response, f'href="/en/initiatives/{other}/"')
                self.assertContains(response, "Both serve migrants.")

    def test_steps_of_the_other_stand_under_its_name_and_not_in_the_thread(self):
        thread, _, related = (
            self.get(self.credit).content.decode().partition('id="related"')
        )
        self.assertNotIn("Relaunch proposed", thread)
        self.assertIn("relaunch proposed", related.partition("Legal fund")[2])
        self.assertIn('href="/en/initiatives/legal/#m1"', related)

    def test_steps_of_the_other_tell_their_amounts(self):
        make_amount(milestone=self.legal.milestones.get())
        _, _, related = self.get(self.credit).content.decode().partition('id="related"')
        self.assertIn("<strong>10,000,000 USD</strong></a>, budget", related)

    def test_link_to_a_draft_is_not_shown(self):
        make_link(self.credit, make_initiative(name_en="Plan", status="draft"))
        self.assertNotContains(self.get(self.credit), "Plan")

    def test_link_told_in_a_draft_is_not_shown(self):
        draft = make_passage(source=make_source(status="draft"))
        plan = make_initiative(name_en="Plan")
        make_link(self.credit, plan, passage=draft)
        make_milestone(plan)
        self.assertNotContains(self.get(self.credit), "Plan")

    def test_initiative_without_links_has_no_such_part(self):
        self.assertNotContains(self.get(make_initiative()), 'id="related"')


class CostTests(CostMixin, TestCase):
    def add(self, count):
        """Add initiatives with all that a row and a page show, linked to the first."""
        first = None
        for _ in range(count):
            person = make_person()
            make_tenure(person)
            initiative = make_initiative(
                host=make_organization(), topics=[make_topic()]
            )
            first = first or initiative
            step = {"summit": make_summit(), "person": person, "actor": "person"}
            make_citation(make_milestone(initiative, **step), field="step")
            make_amount(milestone=make_milestone(first, **step))
            make_amount(first)
            make_initiative_state(first)
            first.events.add(make_event())
            if initiative != first:
                make_link(first, initiative)
        return first

    def test_list_costs_the_same_with_one_row_and_with_many(self):
        # Edition, keys in order, facets, page, steps with summits, topics.
        self.add(1)
        self.assertCosts(LIST, 6)
        self.add(MANY)
        self.assertCosts(LIST, 6)

    def test_page_costs_the_same_with_few_steps_and_links_and_with_many(self):
        # Edition, initiative, links, steps, amounts, states, topics and events,
        # offices, the summits that show these, citations, summits since.
        self.assertCosts(self.add(1).get_absolute_url(), 11)
        self.assertCosts(self.add(MANY).get_absolute_url(), 11)


class SeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_two_funds_are_two_initiatives(self):
        listed = rows(self.client.get(LIST))
        self.assertEqual(len(listed), 9)
        self.assertIn("migrant-legal-support-and-advisory-fund", listed)
        self.assertIn("migrant-reintegration-fund", listed)

    def test_years_tell_the_funds_apart(self):
        for year, count in [("2017", 1), ("2025", 8)]:
            with self.subTest(year):
                response = self.client.get(LIST, {"year": year})
                self.assertEqual(total(response), count)

    def test_reporters_words_on_the_credit_fund_are_said_to_be_theirs(self):
        page = self.client.get(f"{LIST}migrant-reintegration-fund/")
        self.assertContains(page, "The report’s words, not a quotation.", 1)
