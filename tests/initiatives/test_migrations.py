"""Amounts that were fields of a step become rows of its initiative, and go back."""

import datetime as dt
from decimal import Decimal

from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import TransactionTestCase

from archive.sources.models import Citation
from initiatives.models import Amount
from tests import factories as make

FORMER = "initiatives", "0006_longer_vocabularies"
MILLIONS = Decimal(10_000_000)
MONEY = {"amount": MILLIONS, "currency": "USD", "amount_role": "budget"}
ON = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


class AmountsMigrationTests(TransactionTestCase):
    def setUp(self):
        self.addCleanup(self.migrate)
        self.step = make.make_milestone(quote="20 June 2017")

    def migrate(self, *target):
        call_command("migrate", *target, verbosity=0)

    def former(self, **fields):
        """Go back and give the step an amount there; return its models."""
        self.migrate(*FORMER)
        models = MigrationExecutor(connection).loader.project_state([FORMER]).apps
        steps = models.get_model("initiatives", "Milestone").objects
        steps.filter(pk=self.step.pk).update(**MONEY | fields)
        return models

    def moved(self, **fields):
        """Return the row that is made of the amount of the step."""
        self.former(**fields)
        self.migrate()
        return Amount.objects.get()

    def cited(self, *fields, words=(), **amount):
        """Cite fields of the step, and go there; return the citations afterwards."""
        keys = {
            field: make.make_citation(self.step, field="step", **dict(words)).pk
            for field in fields
        }
        models = self.former(**amount)
        for field, key in keys.items():
            citations = models.get_model("sources", "Citation").objects
            citations.filter(pk=key).update(field=field)
        self.migrate()
        return [Citation.objects.get(pk=key) for key in keys.values()]

    def test_amount_becomes_a_row_on_the_words_of_its_step(self):
        row = self.moved()
        self.assertEqual(row.pk, f"{self.step.pk}-amount")
        self.assertEqual(row.initiative, self.step.initiative)
        self.assertEqual(row.milestone, self.step)
        self.assertEqual((row.value, row.unit, row.role), (MILLIONS, "USD", "budget"))
        self.assertEqual((row.passage, row.quote), (self.step.passage, "20 June 2017"))
        self.assertEqual((row.as_of, row.value_to, row.approximate), ("", None, False))
        row.full_clean()

    def test_how_it_was_inferred_is_kept(self):
        derived = {"basis": "inferred", "derivation_es": "Según el signo."}
        row = self.moved(**derived)
        self.assertEqual(row.basis, "inferred")
        self.assertEqual(row.derivation_es, "Según el signo.")

    def test_step_without_amount_gives_none(self):
        self.former(amount=None, currency="", amount_role="")
        self.migrate()
        self.assertIs(Amount.objects.exists(), False)

    def test_key_that_would_be_too_long_is_another(self):
        self.step = make.make_milestone(key="s" * 78)
        self.assertEqual(len(self.moved().pk), 12)

    def test_it_is_public_as_its_step_is(self):
        row = self.moved()
        self.assertIs(row.is_published, True)
        self.assertEqual(row.period, row.milestone.period)

    def test_that_of_a_step_that_was_withdrawn_stays_hidden(self):
        row = self.moved(withdrawn_at=ON, withdrawn_reason_en="Given twice.")
        self.assertIs(row.is_published, False)

    def test_what_was_cited_of_the_amount_is_cited_of_the_row(self):
        found = self.cited("amount", "currency", "amount_role", "step")
        row = Amount.objects.get()
        self.assertEqual(
            [(it.record, it.field, it.is_published) for it in found],
            [
                (row, "value", True),
                (row, "unit", True),
                (row, "role", True),
                (self.step, "step", True),
            ],
        )
        for citation in found:
            citation.full_clean()

    def test_words_that_say_the_amount_are_those_of_the_row(self):
        words = make.make_passage(text="a capital of $10 million").pk
        said = {"passage_id": words, "quote": "a capital of $10 million"}
        [citation] = self.cited("amount", words=said)
        row = Amount.objects.get()
        self.assertEqual((row.passage_id, row.quote), (words, said["quote"]))
        self.assertEqual(citation.record, row)
        self.migrate(*FORMER)
        self.migrate()
        self.assertEqual(Amount.objects.get().quote, said["quote"])

    def test_addresses_of_citations_and_words_stay_on_the_page(self):
        [citation] = self.cited("amount")
        page = self.client.get(self.step.initiative.get_absolute_url())
        self.assertContains(page, f'id="{citation.anchor}"', 1)
        self.assertContains(page, f'id="{self.step.anchor}"', 1)

    def test_what_was_cited_of_no_amount_is_cited_of_the_step(self):
        nothing = {"amount": None, "currency": "", "amount_role": ""}
        [citation] = self.cited("amount", **nothing)
        self.assertEqual((citation.record, citation.field), (self.step, ""))
        citation.full_clean()

    def test_row_is_found_by_the_search(self):
        self.moved()
        for query in ("10,000,000", "10000000"):
            page = self.client.get("/en/search/", {"q": query})
            self.assertContains(page, self.step.initiative.get_absolute_url())

    def test_way_back_gives_the_step_its_amount_and_citations(self):
        [citation] = self.cited("currency")
        self.migrate(*FORMER)
        models = MigrationExecutor(connection).loader.project_state([FORMER]).apps
        step = models.get_model("initiatives", "Milestone").objects.get()
        self.assertEqual({name: getattr(step, name) for name in MONEY}, MONEY)
        citation.refresh_from_db()
        self.assertEqual((citation.record_key, citation.field), (step.pk, "currency"))
        self.migrate()
        self.assertEqual(Amount.objects.get().citations.get(), citation)

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
            self.migrate(*FORMER)
        _, *named = str(caught.exception).split("\n")
        keys = sorted(row.pk for row in [*lost, cited])
        self.assertEqual(
            named, [f"/admin/initiatives/amount/{key}/change/" for key in keys]
        )
        self.assertEqual(Amount.objects.count(), len(lost) + 2)
