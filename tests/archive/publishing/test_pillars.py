"""Readers have seen a row if they saw all that it stood on at once."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from archive.publishing.pillars import (
    ending,
    fields_of,
    has_stood,
    pillar_names,
    pillars,
    seen_lookups,
    ways,
    with_pillars,
)
from archive.sources.models import Passage, Source
from summits.models import Statement
from tests import factories as make
from tests.archive.publishing.test_addresses import withdraw as withdraw_record
from tests.archive.publishing.test_models import PUBLISHED
from tests.archive.publishing.test_parts import PARTS, withdraw

DRAFT = {"status": "draft", "publish_at": None}
TO_COME = dt.datetime(2999, 3, 5, 12, tzinfo=dt.UTC)


class HasStoodTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.statement = make.make_statement()

    def test_public_row(self):
        self.assertIs(has_stood(self.statement), True)

    def test_row_that_was_withdrawn(self):
        withdraw(self.statement)
        self.assertIs(has_stood(self.statement), True)

    def test_row_of_a_record_that_was_withdrawn(self):
        withdraw_record(self.statement.summit)
        self.assertIs(has_stood(self.statement), True)

    def test_row_of_a_draft(self):
        row = make.make_statement(summit=make.make_summit(**DRAFT))
        self.assertIs(has_stood(row), False)

    def test_row_of_what_waits_for_its_time(self):
        later = dt.datetime(2999, 3, 5, 12, tzinfo=dt.UTC)
        row = make.make_statement(summit=make.make_summit(publish_at=later))
        self.assertIs(has_stood(row), False)

    def test_row_without_words(self):
        row = make.make_statement(passage=None, quote="")
        self.assertIs(has_stood(row), False)

    def test_row_whose_record_and_source_were_never_out_at_once(self):
        gone_at = make.PUBLISHED_AT - dt.timedelta(days=1)
        source = self.statement.passage.source
        source.publish_at = gone_at - dt.timedelta(days=1)
        withdraw_record(source, withdraw_at=gone_at)
        self.assertIs(has_stood(Statement.objects.get()), False)

    def test_citation_stands_on_the_record_that_it_is_about(self):
        public = make.make_citation(self.statement)
        of_a_draft = make.make_citation(make.make_summit(**DRAFT))
        self.assertEqual([has_stood(public), has_stood(of_a_draft)], [True, False])


class StayingTests(TestCase):
    """What readers have seen goes by its own withdrawal, and not by what is below it.

    Of every kind of record and of row, by each field through which it stands on others.
    """

    HIDDEN = "Readers have seen this row, and would not see it with this."

    def unseen(self, name):
        """Return a row that nobody sees, to stand on by a field."""
        make_unseen = {
            "passage": lambda: make.make_passage(source=make.make_source(**DRAFT)),
            "source": lambda: make.make_source(**DRAFT),
            "text": lambda: make.make_source(**DRAFT),
            "summit": lambda: make.make_summit(**DRAFT),
            "record": lambda: make.make_summit(**DRAFT),
            "declaration": lambda: make.make_declaration(**DRAFT),
            "event": lambda: make.make_event(**DRAFT),
            "initiative": lambda: make.make_initiative(**DRAFT),
            "other": lambda: make.make_initiative(**DRAFT),
            "membership": lambda: make.make_membership(passage=self.unseen("passage")),
            "milestone": lambda: make.make_milestone(passage=self.unseen("passage")),
        }
        return make_unseen[name]()

    def moved(self, made):
        """Yield a public row of each of ``made``, put on what nobody sees, and where.

        Its model names the fields; a kind of record that has more is tried too.
        """
        for label, make_row in made.items():
            for name in pillar_names(make_row()):
                with self.subTest(label, name=name):
                    row = make_row()
                    if name == "event" and hasattr(row, "summit"):
                        row.summit = None
                    setattr(row, name, self.unseen(name))
                    if name == "milestone":
                        row.initiative = row.milestone.initiative
                    yield row, fields_of(row, name)[-1].name

    def refused(self, row):
        with self.assertRaises(ValidationError) as caught:
            row.full_clean()
        return {name: said[0] for name, said in caught.exception.message_dict.items()}

    def test_row_that_readers_see_is_put_on_nothing_that_they_do_not(self):
        for row, field in self.moved(PARTS):
            self.assertIn(self.HIDDEN, self.refused(row)[field])

    def test_record_that_readers_see_is_put_on_nothing_that_they_do_not(self):
        for row, field in self.moved(PUBLISHED):
            self.assertIn(field, self.refused(row))

    def test_row_that_was_withdrawn_is_put_on_nothing_that_nobody_saw(self):
        for row, field in self.moved(PARTS):
            row.withdrawn_reason_en = "It was listed twice."
            self.assertIn(self.HIDDEN, self.refused(row)[field])

    def test_words_of_a_row_that_readers_see_are_not_emptied(self):
        for label, make_row in PARTS.items():
            row = make_row()
            if hasattr(row, "quote") and label != "sources_citation":  # must have some
                with self.subTest(label):
                    row.passage, row.quote = None, ""
                    self.assertIn(self.HIDDEN, self.refused(row)["passage"])

    def test_record_published_ahead_of_what_it_stands_on(self):
        later = make.make_summit(publish_at=TO_COME)
        declaration = make.make_declaration()
        declaration.summit = later
        self.assertIn(self.HIDDEN, self.refused(declaration)["summit"])

    def test_row_that_readers_see_is_put_under_nothing_that_was_withdrawn(self):
        statement = make.make_statement()
        gone = make.make_summit()
        withdraw_record(gone)
        statement.summit = gone
        self.assertIn(self.HIDDEN, self.refused(statement)["summit"])

    def test_row_moves_to_what_readers_see(self):
        statement = make.make_statement()
        statement.summit, statement.passage = make.make_summit(), make.make_passage()
        statement.full_clean()

    def test_row_that_nobody_saw_moves_anywhere(self):
        statement = make.make_statement(summit=make.make_summit(**DRAFT))
        statement.summit = make.make_summit(**DRAFT)
        statement.passage, statement.quote = None, ""
        statement.full_clean()

    def test_it_is_refused_in_spanish(self):
        statement = make.make_statement()
        statement.passage, statement.quote = None, ""
        with override("es"):
            said = self.refused(statement)["passage"]
        self.assertIn("Los lectores ya vieron esta fila", said)


class PillarTests(TestCase):
    def test_all_that_a_row_stands_on_is_loaded_with_it(self):
        statement = make.make_statement()
        with self.assertNumQueries(1):
            rows = pillars(with_pillars(Statement).get())
        passage, summit = statement.passage, statement.summit
        self.assertEqual(
            rows,
            [
                statement,
                *(passage, passage.source),
                *(summit, summit.passage, summit.passage.source),
            ],
        )

    def test_ways_lead_to_the_ground(self):
        self.assertEqual(
            ways(Statement, Statement.stands_on),
            [("passage", Passage), ("passage__source", Source)],
        )

    def test_lookups_find_what_may_have_been_seen(self):
        seen = make.make_statement()
        make.make_statement(
            summit=seen.summit,
            passage=make.make_passage(source=make.make_source(**DRAFT)),
        )
        found = Statement.objects.filter(**seen_lookups(Statement))
        self.assertEqual(list(found), [seen])

    def test_first_that_goes_ends_it(self):
        statement = make.make_statement()
        self.assertEqual(ending(pillars(statement)).row, statement)  # it is to stay
        withdraw(statement.passage)
        self.assertEqual(ending(pillars(statement)).row, statement.passage)
