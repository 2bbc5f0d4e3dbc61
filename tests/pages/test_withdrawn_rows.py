"""Where a row stood that was withdrawn, its page says so; nothing else tells of it."""

import datetime as dt
from unittest import mock

from django.test import TestCase
from django.utils import timezone

from archive.sources.models import Passage
from initiatives.models import Milestone
from summits.models import Declaration, Statement, Summit
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import found

GONE_AT = dt.datetime(2018, 3, 5, 12, tzinfo=dt.UTC)
SPANISH = {"withdrawn_reason_es": "Figuraba dos veces."}


class PlaceTests(TestCase):
    """The address within the page stays, and so do those of the others."""

    def withdraw(self, row, **fields):
        with mock.patch.object(timezone, "now", return_value=GONE_AT):
            withdraw(row, **fields)

    def assertStoodAt(self, url, anchor, *words):
        """Assert that the page says at ``anchor`` that a row was withdrawn, and why."""
        html = " ".join(self.client.get(url).text.split())
        _before, found_at, rest = html.partition(f'<li id="{anchor}">')
        self.assertTrue(found_at, html)
        told = rest.partition("</li>")[0]
        for word in words:
            self.assertIn(word, told)
        return told

    def assertSaid(self, url, anchor):
        self.assertStoodAt(
            url,
            anchor,
            'Withdrawn on <time datetime="2018-03-05">5 March 2018</time>:',
            "<span>It was listed twice.</span>",
        )
        self.assertStoodAt(
            url.replace("/en/", "/es/"),
            anchor,
            'Retirado el <time datetime="2018-03-05">5 de marzo de 2018</time>:',
            '<span lang="en">It was listed twice.</span>',
        )

    def test_statement_of_a_summit(self):
        summit = make.make_summit(number=14)
        first, gone, last = (make.make_statement(summit=summit) for _ in range(3))
        Statement.objects.filter(pk=gone.pk).update(summary_en="The wrong words.")
        self.withdraw(Statement.objects.get(pk=gone.pk))
        self.assertSaid("/en/summits/14/", "s2")
        response = self.client.get("/en/summits/14/")
        for row in (first, last):
            self.assertContains(response, f'<li id="{row.anchor}">', 1)
        self.assertNotContains(response, "The wrong words.")

    def test_only_statement_of_a_summit(self):
        statement = make.make_statement(summit=make.make_summit(number=14))
        self.withdraw(statement)
        self.assertSaid("/en/summits/14/", "s1")

    def test_who_said_it_is_not_told(self):
        person = make.make_person("Evo Morales")
        self.withdraw(make.make_statement(summit=make.make_summit(), person=person))
        response = self.client.get(Summit.objects.get().get_absolute_url())
        self.assertNotContains(response, "Evo Morales")

    def test_participation_in_a_summit(self):
        summit = make.make_summit(number=14)
        cuba, bolivia = make.make_state("Cuba"), make.make_state("Bolivia")
        gone = make.make_participation(summit, state=cuba)
        kept = make.make_participation(summit, state=bolivia)
        self.withdraw(gone)
        self.assertSaid("/en/summits/14/", f"participation-{gone.pk}")
        response = self.client.get("/en/summits/14/")
        self.assertContains(response, f'<li id="{kept.anchor}"', 1)
        self.assertNotContains(response, "Cuba")

    def test_only_participation_in_a_summit(self):
        summit = make.make_summit(number=14)
        gone = make.make_participation(summit)
        self.withdraw(gone)
        self.assertSaid("/en/summits/14/", gone.anchor)
        none = "No source held says who took part."
        self.assertContains(self.client.get("/en/summits/14/"), none, 1)

    def test_only_participation_in_a_summit_announced_is_listed_on_its_page(self):
        summit = make.make_summit(state_of="announced", began_on="2030-03-05")
        self.withdraw(make.make_participation(summit))
        response = self.client.get(summit.get_absolute_url())
        self.assertContains(response, '<a href="#participants">', 1)

    def test_only_statement_of_a_summit_announced_is_listed_on_its_page(self):
        summit = make.make_summit(state_of="announced", began_on="2030-03-05")
        self.withdraw(make.make_statement(summit=summit))
        response = self.client.get(summit.get_absolute_url())
        self.assertContains(response, '<a href="#said">', 1)

    def test_person_who_took_part_is_not_named(self):
        person = make.make_person("Evo Morales")
        summit = make.make_summit(number=14)
        self.withdraw(make.make_participation(summit, person=person))
        response = self.client.get("/en/summits/14/")
        self.assertContains(response, "It was listed twice.")
        self.assertNotContains(response, "Evo Morales")

    def test_collective_participation(self):
        summit = make.make_summit(number=14)
        gone, kept = (
            make.make_participation(summit, role="collective") for _ in range(2)
        )
        self.withdraw(gone)
        self.assertSaid("/en/summits/14/", gone.anchor)
        response = self.client.get("/en/summits/14/")
        self.assertContains(response, f'<li id="{kept.anchor}"', 1)

    def test_membership_of_a_country(self):
        gone = make.make_membership(ended="2016-05-04")
        kept = make.make_membership(gone.state, began="2018")
        self.withdraw(gone)
        url = gone.state.get_absolute_url()
        self.assertSaid(url, gone.anchor)
        response = self.client.get(url)
        self.assertContains(response, f'<li id="{kept.anchor}"', 1)
        self.assertNotContains(response, "4 May 2016")
        self.assertNotContains(self.client.get("/en/members/"), "It was listed twice.")

    def test_office_of_a_person(self):
        person = make.make_person("Evo Morales")
        gone = make.make_tenure(person)
        kept = make.make_tenure(person)
        office = gone.office.full_title
        self.withdraw(gone)
        self.assertSaid(person.get_absolute_url(), gone.anchor)
        response = self.client.get(person.get_absolute_url())
        self.assertContains(response, f'<li id="{kept.anchor}"', 1)
        self.assertNotContains(response, office)

    def test_statement_of_an_event(self):
        event = make.make_event()
        self.withdraw(make.make_statement(event=event))
        self.assertSaid(event.get_absolute_url(), "s1")

    def test_step_of_an_initiative(self):
        milestone = make.make_milestone()
        self.withdraw(milestone)
        self.assertSaid(milestone.initiative.get_absolute_url(), milestone.anchor)

    def test_step_of_a_linked_initiative_is_told_on_its_own_page_alone(self):
        link = make.make_link()
        milestone = make.make_milestone(initiative=link.other)
        self.withdraw(milestone)
        response = self.client.get(link.initiative.get_absolute_url())
        self.assertNotContains(response, "It was listed twice.")

    def test_link_is_told_on_the_pages_of_both_initiatives(self):
        link, kept = make.make_link(reason_en="The wrong words."), make.make_link()
        self.withdraw(link)
        for initiative in (link.initiative, link.other):
            url = initiative.get_absolute_url()
            self.assertSaid(url, link.anchor)
            self.assertNotContains(self.client.get(url), "The wrong words.")
        response = self.client.get(kept.other.get_absolute_url())
        self.assertContains(response, f'<li id="{kept.anchor}"', 1)
        self.assertNotContains(response, "Withdrawn on")

    def test_link_withdrawn_does_not_name_the_other_initiative(self):
        link = make.make_link(other=make.make_initiative(name_en="Bank of Zorquil"))
        self.withdraw(link)
        response = self.client.get(link.initiative.get_absolute_url())
        self.assertContains(response, "It was listed twice.")
        self.assertNotContains(response, "Bank of Zorquil")

    def test_passage_of_a_text_shown_in_full(self):
        passage = make.make_passage(
            source=make.make_source(display="full"), text="The wrong words."
        )
        self.withdraw(passage)
        url = passage.source.get_absolute_url()
        told = self.assertStoodAt(url, "p1")
        self.assertIn("Withdrawn on", told)
        self.assertNotContains(self.client.get(url), "The wrong words.")

    def test_passage_of_a_text_that_is_quoted(self):
        passage = make.make_statement().passage
        self.withdraw(passage)
        told = self.assertStoodAt(passage.source.get_absolute_url(), "p1")
        self.assertIn("It was listed twice.", told)

    def test_passage_of_a_declaration(self):
        declaration = make.make_declaration()
        gone, stays = (make.make_passage(source=declaration.text) for _ in range(2))
        Passage.objects.filter(pk=gone.pk).update(text="The wrong words.")
        self.withdraw(Passage.objects.get(pk=gone.pk))
        url = declaration.get_absolute_url()
        self.assertIn("It was listed twice.", self.assertStoodAt(url, f"p{gone.label}"))
        self.assertContains(self.client.get(url), f'<li id="p{stays.label}">', 1)
        self.assertNotContains(self.client.get(url), "The wrong words.")

    def test_reason_is_in_the_language_of_the_reader(self):
        milestone = make.make_milestone()
        self.withdraw(milestone, **SPANISH)
        url = milestone.initiative.get_absolute_url().replace("/en/", "/es/")
        self.assertStoodAt(url, milestone.anchor, "<span>Figuraba dos veces.</span>")

    def test_reference_of_a_passage_leads_to_where_it_stood(self):
        passage = make.make_passage(source=make.make_source(number=4))
        declaration = make.make_declaration(
            make.make_summit(number=14), text=passage.source
        )
        self.withdraw(passage)
        for reference, page in [("/R4.1", passage.source), ("/S14-D1.1", declaration)]:
            self.assertRedirects(
                self.client.get(reference), f"{page.get_absolute_url()}#p1"
            )

    def test_row_restored_is_back_at_its_place(self):
        milestone = make.make_milestone()
        self.withdraw(milestone)
        milestone.withdrawn_reason_en = ""
        milestone.full_clean()
        milestone.save()
        response = self.client.get(milestone.initiative.get_absolute_url())
        self.assertContains(response, f'<li id="{milestone.anchor}">', 1)
        self.assertNotContains(response, "Withdrawn on")


class NowhereElseTests(TestCase):
    """Withdrawn rows are not counted, searched, fed, cited or told to machines."""

    def test_passages_are_not_counted(self):
        declaration = make.make_declaration(make.make_summit(number=14))
        rows = [make.make_passage(source=declaration.text) for _ in range(3)]
        Passage.objects.filter(pk=rows[0].pk).update(text="The wrong words.")
        withdraw(Passage.objects.get(pk=rows[0].pk))
        self.assertEqual(Declaration.objects.for_list().get().passage_count, 2)
        self.assertEqual(Summit.objects.for_list().get().passage_count, 2)
        for path in ("/en/declarations/", "/en/summits/14/", "/en/sources/"):
            response = self.client.get(path)
            self.assertNotContains(response, "The wrong words.")
            self.assertNotContains(response, "3 passages")
            self.assertNotContains(response, "all 3")
        response = self.client.get(declaration.get_absolute_url())
        self.assertContains(response, "2 passages")

    def test_text_without_any_passage_left_says_that_none_is_held(self):
        declaration = make.make_declaration()
        withdraw(make.make_passage(source=declaration.text))
        response = self.client.get(declaration.get_absolute_url())
        self.assertContains(response, "No passage of this text is held.")

    def test_withdrawn_row_is_not_found_and_returns(self):
        statement = make.make_statement(summary_en="The summit named zorquil.")
        self.assertEqual(len(found("zorquil")), 1)
        withdraw(statement)
        self.assertEqual(found("zorquil"), [])
        statement.withdrawn_reason_en = ""
        statement.full_clean()
        statement.save()
        self.assertEqual(len(found("zorquil")), 1)

    def test_machines_are_not_told(self):
        statement = make.make_statement(summary_en="The wrong words.")
        withdraw(statement)
        response = self.client.get(statement.summit.get_absolute_url())
        self.assertNotContains(response, "The wrong words.")

    def test_step_withdrawn_is_no_stage_and_ends_no_silence(self):
        initiative = make.make_initiative()
        make.make_milestone(initiative=initiative, step="launched", date="2010")
        last = make.make_milestone(initiative=initiative, step="ended", date="2020")
        withdraw(last)
        response = self.client.get(initiative.get_absolute_url())
        self.assertNotContains(response, "years with no record")
        steps = Milestone.objects.published()
        self.assertEqual([row.step for row in steps], ["launched"])
        self.assertNotContains(response, "Ended")

    def test_citation_withdrawn_is_not_shown(self):
        words = "Further words of another text."
        passage = make.make_passage(text=words)
        citation = make.make_citation(make.make_event(), passage=passage, quote=words)
        url = citation.record.get_absolute_url()
        self.assertContains(self.client.get(url), words)
        withdraw(citation)
        self.assertNotContains(self.client.get(url), words)

    def test_passage_withdrawn_is_not_named_as_the_report_of_another(self):
        report = make.make_passage()
        declaration = make.make_declaration()
        make.make_passage(source=declaration.text, reported_in=report)
        url = declaration.get_absolute_url()
        self.assertContains(self.client.get(url), "quoted in")
        withdraw(report)
        self.assertNotContains(self.client.get(url), "quoted in")

    def test_page_of_a_withdrawn_record_does_not_tell_of_its_rows(self):
        topic = make.make_topic()
        statement = make.make_statement(topics=[topic], summary_en="The wrong words.")
        withdraw(statement)
        response = self.client.get(topic.get_absolute_url())
        self.assertContains(response, "It was listed twice.", status_code=410)
        self.assertNotContains(response, "The wrong words.", status_code=410)
        self.assertContains(response, "<b>statement</b>", status_code=410)
