"""Amounts that were fields of a step become rows of its initiative, and go back."""

import datetime as dt
from decimal import Decimal

from django.core.management import CommandError
from django.test import TransactionTestCase

from archive.sources.models import Citation
from initiatives.models import Amount, Milestone
from tests import factories as make
from tests.migrations import UpgradedTestCase, migrate

FORMER = "initiatives", "0006_longer_vocabularies"
MILLIONS = Decimal(10_000_000)
MONEY = {"amount": MILLIONS, "currency": "USD", "amount_role": "budget"}
CITED = "cited"  # the step of which each field is
WITHOUT = {"without", "without-cited"}  # the steps without an amount
ON = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


class AmountsTestCase(UpgradedTestCase):
    @classmethod
    def make_steps(cls):
        """Make the steps; those without citations are named for what they have."""
        for key in ("plain", "inferred", "withdrawn", "without", "s" * 78):
            make.make_milestone(key=key, quote="20 June 2017")
        words = make.make_passage(key="words", text="a capital of $10 million")
        said = {"passage": words, "quote": words.text}
        cls.cite(CITED, *MONEY, "step")
        cls.cite("worded", "amount", **said)
        cls.cite("without-cited", "amount")

    @classmethod
    def cite(cls, key, *fields, **words):
        """Make a step and cite ``fields`` of it, each by the key of its own."""
        step = make.make_milestone(key=key, quote="20 June 2017")
        for field in fields:
            make.make_citation(step, key=f"{key}-{field}", field="step", **words)

    @classmethod
    def give_amounts(cls):
        """Go back and give the steps there the amounts that citations are about."""
        former = migrate(FORMER)
        steps = former.get_model("initiatives", "Milestone").objects
        steps.exclude(pk__in=WITHOUT).update(**MONEY)
        steps.filter(pk="inferred").update(
            basis="inferred", derivation_es="Según el signo."
        )
        gone = {"withdrawn_at": ON, "withdrawn_reason_en": "Given twice."}
        steps.filter(pk="withdrawn").update(**gone)
        for citation in former.get_model("sources", "Citation").objects.all():
            citation.field = citation.pk.removeprefix(f"{citation.record_key}-")
            citation.save()

    def made_of(self, key):
        """Return the row that was made of the amount of a step."""
        return Amount.objects.get(milestone=key)


class AmountsMigrationTests(AmountsTestCase):
    @classmethod
    def upgrade(cls):
        cls.make_steps()
        cls.give_amounts()
        migrate()

    def test_amount_becomes_a_row_on_the_words_of_its_step(self):
        row, step = self.made_of("plain"), Milestone.objects.get(pk="plain")
        self.assertEqual(row.pk, "plain-amount")
        self.assertEqual(row.initiative, step.initiative)
        self.assertEqual((row.value, row.unit, row.role), (MILLIONS, "USD", "budget"))
        self.assertEqual((row.passage, row.quote), (step.passage, "20 June 2017"))
        self.assertEqual((row.as_of, row.value_to, row.approximate), ("", None, False))
        row.full_clean()

    def test_how_it_was_inferred_is_kept(self):
        row = self.made_of("inferred")
        self.assertEqual(row.basis, "inferred")
        self.assertEqual(row.derivation_es, "Según el signo.")

    def test_step_without_amount_gives_none(self):
        with_none = Milestone.objects.filter(amounts=None)
        self.assertEqual({row.pk for row in with_none}, WITHOUT)

    def test_key_that_would_be_too_long_is_another(self):
        self.assertEqual(len(self.made_of("s" * 78).pk), 12)

    def test_it_is_public_as_its_step_is(self):
        row = self.made_of("plain")
        self.assertIs(row.is_published, True)
        self.assertEqual(row.period, row.milestone.period)

    def test_that_of_a_step_that_was_withdrawn_stays_hidden(self):
        self.assertIs(self.made_of("withdrawn").is_published, False)

    def test_what_was_cited_of_the_amount_is_cited_of_the_row(self):
        row = self.made_of(CITED)
        for was, field in [
            ("amount", "value"),
            ("currency", "unit"),
            ("amount_role", "role"),
        ]:
            with self.subTest(was):
                citation = Citation.objects.get(pk=f"{CITED}-{was}")
                self.assertEqual((citation.record, citation.field), (row, field))
                self.assertIs(citation.is_published, True)
                citation.full_clean()

    def test_what_was_cited_of_the_step_is_cited_of_it_still(self):
        citation = Citation.objects.get(pk=f"{CITED}-step")
        self.assertEqual((citation.record_key, citation.field), (CITED, "step"))
        self.assertIs(citation.is_published, True)
        citation.full_clean()

    def test_words_that_say_the_amount_are_those_of_the_row(self):
        row = self.made_of("worded")
        words = "words", "a capital of $10 million"
        self.assertEqual((row.passage_id, row.quote), words)
        self.assertEqual(Citation.objects.get(pk="worded-amount").record, row)

    def test_addresses_of_citations_and_words_stay_on_the_page(self):
        step = Milestone.objects.get(pk=CITED)
        page = self.client.get(step.initiative.get_absolute_url())
        citations = Citation.objects.filter(pk__startswith=CITED)
        self.assertEqual(len(citations), 4)
        for row in (step, *citations):
            self.assertContains(page, f'id="{row.anchor}"', 1)

    def test_what_was_cited_of_no_amount_is_cited_of_the_step(self):
        citation = Citation.objects.get(pk="without-cited-amount")
        step = Milestone.objects.get(pk="without-cited")
        self.assertEqual((citation.record, citation.field), (step, ""))
        citation.full_clean()

    def test_row_is_found_by_the_search(self):
        url = Milestone.objects.get(pk="plain").initiative.get_absolute_url()
        for query in ("10,000,000", "10000000"):
            page = self.client.get("/en/search/", {"q": query})
            self.assertContains(page, url)


class WayBackTests(AmountsTestCase):
    """Amounts that became rows, went back to their steps, and became rows again."""

    @classmethod
    def upgrade(cls):
        cls.make_steps()
        cls.give_amounts()
        migrate()
        former = migrate(FORMER)
        cls.step = former.get_model("initiatives", "Milestone").objects.get(pk=CITED)
        citations = former.get_model("sources", "Citation").objects
        cls.citation = citations.get(pk=f"{CITED}-currency")
        migrate()

    def test_step_has_its_amount_and_citations(self):
        self.assertEqual({name: getattr(self.step, name) for name in MONEY}, MONEY)
        there = self.citation.record_key, self.citation.field
        self.assertEqual(there, (CITED, "currency"))
        citations = self.made_of(CITED).citations
        self.assertTrue(citations.filter(pk=f"{CITED}-currency").exists())

    def test_words_that_say_the_amount_are_those_of_the_row(self):
        self.assertEqual(self.made_of("worded").quote, "a capital of $10 million")


class WayBackRefusedTests(TransactionTestCase):
    def setUp(self):
        self.addCleanup(migrate)
        self.step = make.make_milestone(quote="20 June 2017")

    def test_way_back_names_what_no_step_can_say(self):
        told = {"milestone": self.step, "quote": self.step.quote}
        other = make.make_milestone(self.step.initiative)
        lost = [
            make.make_amount(self.step.initiative),
            *(make.make_amount(**told) for _ in range(2)),
            make.make_amount(milestone=other, quote="5 March 2017"),
            *(
                make.make_amount(milestone=make.make_milestone(), **fields)
                for fields in (
                    {"unit": "tonnes"},
                    {"role": "assets"},
                    {"approximate": True},
                    {"value_to": 2 * MILLIONS},
                    {"as_of": "2010"},
                    {"withdrawn_reason_en": "Wrong."},
                )
            ),
        ]
        cited = make.make_amount(milestone=make.make_milestone())
        make.make_citation(cited, field="as_of")
        make.make_amount(milestone=make.make_milestone())
        with self.assertRaises(CommandError) as caught:
            migrate(FORMER)
        _, *named = str(caught.exception).split("\n")
        keys = sorted(row.pk for row in [*lost, cited])
        self.assertEqual(
            named, [f"/admin/initiatives/amount/{key}/change/" for key in keys]
        )
        self.assertEqual(Amount.objects.count(), len(lost) + 2)
