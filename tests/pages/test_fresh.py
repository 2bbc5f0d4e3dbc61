"""What is kept until what it reads has changed is what would be made anew.

Of the ways in which a record changes there is one edit each; of each field of each
kind of record in ``every_edit.py``.
"""

import datetime as dt

from django.test import TestCase
from django.utils import timezone

from archive.publishing import changes
from archive.search import index
from members.models import State
from summits.models import Participation, Summit
from tests import factories as make
from tests.archive.search.comparing import in_a_week
from tests.archive.search.every_edit import make_archive
from tests.fresh import in_transactions_of_their_own, keepers, kept, made_anew

DAY = dt.timedelta(days=1)


class FreshTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_archive()
        index.refresh()
        cls.summit = Summit.objects.get(began_on="2017-03-05", place__city_en="Havana")

    def setUp(self):
        self.enterContext(in_transactions_of_their_own())
        self.before = kept()

    def changed(self):
        """Return the names of what differs from before, in any language, and is right.

        So that no edit is tried out of which nothing would tell.
        """
        after = kept()
        self.assertEqual(after, made_anew())
        return {
            name for (of, name) in after if after[of, name] != self.before[of, name]
        }

    def edit(self, row, **values):
        for field, value in values.items():
            setattr(row, field, value)
        row.save()

    def test_all_that_is_kept_so_is_compared(self):
        compared = {"facet_index", "names_in", "followed_steps", "figures", "dates_in"}
        compared |= {"initiatives_to_follow", "_counted"}
        for_an_edition = {"current_facets", "_parts"}
        self.assertEqual(keepers(), compared | for_an_edition)

    def test_date(self):
        self.edit(self.summit, began_on="2018-03-05", ended_on="")
        self.assertGreater(self.changed(), {"SummitList", "DeclarationList"})

    def test_renamed_state(self):
        self.edit(self.summit.place.state, name_es="La otra")
        self.assertLessEqual({"SummitList", "InitiativeList", "State"}, self.changed())

    def test_renamed_topic(self):
        topic = self.summit.statements.get().topics.first()
        self.edit(topic, name_en="Otherwise")
        self.assertLessEqual({"SummitList", "DeclarationList"}, self.changed())

    def test_rename_that_moves_an_initiative_in_one_language(self):
        row, _other = (make.make_initiative(name_en=name) for name in ("Sun", "Wing"))
        self.before = kept()
        self.edit(row, name_es="ZZ")
        self.assertIn("InitiativeList", self.changed())

    def test_links_added_and_cleared_from_either_end(self):
        topic, statement = make.make_topic(), self.summit.statements.get()
        for act, args in [
            (statement.topics.add, [topic]),
            (topic.statements.clear, []),
            (topic.statements.set, [[statement]]),
            (statement.topics.clear, []),
        ]:
            self.before = kept()
            act(*args)
            self.assertIn("SummitList", self.changed())

    def test_rows_updated_by_a_query(self):
        Participation.objects.update(capacity="guest")
        self.assertIn("SummitList", self.changed())

    def test_rows_created_in_bulk(self):
        row = make.make_participation(self.summit, state=State.objects.last())
        row.delete()
        self.assertEqual(self.changed(), set())
        Participation.objects.bulk_create([row])
        self.assertIn("SummitList", self.changed())

    def test_deleted_row(self):
        self.summit.participations.first().delete()
        self.assertIn("SummitList", self.changed())

    def test_row_that_falls_with_what_it_stands_on(self):
        source = self.summit.passage.source
        self.edit(source, status="withdrawn", withdrawn_reason_en="Wrong.")
        self.assertLessEqual({"SummitList", "figures", "timeline"}, self.changed())

    def test_withdrawal_that_comes_due(self):
        Summit.objects.filter(pk=self.summit.pk).update(
            withdraw_at=timezone.now() + DAY, withdrawn_reason_en="Wrong."
        )
        self.assertEqual(self.changed(), set())
        with in_a_week():
            self.assertIn("SummitList", self.changed())

    def test_what_came_due_and_then_something_else_changed(self):
        """The next edition knows no more of an instant that has passed."""
        self.edit(self.summit, withdraw_at=timezone.now() + DAY)
        kept()
        with in_a_week():
            State.objects.update(aliases="")
            self.assertIn("SummitList", self.changed())

    def test_rows_written_past_the_site_and_settled(self):
        Participation._base_manager.update(capacity="guest")
        changes.settle_all()
        self.assertIn("SummitList", self.changed())

    def test_rows_written_past_the_site_and_the_index_made_anew(self):
        State._base_manager.update(name_en="Otherwise")
        index.rebuild()
        self.assertIn("State", self.changed())
