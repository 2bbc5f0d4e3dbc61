"""Acts of bodies, founded and dissolved by summits and declarations."""

import datetime as dt
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from archive.search import index
from members.gaps import ORGANIZATIONS
from members.models import Organization
from summits import gaps
from summits.models import BodyAct
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import entries_of, found
from tests.constraints import Broken, ConstraintCases
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed
from tests.findings import told
from tests.gaps import RuleCase

FOUNDED_IN = {"act": "founded", "date": "2007-04-29"}


def restructured():
    return make.make_body_act(act="restructured")


CASES = [
    Broken(
        "bodyact_is_named",
        make.make_body_act,
        {"act": "renamed"},
        "act",
        "Say which act it was.",
        early=True,
    ),
    Broken(
        "bodyact_of_a_summit_or_a_declaration",
        make.make_body_act,
        lambda act: {
            "summit": make.make_summit(),
            "declaration": make.make_declaration(),
        },
        "summit",
        "The declaration says of which summit it is: leave this empty.",
    ),
    Broken(
        "bodyact_founded_and_dissolved_once",
        make.make_body_act,
        lambda act: {
            "organization": make.make_body_act(date="2004").organization,
        },
        "act",
        "This organization already has that act.",
    ),
    Broken(
        "bodyact_once_on_a_day",
        restructured,
        lambda act: {
            "date": make.make_body_act(
                act.organization, act="restructured", date="2005"
            ).date
        },
        "date",
        "This organization already has that act of that date.",
    ),
]


class BodyActConstraintTests(ConstraintCases, TestCase):
    cases = CASES


def make_bank(**fields):
    return make.make_organization(**{"kind": "institution", **fields})


class BodyActTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bank = make_bank()
        cls.summit = make.make_summit(began_on="2007-04-28")
        cls.act = make.make_body_act(cls.bank, summit=cls.summit, **FOUNDED_IN)

    def test_name_tells_body_act_and_day(self):
        self.assertEqual(str(self.act), "ALBA Bank: founded on 29 April 2007")
        self.act.date = ""
        self.assertEqual(str(self.act), "ALBA Bank: founded, date not stated")

    def test_it_is_told_in_spanish(self):
        with override("es"):
            self.assertEqual(self.act.told, "fundación el 29 de abril de 2007")

    def test_label_of_a_fact_tells_body_and_act(self):
        label = BodyAct.fact_label("ALBA Bank", "dissolved")
        self.assertEqual(label, "ALBA Bank: dissolved")

    def test_what_it_was_done_at_or_by_is_known_by_one_of_both(self):
        declaration = make.make_declaration(self.summit)
        self.assertEqual(self.act.at, self.summit)
        self.assertEqual(BodyAct(declaration=declaration).at, declaration)
        self.assertIsNone(BodyAct().at)

    def test_body_with_an_act_is_not_deleted(self):
        with self.assertRaises(ProtectedError):
            self.bank.delete()

    def test_nor_is_the_summit_at_which_it_was(self):
        with self.assertRaises(ProtectedError):
            self.summit.delete()

    def test_body_without_words_of_its_own_is_public_while_an_act_names_it(self):
        body = make.make_organization(passage=None)
        public = Organization.objects.published()
        self.assertIs(public.contains(body), False)
        act = make.make_body_act(body)
        self.assertIs(public.contains(body), True)
        withdraw(act)
        self.assertIs(public.contains(body), False)

    def test_body_may_be_founded_again_in_words_once_an_act_is_withdrawn(self):
        withdraw(self.act)
        make.make_body_act(self.bank, act="founded", date="2008")


class OfAnotherTimeTests(TestCase):
    """An act dated apart from the summit, or from that of its declaration."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(number=5, began_on="2007-04-28")
        cls.declaration = make.make_declaration(cls.summit, adopted_on="")

    def test_act_of_another_day_is_asked_about_from_each_end(self):
        for whose in ({"summit": self.summit}, {"declaration": self.declaration}):
            act = make.make_body_act(date="2005", **whose)
            said = [f"{act}: The summit is of another time: {self.summit}."]
            for row in (act, self.summit, *whose.values()):
                with self.subTest(f"{row} {whose.keys()}"):
                    self.assertEqual(told(row), said)
            withdraw(act)
            self.assertEqual(told(act), [])

    def test_act_of_its_day_or_perhaps_so_is_not(self):
        for date in ("2007-04-28", "2007-04", "2007", ""):
            act = make.make_body_act(summit=self.summit, date=date)
            self.assertEqual(told(act), [])

    def test_nor_one_of_no_summit(self):
        event = make.make_event(began="")
        apart = make.make_declaration(event=event, adopted_on="")
        for fields in ({}, {"declaration": apart}):
            self.assertEqual(told(make.make_body_act(date="2005", **fields)), [])

    def test_many_cost_as_many_queries_as_one(self):
        acts = [make.make_body_act(date="2005", summit=self.summit) for _ in range(4)]
        told(*acts)
        with CaptureQueriesContext(connection) as one:
            told(acts[0])
        with self.assertNumQueries(len(one)):
            told(*acts)


class FalseTests(TestCase):
    """Dates that cannot all be true of one body."""

    def assertFalse_(self, body, act, date, words=None):
        with self.assertRaises(ValidationError) as caught:
            make.make_body_act(body, act=act, date=date)
        said = caught.exception.message_dict
        self.assertEqual(set(said), {"date"})
        if words:
            self.assertEqual(said["date"], [words])

    def test_founding_apart_from_the_date_of_the_body_is_refused(self):
        body = make_bank(began="2008")
        words = "Both cannot be true: founded on 29 April 2007; founded in 2008."
        self.assertFalse_(body, "founded", "2007-04-29", words)
        self.assertFalse_(body, "founded", "2009")

    def test_end_apart_from_the_date_of_the_body_is_refused(self):
        body = make_bank(ended="2015")
        for date in ("2014-12", "2016"):
            self.assertFalse_(body, "dissolved", date)

    def test_so_is_it_in_spanish(self):
        words = (
            "Las dos cosas no pueden ser ciertas: fundación el 29 de abril de 2007; "
            "fundación en 2008."
        )
        with override("es"):
            self.assertFalse_(make_bank(began="2008"), "founded", "2007-04-29", words)

    def test_acts_out_of_order_are_refused(self):
        for there, new in [
            (("founded", "2007"), ("decided", "2008")),
            (("founded", "2007"), ("restructured", "2006")),
            (("founded", "2007"), ("dissolved", "2006")),
            (("dissolved", "2015"), ("restructured", "2016")),
            (("dissolved", "2015"), ("founded", "2016")),
            (("restructured", "2010"), ("decided", "2011")),
        ]:
            body = make_bank()
            make.make_body_act(body, act=there[0], date=there[1])
            with self.subTest(there=there, new=new):
                self.assertFalse_(body, *new)

    def test_what_may_be_true_is_accepted(self):
        body = make_bank(began="2007", ended="2015-06")
        for act, date in [
            ("decided", "2006"),
            ("decided", "2006-12"),
            ("founded", "2007-04-29"),
            ("restructured", "2007"),
            ("restructured", "2010"),
            ("dissolved", "2015"),
        ]:
            make.make_body_act(body, act=act, date=date)
        make.make_body_act(body, act="restructured", date="")
        self.assertEqual(body.acts.count(), 7)

    def test_date_of_the_body_is_refused_that_its_acts_exclude(self):
        body = make_bank()
        act = make.make_body_act(body, **FOUNDED_IN)
        make.make_body_act(body, act="dissolved", date="2015")
        for field, date in [("began", "2008"), ("ended", "2014"), ("ended", "2016")]:
            changed = Organization.objects.get(pk=body.pk)
            setattr(changed, field, date)
            with self.subTest(field, date=date):
                with self.assertRaises(ValidationError) as caught:
                    changed.full_clean()
                self.assertEqual(set(caught.exception.message_dict), {field})
        withdraw(act)
        changed = Organization.objects.get(pk=body.pk)
        changed.began = "2008"
        changed.full_clean()

    def test_row_that_is_not_filled_in_is_refused_in_words(self):
        with self.assertRaises(ValidationError) as caught:
            BodyAct(act="", date="2007").full_clean()
        self.assertLessEqual({"organization", "act"}, {*caught.exception.message_dict})


class OrganizationPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bloc = make.make_organization(kind="bloc", name_en="The Bloc")
        cls.bank = make_bank(parent=cls.bloc)
        cls.summit = make.make_summit(number=5, began_on="2007-04-28")

    def act(self, body=None, **fields):
        what = {"summit": self.summit, **FOUNDED_IN}
        return make.make_body_act(body or self.bank, **{**what, **fields})

    def page(self, body=None, language="en"):
        url = (body or self.bank).get_absolute_url()
        url = url.replace("/en/", f"/{language}/")
        return Page(url, self.client.get(url))

    def said(self, body=None, language="en"):
        return " ".join(self.page(body, language).text("main").split())

    def test_it_tells_at_which_summit_it_was_founded_with_the_words(self):
        text = "The fifth summit founded the Bank."
        words = make.make_passage(text=text)
        act = self.act()
        make.make_citation(act, passage=words, quote=text)
        said = self.said()
        self.assertIn(
            "Founding and changes Founded on 29 April 2007 · 5th Summit", said
        )
        self.assertIn(text, said)
        self.assertIn(act.anchor, self.page().anchors)
        self.assertIn(self.summit.get_absolute_url(), self.page().links)

    def test_it_does_so_in_spanish(self):
        self.act()
        said = self.said(language="es")
        self.assertIn("Fundación y cambios Fundación el 29 de abril de 2007", said)

    def test_it_leads_to_the_declaration_by_which_it_was(self):
        declaration = make.make_declaration(self.summit)
        self.act(summit=None, declaration=declaration)
        self.assertIn("Final declaration of the 5th Summit", self.said())
        self.assertIn(declaration.get_absolute_url(), self.page().links)

    def test_date_of_an_act_stands_for_that_of_the_body(self):
        self.act()
        self.act(act="dissolved", date="2015", summit=None)
        self.assertIn("Founded 29 April 2007 Dissolved 2015", self.facts())

    def facts(self):
        html = self.client.get(self.bank.get_absolute_url()).text
        html = html.replace("<dt>", " <dt>").replace("<dd>", " <dd>")
        page = Page("", mock.Mock(content=html.encode(), status_code=200, cookies={}))
        return " ".join(page.text("main").split())

    def test_date_of_its_own_comes_first(self):
        Organization.objects.filter(pk=self.bank.pk).update(began="2007")
        self.act()
        self.assertIn("Founded 2007 ", self.facts())

    def test_decision_founds_nothing(self):
        self.act(act="decided")
        self.assertIn("Founded not recorded", self.facts())

    def test_whole_tells_it_of_its_part(self):
        self.act()
        self.assertIn("ALBA Bank, founded on 29 April 2007", self.said(self.bloc))

    def test_withdrawn_act_leaves_its_notice_and_no_date(self):
        act = self.act()
        day = dt.datetime(2018, 3, 5, 12, tzinfo=dt.UTC)
        with mock.patch.object(timezone, "now", return_value=day):
            withdraw(act)
        self.assertIn(act.anchor, self.page().anchors)
        self.assertIn("Withdrawn on 5 March 2018", self.said())
        self.assertNotIn("29 April", self.said() + self.said(self.bloc))

    def test_it_falls_with_its_declaration(self):
        declaration = make.make_declaration(self.summit)
        self.act(summit=None, declaration=declaration)
        declaration.status, declaration.withdrawn_reason_en = "withdrawn", "Wrong."
        declaration.save()
        self.assertNotIn("29 April", self.said())

    def test_acts_cost_one_query_however_many_and_none_without(self):
        without = self.cost()
        self.act()
        one = self.cost()
        self.act(act="restructured", date="2010")
        self.assertEqual([one, self.cost()], [without + 1] * 2)

    def cost(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.bank.get_absolute_url())
        return len(asked)

    def test_machines_read_the_date_of_an_act(self):
        self.act()
        html = self.client.get(self.bank.get_absolute_url()).text
        self.assertIn('"foundingDate": "2007-04-29"', html.replace('":"', '": "'))


class SummitPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bank = make_bank()
        cls.summit = make.make_summit(number=5, began_on="2007-04-28")

    def said(self, language="en"):
        url = self.summit.get_absolute_url().replace("/en/", f"/{language}/")
        return " ".join(Page(url, self.client.get(url)).text("main").split())

    def test_summit_lists_what_it_founded(self):
        make.make_body_act(self.bank, summit=self.summit, **FOUNDED_IN)
        said = self.said()
        told = "Founding and changes of bodies ALBA Bank: founded on 29 April 2007"
        self.assertIn(told, said)
        said = self.said("es")
        self.assertIn("Banco del ALBA: fundación el 29 de abril de 2007", said)

    def test_it_lists_what_its_declarations_did(self):
        declaration = make.make_declaration(self.summit, short_en="The Act")
        make.make_body_act(self.bank, declaration=declaration, **FOUNDED_IN)
        self.assertIn("ALBA Bank: founded on 29 April 2007 · The Act", self.said())

    def test_summit_without_any_has_no_such_list(self):
        make.make_body_act(self.bank, summit=make.make_summit())
        self.assertNotIn("Founding and changes of bodies", self.said())

    def test_they_cost_no_query_however_many(self):
        without = self.cost()
        make.make_body_act(self.bank, summit=self.summit)
        one = self.cost()
        make.make_body_act(summit=self.summit)
        self.assertEqual([one, self.cost()], [without] * 2)

    def cost(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.summit.get_absolute_url())
        return len(asked)


class DeclarationPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bank = make_bank()
        cls.declaration = make.make_declaration(short_en="The Act")

    def said(self, language="en"):
        url = self.declaration.get_absolute_url().replace("/en/", f"/{language}/")
        return " ".join(Page(url, self.client.get(url)).text("main").split())

    def test_declaration_lists_what_it_founded_with_the_words(self):
        act = make.make_body_act(self.bank, declaration=self.declaration, **FOUNDED_IN)
        said = self.said()
        told = "Founding and changes of bodies ALBA Bank: founded on 29 April 2007"
        self.assertIn(told, said)
        self.assertIn(act.words, said)
        said = self.said("es")
        self.assertIn("Banco del ALBA: fundación el 29 de abril de 2007", said)

    def test_it_does_not_lead_to_itself(self):
        make.make_body_act(self.bank, declaration=self.declaration, **FOUNDED_IN)
        self.assertNotIn("29 April 2007 · The Act", self.said())

    def test_acts_are_in_order_of_time(self):
        by = {"declaration": self.declaration}
        make.make_body_act(self.bank, act="dissolved", date="2015", **by)
        make.make_body_act(self.bank, **FOUNDED_IN, **by)
        said = self.said()
        self.assertLess(said.index("founded on 29"), said.index("dissolved in 2015"))

    def test_declaration_without_any_has_no_such_list(self):
        make.make_body_act(self.bank, summit=self.declaration.summit, **FOUNDED_IN)
        withdraw(make.make_body_act(declaration=self.declaration, **FOUNDED_IN))
        self.assertNotIn("Founding and changes of bodies", self.said())

    def test_so_does_one_of_no_summit(self):
        apart = make.make_declaration(
            event=make.make_event(), text=make.make_source(slug="apart"), adopted_on=""
        )
        make.make_body_act(self.bank, declaration=apart, **FOUNDED_IN)
        html = self.client.get(apart.get_absolute_url()).text
        self.assertIn("Founding and changes of bodies", html)

    def test_they_cost_no_query_however_many(self):
        without = self.cost()
        for _ in range(3):
            make.make_citation(make.make_body_act(declaration=self.declaration))
        self.assertEqual(self.cost(), without)

    def cost(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.declaration.get_absolute_url())
        return len(asked)


class TimelineTests(TestCase):
    def said(self):
        return Page("/en/timeline/", self.client.get("/en/timeline/")).text("main")

    def test_act_stands_on_its_day_unless_the_body_has_it(self):
        body = make_bank()
        make.make_body_act(body, **FOUNDED_IN)
        self.assertIn("Act of a body: ALBA Bank: founded", self.said())
        body.began = "2007-04-29"
        body.save()
        self.assertNotIn("Act of a body", self.said())
        self.assertIn("Organization founded", self.said())


class GapTests(RuleCase):
    gaps = gaps.BODY_ACTS

    def test_date_that_no_source_gives(self):
        make.make_body_act(date="")
        self.assertEqual(self.missing(), ["The date is not recorded."])
        BodyAct.objects.update(date="2008")
        self.assertEqual(self.missing(), [])


class FoundingGapTests(RuleCase):
    gaps = ORGANIZATIONS

    def test_body_founded_by_an_act_lacks_no_beginning(self):
        body = make_bank()
        act = make.make_body_act(body, act="decided")
        self.assertEqual(self.missing(), ["No source held says when it was founded."])
        act.act = "founded"
        act.save()
        self.assertEqual(self.missing(), [])


class SearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bank = make_bank()

    @staticmethod
    def found(words):
        index.refresh()
        return found(words)

    def test_body_is_found_by_its_acts(self):
        act = make.make_body_act(self.bank, act="restructured", date="2010")
        [entry] = entries_of("organization", self.bank).values()
        self.assertIn(("en", "restructured in 2010"), entry.texts)
        self.assertIn(("es", "reestructuración en 2010"), entry.texts)
        named = f"organization {self.bank.slug}"
        self.assertEqual(self.found("restructured 2010"), [named])
        withdraw(act)
        self.assertEqual(self.found("restructured 2010"), [])

    def test_summit_is_found_by_what_was_founded_at_it(self):
        self.bank.acronym = "BALBA"
        self.bank.save()
        summit = make.make_summit(number=5, began_on="2007-04-28")
        act = make.make_body_act(self.bank, summit=summit, **FOUNDED_IN)
        told = "ALBA Bank: founded on 29 April 2007"
        [entry] = entries_of("summit", summit).values()
        self.assertIn(("en", told), entry.texts)
        self.assertIn("BALBA", entry.unseen)
        for words in ("bank founded 2007", "BALBA", "Banco del ALBA fundación"):
            self.assertIn("summit S5", self.found(words))
        withdraw(act)
        self.assertNotIn("summit S5", self.found("bank founded 2007"))

    def test_declaration_by_which_it_was_and_its_summit_are_found(self):
        summit = make.make_summit(number=5, began_on="2007-04-28")
        declaration = make.make_declaration(summit)
        make.make_body_act(self.bank, declaration=declaration, **FOUNDED_IN)
        found_by_it = self.found("bank founded 2007")
        self.assertIn("summit S5", found_by_it)
        self.assertIn(f"declaration {declaration.reference}", found_by_it)

    def test_body_that_is_not_public_is_not_told(self):
        draft = make.make_source(status="draft", publish_at=None)
        hidden = make.make_organization(passage=make.make_passage(source=draft))
        summit = make.make_summit()
        make.make_body_act(hidden, summit=summit, **FOUNDED_IN)
        [entry] = entries_of("summit", summit).values()
        self.assertNotIn("founded", str(entry.texts))

    def test_date_of_an_act_is_told_as_that_of_the_body(self):
        make.make_body_act(self.bank, **FOUNDED_IN)
        make.make_body_act(self.bank, act="dissolved", date="2015")
        [entry] = entries_of("organization", self.bank).values()
        lasted = "founded on 29 April 2007; dissolved in 2015"
        self.assertIn(("en", lasted), entry.texts)


class DeskTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.bank = make_bank()
        self.summit = make.make_summit(began_on="2007-04-28", ended_on="2007-04-29")
        self.url = page(Organization, "change", self.bank.pk)

    def add(self, **fields):
        """Post the form of a new act of the body."""
        url = f"{page(BodyAct, 'add')}?organization={self.bank.pk}"
        words = {"passage": self.bank.passage_id, "quote": self.bank.quote}
        row = {"basis": "stated", **words, **fields}
        return self.client.post(url, typed(self.client.get(url), **row))

    def test_form_of_an_organization_lists_its_acts_and_offers_one_more(self):
        make.make_body_act(self.bank, summit=self.summit, **FOUNDED_IN)
        form = self.client.get(self.url)
        add = f"{page(BodyAct, 'add')}?organization={self.bank.pk}"
        self.assertContains(form, f'href="{add}"')
        self.assertContains(form, "Acts of bodies: 1")
        self.assertContains(form, "14th Summit")

    def test_an_act_is_added_with_its_words_and_leads_back(self):
        response = self.add(act="founded", date="2007-04-29", summit=self.summit.pk)
        act = self.bank.acts.get()
        self.assertEqual(act.told, "founded on 29 April 2007")
        self.assertRedirects(response, f"{self.url}#bodyact-{act.pk}")

    def test_act_of_another_time_than_its_summit_is_asked_about(self):
        response = self.add(act="founded", date="2005", summit=self.summit.pk)
        self.assertContains(response, "The summit is of another time")
        self.assertFalse(self.bank.acts.exists())

    def test_rules_are_messages_at_its_fields(self):
        make.make_body_act(self.bank, act="founded", date="2007")
        both = {
            "summit": self.summit.pk,
            "declaration": make.make_declaration(self.summit).pk,
        }
        for fields, wrong in [
            ({"act": "", "date": "2008"}, "act"),
            ({"act": "decided", "date": "in spring"}, "date"),
            ({"act": "dissolved", "date": "2030"}, "date"),
            ({"act": "dissolved", "date": "2006"}, "date"),
            ({"act": "founded", "date": "2007-04"}, "act"),
            ({"act": "restructured", "date": "2010", **both}, "summit"),
        ]:
            errors = self.errors(self.add(**fields))
            self.assertEqual(set(errors), {wrong}, fields)

    def test_date_of_the_body_that_an_act_excludes_is_a_message_at_its_field(self):
        make.make_body_act(self.bank, act="founded", date="2007")
        form = typed(self.client.get(self.url), began="2008")
        self.assertEqual(set(self.errors(self.client.post(self.url, form))), {"began"})

    def test_acts_are_found_by_name_and_words(self):
        act = make.make_body_act(self.bank)
        make.make_body_act(make.make_organization(name_en="Other", name_es="Otro"))
        listed = self.client.get(page(BodyAct, "changelist"), {"q": "bank"})
        self.assertEqual(list(listed.context["cl"].result_list), [act])
