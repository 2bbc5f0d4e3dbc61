"""What ``manage.py seed`` loads, into which archive, and how it refuses."""

import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core import serializers
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper
from django.test import SimpleTestCase, TestCase

from alba_site.management.commands.seed import FIXTURES, files
from archive.publishing import settling
from archive.sources.models import Citation, Passage, Source
from members.models import State
from summits.models import Place, Statement, Summit
from tests import factories as make
from tests.constraints import concrete_models
from tests.fixtures import SeededTestCase, fixture_rows


def seed(**options):
    """Run the command; return what it says."""
    out = StringIO()
    call_command("seed", stdout=out, **options)
    return out.getvalue()


def counts():
    return Source.objects.count(), State.objects.count(), Statement.objects.count()


def public_counts():
    return {model: model.objects.published().count() for model in concrete_models()}


class Terminal(StringIO):
    def isatty(self):
        return True


class EmptyArchiveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        terminal = Terminal()
        call_command("seed", stdout=OutputWrapper(terminal))
        cls.said = terminal.getvalue()

    def test_seed_loads_every_row_and_says_how_many(self):
        self.assertIn(f"{len(fixture_rows())} records added", self.said)
        for row in fixture_rows():
            app_label, name = row["model"].split(".")
            self.assertTrue(
                Citation._meta.apps.get_model(app_label, name)
                .objects.filter(pk=row["pk"])
                .exists(),
                row["pk"],
            )

    def test_nothing_of_the_seeds_is_odd(self):
        self.assertNotIn("To look at again", self.said)

    def test_seed_shows_progress_on_a_terminal(self):
        for name in files():
            self.assertIn(f"{name}: ", self.said)


class MissingTests(TestCase):
    def test_what_is_odd_of_rows_loaded_is_told(self):
        Place.objects.create(
            key="rival", city_en="Caracas", state=make.make_state("Venezuela")
        )
        self.assertIn("To look at again: Caracas, Venezuela:", seed(missing=True))

    def test_missing_fills_an_empty_archive_too(self):
        seed(missing=True)
        self.assertTrue(Summit.objects.published().filter(pk="14"))


class FullArchiveTests(SeededTestCase):
    def test_seed_loads_nothing_into_an_archive_with_records(self):
        Summit.objects.filter(pk="14").update(number=15)
        Statement.objects.filter(pk="14-s-unity").delete()
        before = counts()
        self.assertIn("nothing loaded", seed())
        self.assertEqual(counts(), before)
        self.assertEqual(Summit.objects.get(pk="14").number, 15)

    def test_missing_adds_what_is_missing_and_changes_nothing_else(self):
        Summit.objects.filter(pk="14").update(number=15)
        Statement.objects.filter(pk="14-s-unity").delete()
        self.assertIn("1 records added, 0 restored", seed(missing=True))
        self.assertEqual(Summit.objects.get(pk="14").number, 15)
        self.assertEqual(
            [topic.pk for topic in Statement.objects.get(pk="14-s-unity").topics.all()],
            ["integration"],
        )

    def test_missing_and_replace_exclude_each_other(self):
        with self.assertRaisesMessage(CommandError, "not allowed with"):
            call_command("seed", "--missing", "--replace")


class ReplaceTests(SeededTestCase):
    """Rows of the seeds that were edited since, and loaded again."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        make.make_summit(key="15", slug="15", number=15)
        cls.public = public_counts()
        Summit.objects.filter(pk="14").update(number=13, ended_on="2017-03-06")
        Passage.objects.filter(pk="r1-11").update(text="Barbados")
        Statement.objects.filter(pk="14-s-unity").update(quote="unity")
        cls.unity = Statement.objects.get(pk="14-s-unity")
        cls.unity.topics.clear()
        cls.unity.states.add("cuba")
        cls.said = seed(replace=True)

    def test_every_row_of_the_seeds_is_restored(self):
        self.assertIn(f"0 records added, {len(fixture_rows())}", self.said)

    def test_fields_and_links_are_restored(self):
        summit = Summit.objects.get(pk="14")
        self.assertEqual((summit.number, summit.ended_on), (14, ""))
        topics = [topic.pk for topic in self.unity.topics.all()]
        self.assertEqual(topics, ["integration"])
        self.assertFalse(self.unity.states.all())

    def test_new_records_are_kept(self):
        self.assertTrue(Summit.objects.filter(pk="15"))

    def test_what_was_public_is_so_still(self):
        self.assertEqual(public_counts(), self.public)
        self.assertEqual(settling.unsettled(), {})

    def test_words_are_restored_with_their_quotation(self):
        self.unity.refresh_from_db()
        self.assertEqual(self.unity.quote, "calls for Latin American unity")


def seed_sources(*rows):
    """Load ``rows`` as the fixture of sources, in the place of what is there."""
    with TemporaryDirectory() as folder:
        for name in files():
            held = rows if name == "sources.json" else []
            Path(folder, name).write_text(json.dumps(held), encoding="utf-8")
        seed(fixtures=Path(folder), replace=True)


class WordsTests(TestCase):
    """What is loaded is held to its words together with what is there already."""

    def seed_source(self, source):
        """Load ``source``, a draft made here, as a fixture that publishes it."""
        [row] = json.loads(serializers.serialize("json", [source]))
        row["fields"] |= {"status": "published", "publish_at": "2017-03-06T00:00Z"}
        seed_sources(row)

    def test_what_a_seed_makes_public_is_refused_with_it(self):
        source = make.make_source(status="draft", publish_at=None)
        passage = make.make_passage(source=source)
        words = {"passage": passage, "quote": passage.text}
        period = make.make_membership(began="2001", **words)
        message = f"{period}: began: No words say the beginning. Nothing was loaded."
        with self.assertRaisesMessage(CommandError, message):
            self.seed_source(source)

    def test_what_was_public_before_stops_no_seed(self):
        make.make_summit(ended_on="2017-03-07")
        self.seed_source(make.make_source(status="draft", publish_at=None))
        self.assertEqual(Source.objects.published().count(), 2)


class SeenTests(TestCase):
    def test_what_readers_have_seen_becomes_no_draft(self):
        source = make.make_source()
        [row] = json.loads(serializers.serialize("json", [source]))
        row["fields"] |= {"status": "draft"}
        message = f"“{source.pk}”: status: Readers have seen this record."
        with self.assertRaisesMessage(CommandError, message):
            seed_sources(row)
        self.assertEqual(Source.objects.published().get(), source)


class SlugClashTests(TestCase):
    def test_an_address_already_given_loads_nothing(self):
        make.make_state("Cuba", key="another")
        with self.assertRaisesRegex(CommandError, r"members.state “cuba”: slug: "):
            seed(missing=True)
        self.assertEqual(counts(), (0, 1, 0))


class RefusalTests(TestCase):
    """Each faulty fixture is refused whole, with its file, row and reason."""

    def assertRefused(self, message, **given):
        """Check that seeding ``given`` (name: text or rows) fails and loads nothing."""
        with TemporaryDirectory() as folder:
            for name in files():
                text = given.get(name.removesuffix(".json"), "[]")
                text = text if isinstance(text, str) else json.dumps(text)
                Path(folder, name).write_text(text, encoding="utf-8")
            with self.assertRaisesMessage(CommandError, message):
                seed(fixtures=Path(folder))
        self.assertEqual(counts(), (0, 0, 0))

    def rows(self, name, key=None, **changes):
        """Return the rows of a fixture, the fields of one of them changed."""
        rows = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
        for row in rows:
            if row["pk"] == key:
                row["fields"] |= changes
        return rows

    def test_text_that_is_no_json(self):
        self.assertRefused("members.json: Expecting value", members="[")

    def test_a_file_that_is_no_list(self):
        self.assertRefused("sources.json: not a list of rows", sources="{}")

    def test_a_row_that_is_no_row(self):
        self.assertRefused("sources.json, 7: not a row with model, pk", sources="[7]")
        self.assertRefused(
            "not a row with model", sources=[{"model": "sources.source"}]
        )

    def test_a_model_that_does_not_exist(self):
        row = {"model": "members.planet", "pk": "mars", "fields": {}}
        self.assertRefused("members.planet “mars”: Invalid model", members=[row])

    def test_a_model_that_is_not_of_the_record(self):
        row = {"model": "auth.group", "pk": 99, "fields": {"name": "Admirals"}}
        self.assertRefused("auth.group “99”: not a kind of record", members=[row])

    def test_a_field_that_does_not_exist(self):
        rows = self.rows("members", "cuba", capital="Havana")
        self.assertRefused("“cuba”: State has no field named 'capital'", members=rows)

    def test_a_value_of_the_wrong_kind(self):
        rows = self.rows("sources", "r1", number="one")
        self.assertRefused("sources.source “r1”: ", sources=rows)

    def test_a_value_that_the_model_refuses(self):
        rows = self.rows("members", "cuba", iso_alpha2="cu")
        self.assertRefused(
            "members.json, members.state “cuba”: iso_alpha2: Two capital letters: VE. "
            "Nothing was loaded.",
            members=rows,
        )

    def test_a_rule_that_the_database_keeps(self):
        rows = self.rows("sources", "r1", sha256="abc")
        message = "sources.source “r1”: sha256: A SHA-256 is 64 hexadecimal digits"
        self.assertRefused(message, sources=rows)

    def test_a_key_that_stands_twice(self):
        rows = self.rows("members")[:1] * 2
        self.assertRefused("“venezuela”: another row has this key", members=rows)

    def test_a_row_that_names_a_record_that_is_not_there(self):
        rows = self.rows("sources", "r1-2", source="r9")
        self.assertRefused("sources.passage “r1-2”: source: ", sources=rows)

    def test_a_link_to_a_record_that_is_not_there(self):
        rows = self.rows("summits", "14-s-unity", topics=["unity"])
        self.assertRefused(
            "summits.statement “14-s-unity”: topics: there is no “unity”",
            sources=self.rows("sources"),
            members=self.rows("members"),
            summits=rows,
        )

    def test_one_letter_of_a_quotation(self):
        rows = self.rows("members", "cuba-member", quote="Cube")
        self.assertRefused(
            "membership “cuba-member”: quote: These words do not stand in R1 ¶11",
            sources=self.rows("sources"),
            members=rows,
        )

    def test_a_fact_without_words(self):
        self.assertRefused(
            "summits.json, summits.summit “14”: ended_on: No words say the closing "
            "day. Nothing was loaded.",
            sources=self.rows("sources"),
            members=self.rows("members"),
            summits=self.rows("summits", "14", ended_on="2017-03-07"),
        )

    def test_a_fact_whose_citation_is_gone(self):
        self.assertRefused(
            "members.person “hugo-chavez”: died: No words say the day of death.",
            sources=self.rows("sources"),
            members=self.rows("members", "c-hugo-chavez-died", field="name"),
        )

    def test_a_date_later_than_its_text(self):
        self.assertRefused(
            "members.membership “cuba-member”: attested_last: No text cited is so late",
            sources=self.rows("sources"),
            members=self.rows("members", "cuba-member", attested_last="2026-11-14"),
        )

    def test_a_citation_of_a_record_or_a_field_that_is_not_there(self):
        for change, reason in (
            ({"record_key": "r9"}, "record_key: There is no such record"),
            ({"field": "colour"}, "has no field “colour”"),
            ({"record_type": ["sources", "book"]}, "ContentType matching query"),
        ):
            with self.subTest(change):
                rows = self.rows("sources", "c-r1-dateline", **change)
                self.assertRefused(reason, sources=rows)


class MissingFileTests(SimpleTestCase):
    databases = ["default"]

    def test_a_file_that_is_missing_is_named(self):
        with self.assertRaisesRegex(
            CommandError, r"/nowhere/sources.json: .*No such file"
        ):
            seed(fixtures=Path("/nowhere"))
