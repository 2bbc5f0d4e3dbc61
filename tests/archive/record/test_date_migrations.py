"""Archives whose dates were years, months or days alone, upgraded."""

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import SimpleTestCase

from archive.record.date_migrations import WidenDates
from archive.record.edtf import bounds
from members.models import Membership
from summits.models import Summit
from tests.migrations import UpgradedTestCase, migrate

BEFORE = [
    ("sources", "0007_any_language"),
    ("members", "0009_bodies"),
    ("summits", "0011_acts_of_membership"),
    ("initiatives", "0009_notes_and_events"),
    ("search", "0004_made_of_rows"),
]
DATES = ["", "2008", "2008-02", "2008-12", "2008-02-29"]
# Invented rows of each app, with the fields that they need and the one that is dated.
ROWS = {
    "sources.Source": ("published_on", {"title": "A text"}),
    "members.Organization": ("began", {"name_en": "A body", "kind": "institution"}),
    "members.Person": ("died", {"name": "Somebody"}),
    "summits.Summit": ("began_on", {}),
    "summits.Event": ("ended", {"name_en": "An event", "kind": "external"}),
}


class WidenDatesTests(UpgradedTestCase):
    @classmethod
    def upgrade(cls):
        then = migrate(*BEFORE)
        for name, (field, needed) in ROWS.items():
            rows = then.get_model(name).objects
            for place, date in enumerate(DATES):
                key = f"{rows.model._meta.model_name}-{place}"
                rows.create(key=key, slug=key, **{field: date}, **needed)
        state = then.get_model("members.State").objects.create(
            key="XX", slug="xx", name_en="X", iso_alpha2="XX", iso_alpha3="XXX"
        )
        then.get_model("members.Membership").objects.create(
            key="xx-1", state=state, began="2004", attested_last="2008-02"
        )
        fund = then.get_model("initiatives.Initiative").objects.create(
            key="fund", slug="fund", name_en="A fund"
        )
        steps = then.get_model("initiatives.Milestone").objects
        steps.create(key="fund-1", initiative=fund, step="announced", not_after="2008")
        migrate()

    def test_no_row_is_lost_and_no_bound_is_another(self):
        for name, (field, _needed) in ROWS.items():
            rows = apps.get_model(name).objects.order_by("key")
            with self.subTest(name):
                self.assertEqual(
                    list(rows.values_list(field, f"{field}_first", f"{field}_last")),
                    [(date, *bounds(date)) for date in DATES],
                )

    def test_rows_of_others_stand(self):
        row = Membership.objects.get()
        self.assertEqual(row.began_last, "2004-12-31")
        self.assertEqual(row.attested_last_first, "2008-02-01")
        [step] = apps.get_model("initiatives.Milestone").objects.all()
        self.assertEqual(step.not_after_last, "2008-12-31")

    def test_dates_may_be_all_that_they_may_be_now(self):
        summits = Summit.objects.filter(key="summit-1")
        summits.update(began_on="[2008-02-28,2008-02-29,2008-03-01]")
        found = summits.values_list("began_on_first", "began_on_last").get()
        self.assertEqual(found, ("2008-02-28", "2008-03-01"))

    def test_rules_about_bounds_hold(self):
        rows = Membership.objects.all()
        for ended in ("2003", "2002~", "[2002,2003]"):
            refused = self.assertRaises(IntegrityError)
            with self.subTest(ended), refused, transaction.atomic():
                rows.update(ended=ended)
        rows.update(attested_last="", ended="2003~")

    def test_summits_have_their_index(self):
        with connection.cursor() as cursor:
            held = connection.introspection.get_constraints(cursor, "summits_summit")
        self.assertTrue(held["summit_newest"]["index"])


class OperationTests(SimpleTestCase):
    def test_it_says_what_it_does(self):
        self.assertEqual(
            WidenDates("summit", "began_on").describe(),
            "Let dates of summit be about, of a half year or several",
        )

    def test_every_field_of_its_model_is_named(self):
        """Else a bound would still be computed as it was."""
        for model in apps.get_models():
            for field in model._meta.fields:
                if field.generated and field.name.endswith(("_first", "_last")):
                    name = type(field.expression).__name__
                    with self.subTest(f"{model._meta.label}.{field.name}"):
                        self.assertIn(name, ("FirstDay", "LastDay"))
