"""Every list and form of the desk, by a walk of the registry."""

import re

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.publishing.models import Published
from tests import factories as make
from tests.answers import ODD
from tests.desk import DeskTestCase, page, typed
from tests.lists import MANY
from tests.registry import MAKERS, desks, for_each_desk, make_rows, name

SELECTS = re.compile(r'(<select [^>]*name="(\w+)".*?</select>)', re.DOTALL)


def forward(desk):
    """Return the foreign keys and many-to-many fields of the admin's model."""
    fields = [*desk.opts.fields, *desk.opts.many_to_many]
    return [field for field in fields if field.related_model]


class RegistryTests(DeskTestCase):
    def test_every_model_of_the_record_has_a_desk(self):
        self.assertEqual({name(desk) for desk in desks()}, set(MAKERS))

    @for_each_desk
    def test_a_list_has_four_columns_and_says_what_is_public(self, desk, url):
        self.assertGreaterEqual(len(desk.list_display), 4)
        self.assertIn("public", desk.list_display)

    @for_each_desk
    def test_fields_stand_in_fieldsets(self, desk, url):
        self.assertTrue(desk.fieldsets)

    def test_an_autocomplete_answers_any_search(self):
        url = reverse("admin:autocomplete")
        for app, model, field in [
            ("summits", "summit", "passage"),
            ("summits", "summit", "place"),
            ("summits", "statement", "person"),
        ]:
            where = {"app_label": app, "model_name": model, "field_name": field}
            for term in ODD:
                with self.subTest(field=field, term=term[:20]):
                    response = self.client.get(url, where | {"term": term})
                    self.assertIn(response.status_code, (200, 400))

    @for_each_desk
    def test_a_list_filters_what_is_public(self, desk, url):
        make_rows(desk, 1)
        row = desk.model.objects.first()
        public = desk.model.objects.published().filter(pk=row.pk).exists()
        for answer, there in (("yes", public), ("no", not public)):
            response = self.client.get(url, {"public": answer})
            self.assertEqual(row in response.context["cl"].result_list, there)

    @for_each_desk
    def test_a_filter_nobody_knows_shows_no_rows(self, desk, url):
        make_rows(desk, 1)
        response = self.client.get(url, {"public": "perhaps"})
        self.assertEqual(list(response.context["cl"].result_list), [])

    @for_each_desk
    def test_a_list_counts_its_filters(self, desk, url):
        make_rows(desk, 1)
        self.assertEqual(self.client.get(url, {"_facets": ""}).status_code, 200)

    @for_each_desk
    def test_a_list_sorts_by_each_column(self, desk, url):
        make_rows(desk, 1)
        columns = range(1, len(desk.list_display) + 1)  # before them stand the boxes
        for sign in ("", "-"):
            order = ".".join(f"{sign}{column}" for column in columns)
            response = self.client.get(url, {"o": order})
            self.assertEqual(response.status_code, 200)

    @for_each_desk
    def test_a_list_costs_the_same_queries_at_many_rows_as_at_one(self, desk, url):
        make_rows(desk, 1)
        one = self.queries(url)
        make_rows(desk, MANY)
        self.assertEqual(self.queries(url), one)

    def queries(self, url):
        self.client.get(url)  # content types and permissions are known from here on
        with CaptureQueriesContext(connection) as captured:
            response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        return len(captured)

    @for_each_desk
    def test_an_empty_form_is_refused_at_its_fields(self, desk, url):
        url = page(desk.model, "add")
        response = self.client.post(url)
        self.assertEqual(response.status_code, 200)
        self.assertTrue(self.errors(response))

    def test_a_form_needs_no_select_of_more_than_twenty_options(self):
        # Vocabularies and kinds, with the empty choice; languages, the region's first.
        longest = {"act": 27, "step": 25, "language": 184, "record_type": 22}
        named = {field.related_model for desk in desks() for field in forward(desk)}
        for desk in desks():
            if desk.model in named and name(desk) != "office":
                make_rows(desk, 22)
        for desk in desks():
            response = self.client.get(page(desk.model, "add"))
            for select, field in SELECTS.findall(response.text):
                with self.subTest(name(desk), select=select[:80]):
                    most = longest.get(field, 20)
                    self.assertLessEqual(select.count("<option"), most)

    @for_each_desk
    def test_a_form_chooses_records_by_autocomplete(self, desk, url):
        form = self.client.get(page(desk.model, "add")).context["adminform"].form
        for field in forward(desk):
            if field.name != "record_type":
                self.assertIn("data-ajax--url", str(form[field.name]))

    @for_each_desk
    def test_a_form_without_script_chooses_from_lists(self, desk, url):
        response = self.client.get(page(desk.model, "add"), {"plain": 1})
        self.assertNotIn("data-ajax--url", response.text)
        self.assertNotIn("related-widget-wrapper-link", response.text)
        for rows in response.context["inline_admin_formsets"]:
            self.assertEqual(len(rows.formset.extra_forms), 1)

    @for_each_desk
    def test_a_row_is_saved_from_its_own_form(self, desk, url):
        make_rows(desk, 1)
        url = page(desk.model, "change", desk.model.objects.first().pk)
        self.assertSaved(self.client.post(url, typed(self.client.get(url))))

    @for_each_desk
    def test_view_on_site_answers(self, desk, url):
        row = MAKERS[name(desk)]()
        if name(desk) in ("state", "organization", "person"):
            make.make_participation(**{name(desk): row})
        if name(desk) == "topic":
            make.make_statement(topics=[row])
        response = self.client.get(page(desk.model, "change", row.pk))
        if name(desk) in ("place", "office"):  # They have no page.
            self.assertFalse(response.context["has_absolute_url"])
            return
        url = response.context["absolute_url"]
        self.assertEqual(self.client.get(url).status_code, 200)

    @for_each_desk
    def test_a_draft_has_no_link_to_the_site(self, desk, url):
        if issubclass(desk.model, Published):
            row = MAKERS[name(desk)](status="draft", publish_at=None)
            response = self.client.get(page(desk.model, "change", row.pk))
            self.assertNotContains(response, "View on site")

    @for_each_desk
    def test_pages_hold_no_script_and_no_style(self, desk, url):
        make_rows(desk, 1)
        row = desk.model.objects.first()
        for address in (
            url,
            page(desk.model, "add"),
            page(desk.model, "change", row.pk),
            page(desk.model, "history", row.pk),
            page(desk.model, "delete", row.pk),
        ):
            html = self.client.get(address).text
            self.assertEqual(re.findall(r"\s(?:style|on[a-z]+)=", html), [])
            self.assertEqual(re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", html), [])

    @for_each_desk
    def test_english_and_spanish_stand_in_one_row(self, desk, url):
        record = MAKERS[name(desk)]()
        form = self.client.get(page(desk.model, "change", record.pk))
        fieldsets = form.context["adminform"].fieldsets
        rows = [row for _, options in fieldsets for row in options["fields"]]
        for field in desk.opts.fields:
            if field.name.endswith("_en"):
                pair = {field.name, f"{field.name[:-3]}_es"}
                self.assertTrue(any(pair <= set(row) for row in rows), pair)

    def test_each_language_is_named_in_the_label(self):
        form = self.client.get(reverse("admin:members_state_add"))
        self.assertContains(form, "Name (English)")
        self.assertContains(form, "Name (Español)")


class DeskTests(DeskTestCase):
    def test_index_follows_the_order_of_the_record(self):
        response = self.client.get(reverse("admin:index"))
        apps = [app["app_label"] for app in response.context["app_list"]]
        order = ["summits", "sources", "members", "initiatives", "pages"]
        self.assertEqual(apps, order)

    def test_accounts_are_for_those_who_may_change_them(self):
        admins = get_user_model().objects.create_superuser("ana")
        self.client.force_login(admins)
        response = self.client.get(reverse("admin:index"))
        self.assertEqual(response.context["app_list"][-1]["app_label"], "auth")

    def test_address_with_nul_is_refused(self):
        url = reverse("admin:summits_summit_changelist")
        self.assertEqual(self.client.get(url, {"series": "\0"}).status_code, 400)
        self.assertEqual(self.client.get(f"{url}%00/change/").status_code, 400)

    def test_methods_that_do_nothing_are_refused(self):
        for method in ("put", "patch", "delete", "trace", "options"):
            response = getattr(self.client, method)(reverse("admin:index"))
            self.assertEqual(response.status_code, 405)

    @for_each_desk
    def test_who_may_only_look_sees_every_page(self, desk, url):
        row = MAKERS[name(desk)]()
        viewer = get_user_model().objects.create_user("viewer", is_staff=True)
        viewer.user_permissions.set(
            Permission.objects.filter(codename__startswith="view_")
        )
        self.client.force_login(viewer)
        self.assertEqual(self.client.get(url).status_code, 200)
        response = self.client.get(page(desk.model, "change", row.pk))
        self.assertEqual(response.status_code, 200)
        self.assertNotContains(response, 'name="_save"')

    @for_each_desk
    def test_record_is_added_beside_another_in_a_small_window(self, desk, url):
        response = self.client.get(page(desk.model, "add"), {"_popup": "1"})
        self.assertContains(response, 'name="_popup"')
