"""What queries read of the record, told by their statements."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import TestCase

from archive.publishing.models import OldPath
from archive.publishing.reads import count_as_read, read_by, recorded
from archive.sources.models import Citation
from initiatives.models import Initiative
from members.models import State
from summits.models import Statement, Summit, Topic
from tests.factories import make_statement, make_topic


class RecordedTests(TestCase):
    def read(self, ask):
        with recorded() as names:
            ask()
        return names

    def assertReads(self, ask, *names):
        self.assertEqual(self.read(ask), set(names))

    def test_columns_selected_and_compared_and_ordered_by(self):
        rows = State.objects.filter(iso_alpha2="CU").order_by("name_en")
        self.assertReads(
            lambda: list(rows.values_list("slug")),
            "members.state",
            *("members.state.slug", "members.state.iso_alpha2"),
            "members.state.name_en",
        )

    def test_rows_counted_go_by_those_that_come_and_go(self):
        self.assertReads(Topic.objects.count, "summits.topic")

    def test_what_is_public_goes_by_the_periods(self):
        rows = Topic.objects.published().order_by()
        period = "summits.topic.public_since", "summits.topic.public_until"
        self.assertReads(rows.count, "summits.topic", *period)

    def test_joined_tables_and_queries_within(self):
        rows = Summit.objects.filter(
            place__state__slug="cuba", pk__in=Statement.objects.values("summit")
        )
        read = self.read(lambda: list(rows.order_by().values_list("series")))
        expected = {"summits.place", "members.state.slug", "summits.summit.place_id"}
        self.assertLessEqual(expected, read)
        self.assertLessEqual({"summits.statement", "summits.statement.summit_id"}, read)
        self.assertNotIn("summits.summit.began_on", read)

    def test_every_arm_of_a_union(self):
        arms = [
            model.objects.order_by().values_list("slug") for model in (State, Topic)
        ]
        read = self.read(lambda: list(arms[0].union(arms[1])))
        self.assertLessEqual({"members.state.slug", "summits.topic.slug"}, read)

    def test_rows_prefetched(self):
        make_statement(topics=[make_topic()])
        rows = Statement.objects.prefetch_related("topics")
        self.assertIn("summits.topic.name_es", self.read(lambda: list(rows)))

    def test_links_go_by_the_rows_of_both_ends(self):
        links = Statement.topics.through.objects
        self.assertReads(links.count, "summits.statement", "summits.topic")

    def test_column_that_the_database_computes_goes_by_what_it_is_computed_from(self):
        rows = Summit.objects.order_by().values_list("began_on_first")
        read = "summits.summit", "summits.summit.began_on"
        self.assertReads(lambda: list(rows), *read)

    def test_types_of_records_never_change(self):
        self.assertReads(ContentType.objects.count)
        rows = Citation.objects.order_by().filter(record_type__model="summit")
        self.assertNotIn("edition", self.read(rows.count))

    def test_what_nobody_tells_changes_of_goes_by_the_edition(self):
        self.assertReads(OldPath.objects.count, "edition")

    def test_statement_that_names_no_table_goes_by_the_edition(self):
        def ask():
            with connection.cursor() as cursor:
                cursor.execute("SELECT key FROM members_state")

        self.assertReads(ask, "edition")

    def test_nothing_is_read_where_nothing_is_asked(self):
        self.assertReads(lambda: None)

    def test_what_is_read_after_the_block_is_left_out(self):
        names = self.read(lambda: None)
        State.objects.count()
        count_as_read({"members.state"})
        self.assertEqual(names, set())

    def test_block_within_a_block_is_read_by_both(self):
        with recorded() as outer:
            inner = self.read(State.objects.count)
            count_as_read({"edition"})
        self.assertEqual(inner, {"members.state"})
        self.assertEqual(outer, {"members.state", "edition"})


class StatementTests(TestCase):
    def test_column_of_any_table_of_a_statement_counts(self):
        sql = 'SELECT U0."slug" FROM "members_state" U0, "summits_topic"'
        names = {f"{of}{it}" for of in ("members.state", "summits.topic") for it in END}
        self.assertEqual(read_by(sql), names)

    def test_word_that_is_no_column_of_a_table_does_not(self):
        sql = 'SELECT "initiatives_initiative"."slug" AS "anything" FROM "x"'
        label = Initiative._meta.label_lower
        self.assertEqual(read_by(sql), {label, f"{label}.slug"})


END = "", ".slug"
