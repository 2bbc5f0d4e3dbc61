"""What is kept in memory while an edition stands, whoever asks and how many at once."""

import datetime as dt
from threading import Barrier, Thread

from django.test import SimpleTestCase

from archive.publishing.edition import Edition
from archive.publishing.per_edition import forget, per_edition

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
