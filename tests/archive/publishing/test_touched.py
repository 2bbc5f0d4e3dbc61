"""What the last changes touched of the lists, told of by the stamp of the edition."""

from django.test import SimpleTestCase, TestCase

from archive.publishing import changes, edition, touched
from archive.publishing.models import EditionStamp
from members.models import State
from tests.factories import make_state
from tests.fresh import in_transactions_of_their_own

SUMMIT, SOURCE = "summits.summit", "sources.source"


def log_of(*told):
    """Return a log of changes: from the edition "a" to "b", and so on."""
    log = {}
    for before, what in zip("abcdefg", told, strict=False):
        log = touched.grown(log, before, chr(ord(before) + 1), what)
    return log


class SinceTests(SimpleTestCase):
    def test_what_all_changes_since_have_touched(self):
        log = log_of({SUMMIT: {"1"}}, {SUMMIT: {"2"}, SOURCE: {"s"}}, {SUMMIT: {"3"}})
        since = {mark: touched.since(log, "d", mark) for mark in "abcd"}
        self.assertEqual(since["a"], {SUMMIT: {"1", "2", "3"}, SOURCE: {"s"}})
        self.assertEqual(since["b"], {SUMMIT: {"2", "3"}, SOURCE: {"s"}})
        self.assertEqual(since["c"], {SUMMIT: {"3"}})
        self.assertEqual(since["d"], {})

    def test_nobody_can_tell_since_an_edition_that_the_log_does_not_reach(self):
        self.assertIsNone(touched.since(log_of({SUMMIT: {"1"}}), "b", "0"))
        self.assertIsNone(touched.since({}, "b", "a"))

    def test_any_record_after_a_change_that_may_have_touched_any(self):
        log = log_of({SUMMIT: {"1"}}, {SUMMIT: None, SOURCE: {"s"}}, {SUMMIT: {"3"}})
        self.assertEqual(touched.since(log, "d", "a"), {SUMMIT: None, SOURCE: {"s"}})
        self.assertEqual(touched.since(log, "d", "c"), {SUMMIT: {"3"}})

    def test_any_record_after_a_change_that_touched_too_many(self):
        most = {str(n) for n in range(touched.MOST_KEYS)}
        self.assertEqual(
            touched.since(log_of({SUMMIT: most}), "b", "a"), {SUMMIT: most}
        )
        more = log_of({SUMMIT: most | {"more"}})
        self.assertEqual(touched.since(more, "b", "a"), {SUMMIT: None})

    def test_log_begins_anew_where_nobody_can_tell(self):
        log = log_of({SUMMIT: {"1"}}, None, {SUMMIT: {"3"}})
        self.assertIsNone(touched.since(log, "d", "a"))
        self.assertIsNone(touched.since(log, "d", "b"))
        self.assertEqual(touched.since(log, "d", "c"), {SUMMIT: {"3"}})

    def test_nobody_can_tell_across_an_edition_of_a_former_release(self):
        log = log_of({SUMMIT: {"1"}})
        self.assertIsNone(touched.since(log, "former", "a"))
        log = touched.grown(log, "former", "d", {SUMMIT: {"3"}})
        self.assertIsNone(touched.since(log, "d", "a"))
        self.assertEqual(touched.since(log, "d", "former"), {SUMMIT: {"3"}})

    def test_log_is_bounded(self):
        log = {}
        for number in range(touched.MOST_CHANGES + 1):
            log = touched.grown(log, str(number), str(number + 1), {SUMMIT: {"1"}})
        present = str(touched.MOST_CHANGES + 1)
        self.assertEqual(len(log["changes"]), touched.MOST_CHANGES)
        self.assertIsNone(touched.since(log, present, "0"))
        self.assertEqual(touched.since(log, present, "1"), {SUMMIT: {"1"}})


class StampTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state = make_state()

    def setUp(self):
        self.enterContext(in_transactions_of_their_own())
        self.before = edition.current().mark

    def touched(self):
        return edition.touched_since(self.before)

    def test_change_that_reaches_no_list(self):
        State.objects.update(aliases="Island")
        self.assertEqual(self.touched(), {})

    def test_it_is_one_query(self):
        with self.assertNumQueries(1):
            self.touched()

    def test_change_within_a_transaction_of_others_leaves_nobody_to_tell(self):
        """What it reaches is found once that is committed, by whoever comes first."""
        self.doCleanups()
        State.objects.update(aliases="Island")
        self.assertIsNone(self.touched())

    def test_after_all_was_settled_nobody_can_tell(self):
        changes.settle_all()
        self.assertIsNone(self.touched())

    def test_edition_written_by_others_leaves_nobody_to_tell(self):
        EditionStamp.objects.update(mark="0" * 12)
        self.assertIsNone(self.touched())

    def test_edition_in_which_something_came_due_is_that_of_the_same_stamp(self):
        self.before = f"{self.before.partition('-')[0]}-3"
        self.assertEqual(self.touched(), {})
