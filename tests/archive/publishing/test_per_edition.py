"""What is kept in memory while an edition stands, whoever asks and how many at once."""

import datetime as dt
from itertools import count
from threading import Barrier, Thread
from unittest import mock

from django.db import transaction
from django.test import SimpleTestCase, TestCase

from archive.publishing import edition as editions
from archive.publishing.changes import settle_all
from archive.publishing.edition import Edition
from archive.publishing.per_edition import forget, per_edition, until_changed
from archive.search import index
from members.models import State
from summits.models import Topic
from tests.factories import make_participation, make_state, make_summit, make_topic
from tests.fresh import in_transactions_of_their_own

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
FIRST, SECOND = (Edition(mark, NOON, [], None) for mark in ("a-0", "b-0"))


class PerEditionTests(SimpleTestCase):
    def setUp(self):
        self.addCleanup(forget)

    def test_it_is_made_once_an_edition(self):
        made = []
        figures = per_edition()(lambda edition: made.append(edition) or len(made))
        self.assertEqual([figures(FIRST), figures(FIRST)], [1, 1])
        self.assertEqual([figures(SECOND), figures(SECOND)], [2, 2])
        self.assertEqual(made, [FIRST, SECOND])

    def test_an_edition_that_comes_back_is_made_anew(self):
        made = []
        figures = per_edition()(lambda edition: made.append(edition))
        for edition in (FIRST, SECOND, FIRST):
            figures(edition)
        self.assertEqual(len(made), 3)

    def test_nothing_is_kept_as_well(self):
        made = []
        figures = per_edition()(lambda edition: made.append(edition))
        self.assertEqual([figures(FIRST), figures(FIRST)], [None, None])
        self.assertEqual(len(made), 1)

    def test_what_is_asked_for_is_kept_apart(self):
        figures = per_edition()(lambda edition, *asked: [edition.mark, *asked])
        self.assertEqual(figures(FIRST, "cuba"), ["a-0", "cuba"])
        self.assertEqual(figures(FIRST, "bolivia"), ["a-0", "bolivia"])
        self.assertIs(figures(FIRST, "cuba"), figures(FIRST, "cuba"))

    def test_results_are_kept_apart_by_what_they_are_told_to_be(self):
        by_length = per_edition(by=len)(lambda edition, asked: list(asked))
        self.assertEqual(by_length(FIRST, "ab"), ["a", "b"])
        self.assertEqual(by_length(FIRST, "cd"), ["a", "b"])
        self.assertEqual(by_length(FIRST, "c"), ["c"])

    def test_two_functions_share_nothing(self):
        marks = per_edition()(lambda edition: edition.mark)
        times = per_edition()(lambda edition: edition.changed_at)
        self.assertEqual((marks(FIRST), times(FIRST)), ("a-0", NOON))

    def test_failure_is_not_kept(self):
        tries = []

        @per_edition()
        def figures(edition):
            tries.append(edition)
            if len(tries) == 1:
                raise OSError
            return "made"

        with self.assertRaises(OSError):
            figures(FIRST)
        self.assertEqual(figures(FIRST), "made")

    def test_what_is_forgotten_is_made_anew(self):
        made = []
        figures = per_edition()(lambda edition: made.append(edition))
        figures(FIRST)
        forget()
        figures(FIRST)
        self.assertEqual(len(made), 2)

    def test_threads_that_ask_at_once_get_what_fits_their_edition(self):
        """The first to begin is the last to end, so that each finds the other's."""
        began = Barrier(2, timeout=10)
        found, threads = {}, {}

        @per_edition()
        def marks(edition):
            began.wait()
            if edition is FIRST:
                threads["b-0"].join(10)
            return edition.mark

        def ask(edition):
            found[edition.mark] = marks(edition)

        for edition in (SECOND, FIRST):
            threads[edition.mark] = Thread(target=ask, args=[edition])
            threads[edition.mark].start()
        for thread in threads.values():
            thread.join(10)
        self.assertEqual(found, {"a-0": "a-0", "b-0": "b-0"})


class UntilChangedTests(TestCase):
    """What is kept over editions, as long as all that it has read is what it was."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make_state("Cuba")

    def setUp(self):
        self.addCleanup(forget)
        self.made = count(1)

    def keeping(self, ask, by=lambda *args: args, decorate=until_changed):
        """Return a function that asks, and tells the how manieth was made."""

        @decorate(by=by)
        def make(edition, *args):
            ask(edition)
            return next(self.made)

        def kept(*args, edition=None):
            return make(edition or editions.current(), *args)

        return kept

    def names(self, edition):
        return list(State.objects.order_by().values_list("name_en"))

    def test_it_is_kept_while_another_column_changes(self):
        kept = self.keeping(self.names)
        self.assertEqual(kept(), 1)
        State.objects.update(aliases="Island")
        make_topic()
        self.assertEqual(kept(), 1)

    def test_it_is_made_anew_once_a_column_has_changed(self):
        kept = self.keeping(self.names)
        kept()
        State.objects.update(name_en="Island")
        self.assertEqual([kept(), kept()], [2, 2])

    def test_it_is_made_anew_for_a_row_that_comes_and_one_that_goes(self):
        kept = self.keeping(self.names)
        kept()
        state = make_state("Haiti")
        self.assertEqual(kept(), 2)
        state.delete()
        self.assertEqual(kept(), 3)

    def test_it_is_made_anew_where_a_row_becomes_public(self):
        kept = self.keeping(lambda edition: State.objects.published().count())
        summit = make_summit(status="draft")
        make_participation(summit, state=self.state)
        self.assertEqual(kept(), 1)
        summit.status = "published"
        summit.save()
        self.assertEqual(kept(), 2)

    def test_change_undone_leaves_what_was_made_before(self):
        kept = self.keeping(self.names)
        kept()
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            State.objects.update(name_en="Island")
            self.assertEqual(kept(), 2)
            raise ZeroDivisionError
        self.assertEqual(kept(), 3)

    def test_each_place_knows_what_it_has_read(self):
        kept = self.keeping(self.names)
        self.assertEqual([kept("en"), kept("es"), kept("en")], [1, 2, 1])
        State.objects.update(name_en="Island")
        self.assertEqual([kept("en"), kept("es"), kept("en")], [3, 4, 3])

    def test_one_made_of_another_goes_by_what_that_has_read(self):
        inner = self.keeping(self.names)
        outer = self.keeping(lambda edition: inner(edition=edition))
        inner()
        self.assertEqual(outer(), 2)
        Topic.objects.update(aliases="")
        self.assertEqual(outer(), 2)
        State.objects.update(name_en="Island")
        self.assertEqual(outer(), 4)

    def test_one_made_of_what_is_kept_for_an_edition_goes_by_that(self):
        inner = self.keeping(self.names, decorate=per_edition)
        outer = self.keeping(lambda edition: inner(edition=edition))
        inner()
        self.assertEqual(outer(), 2)
        make_topic()
        self.assertEqual(outer(), 4)

    def test_it_is_made_anew_on_another_day(self):
        kept = self.keeping(self.names)
        now, day = editions.current(), dt.date(2026, 11, 22)
        days = [day, day, day + dt.timedelta(1), day]
        self.assertEqual([kept(edition=now.on(day)) for day in days], [1, 1, 2, 3])

    def taking_over(self, take):
        """Return the same as ``keeping()``; ``take`` takes over what was made."""

        def decorate(by):
            return until_changed(by=by, taken_over=take)

        self.enterContext(in_transactions_of_their_own())
        return self.keeping(self.names, decorate=decorate)

    def test_what_was_made_is_taken_over_with_what_was_touched(self):
        told = []
        kept = self.taking_over(lambda made, *args: told.append((made, *args)) or 7)
        self.assertEqual(kept("en"), 1)
        State.objects.update(name_en="Island")
        self.assertEqual([kept("en"), kept("en")], [7, 7])
        lists = {"summits.summit", "summits.declaration", "initiatives.initiative"}
        self.assertEqual(told, [(1, dict.fromkeys(lists), "en")])

    def test_what_was_taken_over_goes_by_all_that_it_was_made_from(self):
        kept = self.taking_over(lambda made, touched: made + 10)
        kept()
        for name in ("Island", "Isle"):
            State.objects.update(name_en=name)
            kept()
        Topic.objects.update(aliases="")
        self.assertEqual(kept(), 21)

    def test_what_nobody_can_take_over_is_made_anew(self):
        kept = self.taking_over(lambda made, touched: None)
        kept()
        State.objects.update(name_en="Island")
        self.assertEqual(kept(), 2)

    def test_nothing_is_taken_over_where_nobody_knows_what_was_touched(self):
        kept = self.taking_over(lambda made, touched: 7)
        for number, change in enumerate([settle_all, index.rebuild], 2):
            kept()
            change()
            self.assertEqual(kept(), number)

    def test_edition_asked_for_again_costs_no_comparison(self):
        kept = self.keeping(self.names)
        kept()
        Topic.objects.update(aliases="")
        kept()
        with mock.patch.object(Edition, "marks_of") as compared:
            kept()
        compared.assert_not_called()
