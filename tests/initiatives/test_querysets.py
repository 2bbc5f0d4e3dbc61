"""The stage of an initiative, the order of its steps, and what is public."""

from django.test import TestCase
from django.utils.translation import override

from archive.sources.models import Source
from initiatives.models import Initiative, Milestone
from initiatives.threads import stage_of
from tests.factories import (
    make_initiative,
    make_link,
    make_milestone,
    make_passage,
    make_source,
    make_summit,
)
from tests.summits.test_querysets import VisibilityCase


class StageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.initiative = make_initiative()

    def step(self, step, date="", **fields):
        return make_milestone(self.initiative, step=step, date=date, **fields)

    def assertStage(self, stage, stage_on):
        row = Initiative.objects.with_stage().get()
        self.assertEqual((row.stage, row.stage_on), (stage, stage_on))

    def test_initiative_without_a_step_has_no_stage(self):
        self.assertStage("", "")

    def test_latest_step_is_the_stage(self):
        self.step("launched", "2019")
        self.step("proposed", "2017-03-05")
        self.assertStage("launched", "2019")

    def test_implied_step_never_is_the_stage(self):
        self.step("relaunch-proposed", "2017-03-05")
        self.step("launched", "2018", implied=True)
        self.assertStage("relaunch-proposed", "2017-03-05")

    def test_only_an_implied_step_is_no_stage(self):
        self.step("launched", implied=True)
        self.assertStage("", "")

    def test_edition_cancelled_does_not_end_a_series(self):
        self.step("launched", "2005")
        self.step("edition-cancelled", "2013")
        self.assertStage("launched", "2005")

    def test_passing_steps_leave_an_initiative_where_it_stood(self):
        self.step("adopted", "2005")
        for year, step in enumerate(Milestone.Step.passing(), start=2006):
            self.step(step, str(year))
        self.assertStage("adopted", "2005")

    def test_where_only_passing_steps_are_told_the_latest_is_the_stage(self):
        self.step("discussed", "2005")
        self.step("supported", "2006")
        self.assertStage("supported", "2006")

    def test_page_and_list_agree_on_the_stage(self):
        for latest in Milestone.Step:
            for implied in (False, True):
                initiative = make_initiative()
                make_milestone(initiative, step="adopted", date="2004")
                make_milestone(initiative, step=latest, date="2005", implied=implied)
                with self.subTest(latest=latest, implied=implied):
                    told = Initiative.objects.with_stage().get(pk=initiative.pk)
                    steps = Milestone.objects.filter(initiative=initiative)
                    stage = stage_of(list(steps.oldest_first()))
                    self.assertEqual(
                        (stage.step, stage.date), (told.stage, told.stage_on)
                    )

    def test_step_with_a_latest_day_only_is_placed_there(self):
        self.step("proposed", "2017-03-05")
        self.step("launched", not_after="2019-06")
        self.assertStage("launched", "2019-06")

    def test_step_with_an_earlier_latest_day_is_not_the_stage(self):
        self.step("called-for", "2017-03-05")
        self.step("launched", not_after="2016")
        self.assertStage("called-for", "2017-03-05")

    def test_of_two_steps_of_a_day_the_later_position_is_the_stage(self):
        self.step("called-for", "2017-03-05", position=2)
        self.step("proposed", "2017-03-05", position=1)
        self.assertStage("called-for", "2017-03-05")

    def test_of_two_steps_of_a_position_the_key_decides(self):
        self.step("called-for", "2017-03-05", position=1, key="b")
        self.step("proposed", "2017-03-05", position=1, key="a")
        self.assertStage("called-for", "2017-03-05")

    def test_step_from_a_draft_is_not_the_stage(self):
        passage = make_passage(source=make_source(status="draft"))
        self.step("proposed", "2017-03-05")
        self.step("launched", "2019", passage=passage)
        self.assertStage("proposed", "2017-03-05")

    def test_step_at_a_draft_summit_is_not_the_stage(self):
        self.step("adopted", "2019", summit=make_summit(status="draft"))
        self.assertStage("", "")

    def test_stages_of_all_initiatives_are_one_query(self):
        self.step("proposed", "2017-03-05")
        make_milestone(step="launched")
        with self.assertNumQueries(1):
            stages = [row.stage for row in Initiative.objects.with_stage()]
        self.assertCountEqual(stages, ["proposed", "launched"])

    def test_stage_filters(self):
        self.step("proposed", "2017-03-05")
        make_initiative()
        rows = Initiative.objects.with_stage().filter(stage="proposed")
        self.assertEqual(list(rows), [self.initiative])


class OrderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        initiative = make_initiative()
        cls.late = make_milestone(initiative, date="2017-03-05", position=1)
        cls.bound = make_milestone(initiative, not_after="2009", position=2)
        cls.undated = make_milestone(initiative, date="", implied=True, position=3)
        cls.early = make_milestone(initiative, date="2004-12", position=4)

    def test_oldest_first_places_steps_by_date_or_latest_day(self):
        rows = [self.undated, self.early, self.bound, self.late]
        self.assertEqual(list(Milestone.objects.oldest_first()), rows)

    def test_latest_first_is_the_reverse(self):
        rows = [self.late, self.bound, self.early, self.undated]
        self.assertEqual(list(Milestone.objects.latest_first()), rows)

    def test_placed_tells_date_or_latest_day(self):
        placed = Milestone.objects.placed().get(pk=self.bound.pk)
        self.assertEqual((placed.placed_on, placed.placed), ("2009", "2009-01-01"))

    def test_initiatives_are_by_name_in_the_readers_language(self):
        Initiative.objects.all().delete()
        fund = make_initiative(name_en="Fund", name_es="Fondo")
        bank = make_initiative(name_en="Bank", name_es="Gran banco")
        self.assertEqual(list(Initiative.objects.by_name()), [bank, fund])
        with override("es"):
            self.assertEqual(list(Initiative.objects.by_name()), [fund, bank])


class PublishedTests(VisibilityCase):
    @classmethod
    def setUpTestData(cls):
        cls.initiative = make_initiative(passage=make_passage())
        cls.summit = make_summit(passage=make_passage())
        cls.passage = make_passage()

    def test_initiative_needs_its_source(self):
        row = self.initiative
        self.assertHiddenWith(row, row, row.passage.source)

    def test_step_needs_its_initiative_and_both_sources(self):
        row = make_milestone(self.initiative, passage=self.passage)
        self.assertHiddenWith(
            row, self.passage.source, self.initiative, self.initiative.passage.source
        )

    def test_step_at_a_summit_needs_it_too(self):
        row = make_milestone(self.initiative, summit=self.summit)
        self.assertHiddenWith(row, self.summit, self.summit.passage.source)

    def test_link_needs_both_initiatives_and_all_sources(self):
        other = make_initiative(passage=make_passage())
        row = make_link(self.initiative, other, passage=self.passage)
        sources = [row.passage.source for row in (row, self.initiative, other)]
        self.assertHiddenWith(row, self.initiative, other, *sources)

    def test_withdrawn_source_hides_the_initiative(self):
        Source.objects.update(status="withdrawn", withdrawn_reason_en="Given twice.")
        self.assertIs(Initiative.objects.published().exists(), False)
