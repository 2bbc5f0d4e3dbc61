"""Where a row stood that was withdrawn, its page says so; nothing else tells of it."""

import datetime as dt
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.sources.models import Passage
from initiatives.models import Milestone
from summits.models import Declaration, Statement, Summit
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import found
from tests.crawl import Page

GONE_AT = dt.datetime(2018, 3, 5, 12, tzinfo=dt.UTC)
SPANISH = {"withdrawn_reason_es": "Figuraba dos veces."}
DIFFERENCES = "/en/differences/"


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


class OrderTests(TestCase):
    """Who follows a link to what was withdrawn lands between its neighbours."""

    def assertStandsBetween(self, url, rows):
        """Withdraw the second of three ``rows`` of a page; assert their order there."""
        withdraw(rows[1])
        found = Page(url, self.client.get(url)).anchors
        anchors = [row.anchor for row in rows]
        self.assertEqual([it for it in found if it in anchors], anchors)

    def test_statement_of_a_summit_by_number(self):
        summit = make.make_summit()
        rows = [make.make_statement(summit=summit) for _ in range(3)]
        self.assertStandsBetween(summit.get_absolute_url(), rows)

    def test_statement_of_an_event_by_number(self):
        event = make.make_event()
        rows = [make.make_statement(event=event) for _ in range(3)]
        self.assertStandsBetween(event.get_absolute_url(), rows)

    def test_participation_by_position(self):
        for role in ("took-part", "collective"):
            summit = make.make_summit()
            rows = [make.make_participation(summit, role=role) for _ in range(3)]
            self.assertStandsBetween(summit.get_absolute_url(), rows)

    def test_membership_by_date(self):
        first = make.make_membership(ended="2004-12-14")
        others = [
            make.make_membership(first.state, began="2017-03-05", ended="2017-06-20"),
            make.make_membership(first.state, began="2017-06-20"),
        ]
        self.assertStandsBetween(first.state.get_absolute_url(), [first, *others])

    def test_office_by_rank(self):
        person = make.make_person()
        rows = [
            make.make_tenure(person, make.make_office(rank=rank)) for rank in (1, 2, 3)
        ]
        self.assertStandsBetween(person.get_absolute_url(), rows)

    def test_step_by_date(self):
        initiative = make.make_initiative()
        late, early, middle = (
            make.make_milestone(initiative, date=date)
            for date in ("2017-06-20", "2004-12-14", "2017-03-05")
        )
        self.assertStandsBetween(initiative.get_absolute_url(), [early, middle, late])

    def test_step_before_one_of_a_linked_initiative(self):
        link = make.make_link()
        rows = [
            make.make_milestone(link.initiative, date=date)
            for date in ("2004-12-14", "2017-03-05", "2017-06-20")
        ]
        make.make_milestone(link.other, date="2017-03-06")
        self.assertStandsBetween(link.initiative.get_absolute_url(), rows)

    def test_link_in_the_order_of_the_list(self):
        initiative = make.make_initiative()
        rows = [make.make_link(initiative) for _ in range(3)]
        url = initiative.get_absolute_url()
        anchors = {row.anchor: row for row in rows}
        found = Page(url, self.client.get(url)).anchors
        self.assertStandsBetween(url, [anchors[it] for it in found if it in anchors])

    def test_passage_by_position(self):
        declaration = make.make_declaration()
        declaration.text.display = "full"
        declaration.text.save()
        rows = [make.make_passage(source=declaration.text) for _ in range(3)]
        self.assertStandsBetween(declaration.get_absolute_url(), rows)
        self.assertStandsBetween(declaration.text.get_absolute_url(), rows)


class GroupTests(TestCase):
    """At the edge of a group it stands in its own, not under the next heading."""

    def assertStandsUnder(self, url, heading, row):
        """Withdraw a row; assert under which heading of the page its notice stands."""
        withdraw(row)
        for address in (url, url.replace("/en/", "/es/")):
            html = self.client.get(address).text
            before, found_at, _rest = html.partition(f'<li id="{row.anchor}"')
            self.assertTrue(found_at, html)
            last = before.rpartition("<h3>")[2].partition("</h3>")[0]
            self.assertIn(heading[address[:4]], last)

    def both(self, english, spanish=""):
        return {"/en/": english, "/es/": spanish or english}

    def test_last_statement_of_a_speaker(self):
        person = make.make_person("Evo Morales")
        for of in ({"summit": make.make_summit()}, {"event": make.make_event()}):
            with self.subTest(of):
                make.make_statement(person=person, **of)
                last = make.make_statement(person=person, **of)
                make.make_statement(**of)
                url = next(iter(of.values())).get_absolute_url()
                self.assertStandsUnder(url, self.both("Evo Morales"), last)

    def test_first_statement_of_a_speaker(self):
        summit, person = make.make_summit(), make.make_person("Evo Morales")
        make.make_statement(summit=summit)
        first = make.make_statement(summit=summit, person=person)
        make.make_statement(summit=summit, person=person)
        url = summit.get_absolute_url()
        self.assertStandsUnder(url, self.both("Evo Morales"), first)

    def test_all_that_a_speaker_said(self):
        summit, person = make.make_summit(), make.make_person("Evo Morales")
        make.make_statement(summit=summit)
        gone = make.make_statement(summit=summit, person=person)
        make.make_statement(summit=summit)
        apart = self.both("What was withdrawn", "Lo que se retiró")
        self.assertStandsUnder(summit.get_absolute_url(), apart, gone)
        self.assertNotContains(self.client.get(summit.get_absolute_url()), "Morales")

    def test_last_participation_of_a_capacity(self):
        summit = make.make_summit()
        member, last, guest = (
            make.make_participation(summit, capacity=capacity)
            for capacity in ("member", "member", "guest")
        )
        members = self.both("Member states", "Estados miembros")
        self.assertStandsUnder(summit.get_absolute_url(), members, last)
        found = Page("", self.client.get(summit.get_absolute_url())).anchors
        rows = [row.anchor for row in (member, last, guest)]
        self.assertEqual([it for it in found if it in rows], rows)

    def test_participation_stands_in_its_capacity_wherever_it_is_in_the_order(self):
        summit = make.make_summit()
        _guest, gone, _other = (
            make.make_participation(summit, capacity=capacity)
            for capacity in ("guest", "member", "member")
        )
        members = self.both("Member states", "Estados miembros")
        self.assertStandsUnder(summit.get_absolute_url(), members, gone)

    def test_report_of_all_that_took_part_together(self):
        summit = make.make_summit()
        make.make_participation(summit, capacity="member")
        gone = make.make_participation(summit, capacity="member", role="collective")
        make.make_participation(summit, capacity="guest")
        members = self.both("Member states", "Estados miembros")
        self.assertStandsUnder(summit.get_absolute_url(), members, gone)

    def test_last_amount_of_a_role(self):
        initiative = make.make_initiative()
        _first, last, _other = (
            make.make_amount(initiative, role=role, value=value)
            for role, value in (("contribution", 1), ("contribution", 2), ("cost", 3))
        )
        contributions = self.both("Contribution", "Aporte")
        self.assertStandsUnder(initiative.get_absolute_url(), contributions, last)

    def test_last_period_of_a_standing(self):
        first = make.make_membership(began="2004-12-14", ended="2010-01-16")
        last = make.make_membership(first.state, began="2012-02-04")
        other = make.make_membership(
            first.state, standing="observer", began="2003", ended="2004"
        )
        withdraw(last)
        for language in ("en", "es"):
            url = first.state.get_absolute_url().replace("/en/", f"/{language}/")
            html = self.client.get(url).text
            lists = [
                [row for row in (first, last, other) if row.anchor in part]
                for part in html.split('<ul class="ticks">')
            ]
            self.assertIn([first, last], lists)


class CitationTests(TestCase):
    """Further words that were withdrawn, on the page of the record they were about."""

    WORDS = "Further words of another text."

    def cite(self, record, **fields):
        passage = make.make_passage(text=self.WORDS)
        return make.make_citation(record, passage=passage, quote=self.WORDS, **fields)

    def told(self, url, citation):
        """Return what the page says at the address of ``citation``, "" if nothing."""
        html = " ".join(self.client.get(url).text.split())
        return html.partition(f'id="{citation.anchor}"')[2].partition("</div>")[0]

    def assertTold(self, url, *citations):
        for citation in citations:
            self.assertIn(self.WORDS, self.told(url, citation))
            withdraw(citation)
            self.assertIn("It was listed twice.", self.told(url, citation))
        self.assertNotContains(self.client.get(url), self.WORDS)

    def test_it_is_told_of_every_record_with_a_page(self):
        for make_record in (
            make.make_summit,
            make.make_event,
            make.make_declaration,
            make.make_initiative,
            make.make_organization,
            make.make_person,
        ):
            record = make_record()
            if make_record is make.make_person:
                make.make_tenure(record)
            if make_record is make.make_organization:
                make.make_tenure(office=make.make_office(organization=record))
            with self.subTest(make_record.__name__):
                self.assertTold(record.get_absolute_url(), self.cite(record))

    def test_it_is_told_of_every_row(self):
        for make_row, field in (
            (make.make_statement, "act"),
            (make.make_participation, "role"),
            (make.make_membership, "standing"),
            (make.make_tenure, "office"),
            (make.make_milestone, "step"),
        ):
            row = make_row()
            url = whole(row).get_absolute_url()
            for at in ("", field):
                with self.subTest(make_row.__name__, field=at):
                    self.assertTold(url, self.cite(row, field=at))

    def test_it_is_told_of_a_link_and_of_a_passage_of_a_declaration(self):
        link, declaration = make.make_link(), make.make_declaration()
        self.assertTold(link.initiative.get_absolute_url(), self.cite(link))
        passage = make.make_passage(source=declaration.text)
        self.assertTold(declaration.get_absolute_url(), self.cite(passage))

    def test_it_is_told_at_the_field_that_it_was_about(self):
        summit = make.make_summit()
        place, number = (self.cite(summit, field=name) for name in ("place", "number"))
        withdraw(place)
        withdraw(number)
        anchors = Page("", self.client.get(summit.get_absolute_url())).anchors
        self.assertLess(anchors.index(number.anchor), anchors.index(place.anchor))

    def test_it_is_told_of_a_text_on_each_page_on_which_it_stood(self):
        declaration = make.make_declaration()
        passage = make.make_passage(source=declaration.text)
        own = declaration.get_absolute_url()
        for text, pages in (
            (make.make_source(), []),
            (declaration.text, []),
            (make.make_passage(), []),
            (passage, [own]),
        ):
            citation = self.cite(text, says="value", stated_value="2017")
            pages = [*pages, citation.passage.source.get_absolute_url(), DIFFERENCES]
            with self.subTest(text._meta.model_name, pages=pages):
                for url in pages:
                    self.assertContains(self.client.get(url), self.WORDS)
                reasons = {"en": "It was listed twice.", "es": "Figuraba dos veces."}
                withdraw(citation, withdrawn_reason_es=reasons["es"])
                for url in pages:
                    for language, reason in reasons.items():
                        translated = url.replace("/en/", f"/{language}/")
                        self.assertIn(reason, self.told(translated, citation))
                    self.assertNotContains(self.client.get(url), self.WORDS)

    def test_it_stands_between_its_neighbours_among_the_differences(self):
        source = make.make_source()
        rows = [
            self.cite(source, says=says, stated_value="2017")
            for says in ("value", "contradiction", "wording")
        ]
        withdraw(rows[1])
        page = " ".join(self.client.get(DIFFERENCES).text.split())
        self.assertIn("2 differences", page)
        parts = page.partition(f'id="{rows[1].anchor}"')
        for part, row in zip(parts[::2], rows[::2], strict=True):
            self.assertIn(row.passage.reference, part)

    def test_it_is_not_told_of_a_text_that_was_withdrawn_itself(self):
        source = make.make_source()
        citation = self.cite(source, says="value", stated_value="2017")
        withdraw(citation)
        source.status, source.withdrawn_reason_en = "withdrawn", "It was listed twice."
        source.save()
        for url in (citation.passage.source.get_absolute_url(), DIFFERENCES):
            self.assertEqual(self.told(url, citation), "")

    def test_it_is_told_of_no_other_record_on_the_page_of_its_text(self):
        citation = self.cite(make.make_summit(), says="value", stated_value="13")
        withdraw(citation)
        for url in (citation.passage.source.get_absolute_url(), DIFFERENCES):
            self.assertEqual(self.told(url, citation), "")

    def test_it_is_told_in_spanish(self):
        citation = self.cite(make.make_summit())
        withdraw(citation, withdrawn_reason_es="Figuraba dos veces.")
        url = citation.record.get_absolute_url().replace("/en/", "/es/")
        self.assertIn("Figuraba dos veces.", self.told(url, citation))

    def test_it_is_told_on_no_other_page(self):
        statement = make.make_statement(states=[make.make_state()])
        citation = self.cite(statement)
        state = statement.states.get().get_absolute_url()
        self.assertContains(self.client.get(state), self.WORDS)
        withdraw(citation)
        self.assertEqual(self.told(state, citation), "")
        self.assertNotContains(self.client.get(state), "It was listed twice.")

    def test_it_costs_no_further_query(self):
        summit = make.make_summit()
        url = summit.get_absolute_url()
        citations = [self.cite(summit), self.cite(make.make_statement(summit=summit))]
        with CaptureQueriesContext(connection) as before:
            self.client.get(url)
        for citation in citations:
            withdraw(citation)
        with self.assertNumQueries(len(before)):
            self.client.get(url)


def whole(row):
    """Return the record on whose page a row stands."""
    names = ("summit", "state", "person", "initiative")
    return next(
        record
        for name in names
        if (record := getattr(row, name, None)) and not isinstance(record, str)
    )


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
