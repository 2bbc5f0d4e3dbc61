"""Names that states and organizations had before: told with their dates, and found."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.test import TestCase
from django.utils.translation import override

from members.models import FormerName
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import entry_of, found
from tests.constraints import Broken, ConstraintCases
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed
from tests.findings import refused
from tests.lists import MANY, CostMixin, queries

RENAMED = "Until 24 June 2009 it was called the Alternative for the Americas."
NAMES = {
    "name_en": "Alternative for the Americas",
    "name_es": "Alternativa para las Américas",
}
CASES = [
    Broken(
        "formername_of_a_state_or_an_organization",
        make.make_former_name,
        {"organization_id": None},
        "organization",
        "A name is either that of a state or that of an organization.",
    ),
    Broken(
        "formername_of_a_state_or_an_organization",
        make.make_former_name,
        lambda former: {"state_id": make.make_state().pk},
        "organization",
        "A name is either that of a state or that of an organization.",
    ),
    Broken(
        "formername_has_a_name",
        make.make_former_name,
        {"name_en": "", "name_es": ""},
        "name_en",
        "Write the former name.",
    ),
    Broken(
        "formername_ends_after_it_began",
        make.make_former_name,
        {"began": "2017-07"},
        "ended",
        "The end must not lie before the beginning.",
    ),
]


def make_alternative(**fields):
    """Return the former name of an organization, or a state, whose words bear it."""
    words = {"passage": make.make_passage(text=RENAMED)}
    return make.make_former_name(**{**words, **NAMES, "ended": "2009-06-24", **fields})


class FormerNameConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class DateTests(TestCase):
    def test_dates_are_told_in_both_languages(self):
        for began, ended, english, spanish in [
            ("", "", "dates not stated", "no constan las fechas"),
            ("", "2009-06-24", "until 24 June 2009", "hasta el 24 de junio de 2009"),
            ("2004-12", "", "from December 2004", "desde diciembre de 2004"),
            ("2004", "2009", "from 2004 to 2009", "de 2004 a 2009"),
        ]:
            former = FormerName(began=began, ended=ended)
            for language, told in [("en", english), ("es", spanish)]:
                with self.subTest(told), override(language):
                    self.assertEqual(former.dated, told)

    def test_dates_need_words_that_give_them(self):
        self.assertEqual(refused(make_alternative()), {})
        self.assertEqual(
            refused(make_alternative(began="2004", ended="2009-06-25")),
            {
                "began": ["No words say from when it had the name."],
                "ended": ["No words say until when it had the name."],
            },
        )

    def test_end_that_has_not_come_is_refused(self):
        former = make.make_former_name()
        former.ended = "2040"
        with self.assertRaises(ValidationError) as caught:
            former.full_clean()
        said = caught.exception.message_dict
        self.assertEqual(said, {"ended": ["This date has not come yet."]})


class PublicTests(CostMixin, TestCase):
    """Where it is told, of a state and of an organization alike."""

    @classmethod
    def setUpTestData(cls):
        cls.bloc = make.make_organization(kind="bloc", acronym="ALBA", passage=None)
        cls.cuba = make.make_state("Cuba")
        cls.owners = {"organization": cls.bloc, "state": cls.cuba}
        cls.names = [make_alternative(**{n: it}) for n, it in cls.owners.items()]

    def get(self, record, language="en"):
        url = record.get_absolute_url().replace("/en/", f"/{language}/")
        return self.client.get(url)

    def test_page_tells_name_dates_and_words_under_an_address_of_its_own(self):
        for former in self.names:
            with self.subTest(former.whose):
                response = self.get(former.whose)
                self.assertContains(response, f'<li id="{former.anchor}">')
                told = f"<p><span>{former.name}</span>, until 24 June 2009</p>"
                self.assertContains(response, told)
                self.assertContains(response, RENAMED)
                told = f"{former.name_es}</span>, hasta el 24 de junio de 2009</p>"
                self.assertContains(self.get(former.whose, "es"), told)

    def test_names_stand_in_the_order_of_time_and_those_undated_last(self):
        for name, ended in [("Newer", "2012"), ("Undated", ""), ("Oldest", "2006")]:
            make.make_former_name(state=self.cuba, name_en=name, ended=ended)
        url = self.cuba.get_absolute_url()
        said = Page(url, self.client.get(url)).text("main")
        wanted = ["Oldest", "Alternative", "Newer", "Undated"]
        self.assertEqual(sorted(wanted, key=said.index), wanted)

    def test_further_words_of_a_field_are_shown(self):
        for former in self.names:
            words = make.make_passage(text=f"The {former.pk} ended in June 2009.")
            make.make_citation(former, field="ended", passage=words)
            self.assertContains(self.get(former.whose), words.text)

    def test_withdrawn_name_is_told_of_where_it_stood_and_nowhere_else(self):
        make.make_statement(states=[self.cuba], organizations=[self.bloc])
        for former in self.names:
            withdraw(former)
            with self.subTest(former.whose):
                response = self.get(former.whose)
                self.assertContains(response, f'<li id="{former.anchor}">')
                self.assertContains(response, former.withdrawn_reason_en)
                self.assertNotContains(response, former.name_en)
        self.assertEqual(found(NAMES["name_en"]), [])

    def test_name_told_in_a_draft_is_shown_nowhere(self):
        draft = make.make_passage(source=make.make_source(status="draft"))
        for owner, record in self.owners.items():
            make.make_former_name(name_en="Hidden", passage=draft, **{owner: record})
            self.assertNotContains(self.get(record), "Hidden")

    def test_what_has_none_has_no_such_entry(self):
        for record in (make.make_organization(), make.make_membership().state):
            self.assertNotContains(self.get(record), "Former names")

    def test_names_cost_one_query_however_many_they_are_and_none_without_any(self):
        bare = {
            "organization": make.make_organization(),
            "state": make.make_membership().state,
        }
        for owner, record in bare.items():
            url = record.get_absolute_url()
            without = len(queries(self.client, url))
            for _ in range(2):
                for year in range(MANY):
                    dates = {"ended": str(2000 + year)}
                    make.make_former_name(**{owner: record}, **dates)
                with self.subTest(owner):
                    self.assertCosts(url, without + 1)

    def test_names_are_alternate_names_to_machines(self):
        for record, names in [
            (self.bloc, ["ALBA", "Alternative for the Americas"]),
            (self.cuba, "Alternative for the Americas"),
        ]:
            url = record.get_absolute_url()
            [script] = Page(url, self.client.get(url)).texts["script"]
            [data, *_] = json.loads(script)["@graph"]
            self.assertEqual(data["alternateName"], names)

    def test_search_finds_what_had_the_name_and_tells_when_it_was_so(self):
        for kind, hit in [
            ("organization", f"organization {self.bloc.slug}"),
            ("country", "country CUB"),
        ]:
            entry = entry_of(kind)
            self.assertLessEqual(set(NAMES.values()), set(entry.names))
            told = "Alternative for the Americas, until 24 June 2009"
            self.assertIn(("en", told), entry.texts)
            for asked in NAMES.values():
                self.assertIn(hit, found(asked))

    def test_it_makes_its_owner_public_and_keeps_it(self):
        for record in self.owners.values():
            self.assertEqual(self.get(record).status_code, 200)
            with self.assertRaises(ProtectedError), transaction.atomic():
                record.delete()

    def test_facts_of_its_source_lead_to_either_page(self):
        for former in self.names:
            response = self.get(former.passage.source)
            self.assertContains(response, "ormer name: Alternative for the Americas")
            self.assertContains(response, f'href="{former.whose.get_absolute_url()}')

    def test_timeline_tells_when_it_changed(self):
        response = self.client.get("/en/timeline/")
        self.assertContains(response, "Former name given up")


class DeskTests(DeskTestCase):
    def test_name_is_added_from_the_form_of_each_and_leads_back_there(self):
        words = make.make_passage(text=RENAMED)
        for record in (make.make_organization(), make.make_state()):
            owner = record._meta.model_name
            change = page(type(record), "change", record.pk)
            add = f"{page(FormerName, 'add')}?{owner}={record.pk}"
            with self.subTest(owner):
                self.assertContains(self.client.get(change), f'href="{add}"')
                fields = {"passage": words.pk, "quote": RENAMED, "basis": "stated"}
                fields |= {**NAMES, "ended": "2009-06-24"}
                sent = typed(self.client.get(add), **fields)
                response = self.client.post(add, sent)
                former = record.former_names.get()
                self.assertEqual(former.name_en, NAMES["name_en"])
                self.assertRedirects(response, f"{change}#formername-{former.pk}")
                self.assertContains(self.client.get(change), NAMES["name_en"])

    def test_name_of_nothing_is_refused_with_what_was_typed(self):
        add = page(FormerName, "add")
        response = self.client.post(add, typed(self.client.get(add), **NAMES))
        self.assertContains(response, "A name is either that of a state or")
        self.assertContains(response, NAMES["name_en"])
        self.assertFalse(FormerName.objects.exists())
