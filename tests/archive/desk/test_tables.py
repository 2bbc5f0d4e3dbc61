"""Rows of a record: tables in its form, whose cost does not grow with them."""

from itertools import product
from unittest.mock import patch

from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.desk import tables
from archive.publishing import changes
from archive.sources.models import Source
from initiatives.models import InitiativeState
from summits.models import Statement, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed
from tests.registry import for_each_desk, make_whole


class TableTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(number=14)
        self.url = page(Summit, "change", self.summit.pk)

    def test_row_is_shown_with_a_link_to_its_page_and_no_field(self):
        statement = make.make_statement(summit=self.summit)
        form = self.client.get(self.url)
        self.assertContains(form, f'<tr id="statement-{statement.pk}">', 1)
        self.assertContains(form, f'href="{page(Statement, "change", statement.pk)}"')
        self.assertContains(form, f'<th scope="row">{statement.summary}</th>')
        self.assertFalse([name for name in typed(form) if "statement" in name])

    def test_further_rows_and_pages_of_rows_keep_the_shape_without_script(self):
        rows = [make.make_statement(summit=self.summit) for _ in range(3)]
        with patch.object(tables, "MOST", 1):
            form = self.client.get(f"{self.url}?statement=2&plain=1")
        edit = f"{page(Statement, 'change', rows[1].pk)}?plain=1"
        add = f"{page(Statement, 'add')}?summit={self.summit.pk}&amp;plain=1"
        for link in (
            '"?statement=1&amp;plain=1#statement-rows" rel="prev"',
            '"?statement=3&amp;plain=1#statement-rows" rel="next"',
            f'"{edit}"',
            f'"{add}"',
        ):
            self.assertContains(form, f"href={link}", 1)

    def test_heading_counts_the_rows(self):
        for _ in range(2):
            make.make_statement(summit=self.summit)
        form = self.client.get(self.url)
        self.assertContains(form, ">Statements: 2</h2>")
        self.assertContains(form, ">Participations: 0</h2>")

    def test_rows_of_others_are_not_shown(self):
        other = make.make_statement(summit=make.make_summit(number=15))
        self.assertNotContains(self.client.get(self.url), other.pk)

    def test_rows_stand_in_the_order_of_readers(self):
        second, first = (
            make.make_statement(summit=self.summit, position=at) for at in (2, 1)
        )
        text = self.client.get(self.url).text
        self.assertLess(text.index(f'"statement-{first.pk}"'), text.index(second.pk))

    def test_choices_relations_and_nothing_are_in_words(self):
        cuba = make.make_state("Cuba")
        make.make_participation(self.summit, state=cuba, person=None)
        make.make_statement(summit=self.summit, act="calls-for")
        form = self.client.get(self.url)
        self.assertContains(form, '<th scope="row">Cuba</th>')
        self.assertContains(form, '<td data-head="Act">calls for</td>')
        self.assertContains(form, '<td data-head="Said by">–</td>')

    def test_field_that_a_citation_bears_on_is_named(self):
        make.make_citation(self.summit, field="number")
        make.make_citation(self.summit, field="")
        form = self.client.get(self.url)
        self.assertContains(form, '<th scope="row">number</th>')
        self.assertContains(form, '<th scope="row">–</th>')

    def test_language_that_a_row_lacks_is_named(self):
        statement = make.make_statement(summit=self.summit, summary_es="Pidió unidad.")
        both = '<span class="st ok">English, Español</span>'
        self.assertContains(self.client.get(self.url), both)
        Statement.objects.filter(pk=statement.pk).update(summary_es="")
        lacking = '<span class="st missing">no Spanish</span>'
        self.assertContains(self.client.get(self.url), lacking)

    def test_row_is_added_on_a_page_that_knows_its_record(self):
        add = f'href="{page(Statement, "add")}?summit={self.summit.pk}"'
        self.assertContains(self.client.get(self.url), add)

    def test_who_may_only_look_adds_and_edits_nothing(self):
        make.make_statement(summit=self.summit)
        self.editor.groups.clear()
        looks = Permission.objects.filter(codename__startswith="view_")
        self.editor.user_permissions.set(looks)
        form = self.client.get(self.url)
        self.assertNotContains(form, page(Statement, "add"))
        self.assertContains(form, ">View<span")
        self.assertNotContains(form, ">Edit<span")

    def test_many_rows_come_in_pages(self):
        source = make.make_source()
        with changes.together():
            for number in range(tables.MOST + 1):
                make.make_passage(source=source, label=str(number + 1))
        url = page(Source, "change", source.pk)
        first = self.client.get(url)
        self.assertContains(first, "<tr id=", tables.MOST)
        self.assertContains(first, f">Passages: {tables.MOST + 1}</h2>")
        self.assertContains(first, 'href="?passage=2#passage-rows"')
        for asked in ("2", "9", "last"):
            second = self.client.get(url, {"passage": asked})
            rows = tables.MOST if asked == "last" else 1
            self.assertContains(second, "<tr id=", rows)

    def test_new_record_is_saved_before_its_rows(self):
        form = self.client.get(page(Summit, "add"))
        self.assertContains(form, "Save it first, as a draft")
        self.assertContains(form, "Save and go on to its rows")
        self.assertNotContains(form, "<table")
        words = {"passage": self.summit.passage_id, "quote": self.summit.quote}
        fields = typed(form, number="15", began_on="2018-03-05", **words)
        saved = self.client.post(page(Summit, "add"), fields)
        added = Summit.objects.get(number=15)
        self.assertRedirects(saved, page(Summit, "change", added.pk))

    @for_each_desk
    def test_every_form_shows_its_tables(self, desk, url):
        record = make_whole(desk)
        form = self.client.get(page(desk.model, "change", record.pk))
        self.assertContains(form, "<tr id=", len(desk.tables))


class CostTests(DeskTestCase):
    """The five largest forms, at five and at fifty rows of each kind."""

    def assertCost(self, record, fill, *, opening, saving, **fields):
        """Assert how many statements it takes to open the form and to save it changed.

        ``fill(record)`` adds a row of each kind.
        """
        url = page(type(record), "change", record.pk)
        costs = []
        for count in (5, 45):
            with changes.together():
                for _ in range(count):
                    fill(record)
            form = typed(self.client.get(url))
            form |= {name: f"{words} {count}" for name, words in fields.items()}
            opened = self.statements(self.client.get, url)
            costs.append((opened, self.statements(self.client.post, url, form)))
        self.assertEqual(*costs)
        opened, saved = costs[0]
        self.assertLessEqual(opened, opening)
        self.assertLessEqual(saved, saving)

    def statements(self, ask, *args):
        with CaptureQueriesContext(connection) as captured:
            response = ask(*args)
        self.assertLess(len(response.content), 250_000)
        self.assertIn(response.status_code, (200, 302))
        return len(captured)

    def test_summit(self):
        def fill(summit):
            make.make_participation(summit, person=make.make_person())
            make.make_statement(summit=summit)
            make.make_citation(summit)

        self.assertCost(
            make.make_summit(), fill, opening=60, saving=150, summary_en="Typed."
        )

    def test_initiative(self):
        states = [make.make_state() for _ in range(10)]
        parts = product(InitiativeState.Role, states)

        def fill(initiative):
            make.make_milestone(initiative)
            make.make_amount(initiative)
            role, state = next(parts)
            make.make_initiative_state(initiative, role=role, state=state)
            make.make_link(initiative=initiative)
            make.make_citation(initiative)

        initiative = make.make_initiative()
        self.assertCost(initiative, fill, opening=60, saving=150, summary_en="Typed.")

    def test_person(self):
        office = make.make_office()

        def fill(person):
            make.make_tenure(person=person, office=office)
            make.make_citation(person)

        person = make.make_person()
        self.assertCost(person, fill, opening=60, saving=150, description_en="Typed.")

    def test_source(self):
        def fill(source):
            make.make_passage(source=source)

        self.assertCost(
            make.make_source(), fill, opening=60, saving=150, author="Typed."
        )

    def test_event(self):
        def fill(event):
            make.make_statement(event=event, summit=None)
            make.make_citation(event)

        self.assertCost(
            make.make_event(), fill, opening=60, saving=150, summary_en="Typed."
        )
