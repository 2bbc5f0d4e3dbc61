"""What the archive may lack of a summit, a declaration, an event."""

from django.test import SimpleTestCase

from archive.sources.models import Source
from summits import gaps
from summits.models import Summit
from tests import factories as make
from tests.gaps import RuleCase


class SummitTests(RuleCase):
    gaps = gaps.SUMMITS

    def make_full(self, **fields):
        given = {"ended_on": "2017-03-05", "format": "in-person"}
        return make.make_summit(**{"place": make.make_place(), **given, **fields})

    def test_summit_with_everything_has_none(self):
        summit = self.make_full()
        make.make_declaration(summit)
        make.make_participation(summit, state=make.make_state("Cuba"))
        self.assertEqual(self.missing(), [])

    def test_each_empty_field_is_a_gap(self):
        for field, value, words in [
            ("number", None, "The number is not recorded."),
            ("ended_on", "", "The closing day is not recorded."),
            ("place", None, "The place is not recorded."),
            ("format", "not-stated", "Whether it met in person or by video"),
        ]:
            with self.subTest(field):
                summit = self.make_full(**{field: value})
                self.assertTrue(any(w.startswith(words) for w in self.missing()))
                summit.delete()

    def test_draft_declaration_is_not_held(self):
        make.make_declaration(self.make_full(), status="draft")
        self.assertIn("No declaration is held.", self.missing())

    def test_host_alone_is_a_gap(self):
        summit = self.make_full()
        make.make_participation(summit, state=summit.place.state)
        self.assertIn(
            "No state other than the host is named as taking part.", self.missing()
        )

    def test_state_named_at_a_summit_without_place_counts(self):
        summit = self.make_full(place=None)
        make.make_participation(summit, state=make.make_state("Cuba"))
        self.assertNotIn("other than the host", " ".join(self.missing()))

    def test_states_reported_collectively_are_a_gap(self):
        summit = self.make_full()
        make.make_participation(
            summit, state=make.make_state("Cuba"), role="collective"
        )
        self.assertIn(
            "The states are reported collectively only; who attended is not named.",
            self.missing(),
        )

    def test_summit_to_come_misses_nothing_that_only_holding_it_gives(self):
        make.make_summit(state_of="announced", place=make.make_place())
        self.assertEqual(self.missing(), [])


class DeclarationTests(RuleCase):
    gaps = gaps.DECLARATIONS

    def test_excerpts_are_a_gap(self):
        make.make_declaration()
        self.assertEqual(self.missing(), ["The text is held in excerpts only."])

    def full(self):
        """Return a text held in full."""
        passage = make.make_passage()
        Source.objects.filter(pk=passage.source_id).update(held="full")
        return Source.objects.get(pk=passage.source_id)

    def test_full_text_is_none(self):
        make.make_declaration(text=self.full())
        self.assertEqual(self.missing(), [])

    def test_day_of_adoption_not_recorded_is_a_gap(self):
        make.make_declaration(text=self.full(), adopted_on="")
        self.assertEqual(self.missing(), ["The day of its adoption is not recorded."])


class EventTests(RuleCase):
    gaps = gaps.EVENTS

    def test_event_without_date_is_a_gap(self):
        make.make_event(began="")
        self.assertEqual(self.missing(), ["The date is not recorded."])

    def test_announced_event_whose_day_is_past_is_a_gap(self):
        make.make_event(state_of="announced", ended="2017-06-21")
        self.assertEqual(self.missing(), ["Whether it took place is not recorded."])
        self.assertEqual(self.notes(), ["21 June 2017"])

    def test_announced_event_to_come_is_none(self):
        make.make_event(state_of="announced", began="2027-01")
        self.assertEqual(self.missing(), [])

    def test_announced_event_without_date_misses_its_date_only(self):
        make.make_event(state_of="announced", began="")
        self.assertEqual(self.missing(), ["The date is not recorded."])

    def test_event_held_is_none(self):
        make.make_event(state_of="held")
        self.assertEqual(self.missing(), [])


class RunsTests(SimpleTestCase):
    def test_unbroken_runs_are_told_by_their_ends(self):
        self.assertEqual(gaps.runs({1, 2, 3, 5, 8, 9}), [(1, 3), (5, 5), (8, 9)])

    def test_nothing_missing_is_no_run(self):
        self.assertEqual(gaps.runs(set()), [])


class NumberSeriesTests(SimpleTestCase):
    def told(self, *summits):
        return [(gap.words, gap.label) for gap in gaps.number_series(summits)]

    def test_numbers_below_the_highest_are_missing(self):
        self.assertEqual(
            self.told(Summit(number=5), Summit(number=2)),
            [
                ("Ordinary summits not held", "Number 1"),
                ("Ordinary summits not held", "Numbers 3 to 4"),
            ],
        )

    def test_series_are_counted_apart(self):
        self.assertEqual(
            self.told(Summit(number=1), Summit(number=2, series="extraordinary")),
            [("Extraordinary summits not held", "Number 1")],
        )

    def test_nothing_above_the_highest_is_missing(self):
        self.assertEqual(self.told(Summit(number=1), Summit(number=2)), [])

    def test_summit_without_number_says_nothing(self):
        self.assertEqual(self.told(Summit(number=None)), [])
