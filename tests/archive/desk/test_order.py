"""Rows of a record are moved up and down in its table; readers see them so."""

from unittest.mock import patch

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from archive.desk import tables
from initiatives.models import Initiative, Milestone
from summits.models import Participation, Photo, Statement, Summit
from tests import factories as make
from tests.desk import DeskTestCase, FailureTestCase, page


class MoveTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(number=14)
        self.rows = [make.make_statement(summit=self.summit) for _ in range(3)]
        self.form = page(Summit, "change", self.summit.pk)

    def move(self, row, way="up", **more):
        return self.client.post(page(type(row), "move", row.pk), {"way": way, **more})

    def assertOrder(self, *rows):
        found = Statement.objects.filter(summit=self.summit)
        self.assertEqual([*found.order_by("position", "key")], [*rows])

    def test_up(self):
        first, second, third = self.rows
        self.move(third)
        self.assertOrder(first, third, second)

    def test_down(self):
        first, second, third = self.rows
        self.move(first, "down")
        self.assertOrder(second, first, third)

    def test_at_the_ends_it_stays(self):
        self.move(self.rows[0])
        self.move(self.rows[2], "down")
        self.assertOrder(*self.rows)

    def test_it_returns_to_the_row_in_its_record(self):
        response = self.move(self.rows[2])
        place = f"{self.form}#statement-{self.rows[2].pk}"
        self.assertRedirects(response, place, fetch_redirect_response=False)

    def test_it_returns_to_the_page_on_which_the_row_now_is(self):
        with patch.object(tables, "MOST", 1):
            response = self.move(self.rows[2])
        self.assertIn("?statement=2#", response["Location"])

    def test_readers_see_the_new_order_under_the_same_addresses(self):
        second = self.rows[1]
        self.move(second)
        text = self.client.get(self.summit.get_absolute_url()).text
        self.assertLess(text.index('id="s2"'), text.index('id="s1"'))
        self.assertEqual(second.anchor, "s2")

    def test_rows_that_share_a_place_are_dealt_others(self):
        Statement.objects.update(position=0)
        first, second, third = Statement.objects.order_by("key")
        self.move(third)
        self.assertOrder(first, third, second)

    def test_only_those_that_change_are_saved(self):
        self.move(self.rows[2])
        versions = Statement.objects.order_by("key").values_list("version", flat=True)
        saved = [row.version for row in self.rows]
        self.assertEqual([*versions], [saved[0], saved[1] + 1, saved[2] + 1])

    def test_rows_of_another_record_stay(self):
        other = make.make_summit(number=15)
        theirs = [make.make_statement(summit=other) for _ in range(2)]
        self.move(self.rows[2])
        self.assertEqual([*other.statements.order_by("position")], theirs)

    def test_it_is_told_where_the_row_is_now(self):
        self.move(self.rows[2])
        said = f"“{self.rows[2]}” is now row 2 of 3."
        self.assertContains(self.client.get(self.form), said)

    def test_history_of_the_record_tells_of_it(self):
        self.move(self.rows[2])
        told = LogEntry.objects.get(object_id=self.summit.pk).get_change_message()
        self.assertIn("position", told)

    def test_no_way_moves_nothing(self):
        for way in ("", "sideways", "\0"):
            self.move(self.rows[2], way)
        self.client.get(page(Statement, "move", self.rows[2].pk))
        self.assertOrder(*self.rows)
        self.assertFalse(LogEntry.objects.exists())

    def test_row_that_is_not_there(self):
        for key in ("nothing", "x" * 3000):
            answer = self.client.post(page(Statement, "move", key), {"way": "up"})
            self.assertEqual(answer.status_code, 404)

    def test_who_may_only_look_moves_nothing(self):
        self.editor.groups.clear()
        looks = Permission.objects.filter(codename__startswith="view_")
        self.editor.user_permissions.set(looks)
        self.assertEqual(self.move(self.rows[2]).status_code, 403)
        self.assertOrder(*self.rows)
        self.assertNotContains(self.client.get(self.form), "Move up")

    def test_table_has_two_buttons_a_row_but_at_its_ends(self):
        form = self.client.get(self.form)
        first, _second, third = (page(Statement, "move", row.pk) for row in self.rows)
        self.assertContains(form, f'formaction="{first}"', 2)
        self.assertContains(form, ' value="up" title="Move up" disabled>', 1)
        self.assertContains(form, ' value="down" title="Move down" disabled>', 1)
        self.assertContains(form, f'formaction="{third}"', 2)
        self.assertContains(form, '<form id="move" method="post">', 1)

    def test_buttons_keep_the_shape_without_script(self):
        form = self.client.get(f"{self.form}?plain=1")
        self.assertContains(form, "/move/?plain=1", 6)

    def test_every_row_with_a_place_is_moved(self):
        initiative = make.make_initiative()
        for model, make_row in (
            (Participation, lambda: make.make_participation(self.summit)),
            (Photo, lambda: make.make_photo(self.summit)),
            (Milestone, lambda: make.make_milestone(initiative)),
        ):
            with self.subTest(model):
                _first, second = make_row(), make_row()
                self.move(second)
                self.assertEqual(model.objects.order_by("position").first(), second)
        form = self.client.get(page(Initiative, "change", initiative.pk))
        self.assertContains(form, "Move up")

    def test_rows_without_an_order_have_no_buttons(self):
        state = make.make_state()
        make.make_membership(state)
        form = self.client.get(page(type(state), "change", state.pk))
        self.assertNotContains(form, "Move up")


class FailureTests(FailureTestCase):
    def test_a_write_that_fails_leaves_the_order(self):
        summit = make.make_summit(number=14)
        rows = [make.make_statement(summit=summit) for _ in range(2)]
        url = page(Statement, "move", rows[1].pk)
        for _response, done in self.answers(url, {"way": "up"}):
            found = [*summit.statements.order_by("position", "key")]
            self.assertEqual(found, rows[::-1] if done else rows)
