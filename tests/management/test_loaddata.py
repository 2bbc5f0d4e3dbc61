"""What ``manage.py loaddata`` loads is held to its words."""

import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core import serializers
from django.core.management import CommandError, call_command
from django.test import TestCase

from archive.publishing.models import EditionStamp
from archive.sources.models import Source
from members.models import State
from summits.models import Summit
from tests import factories as make
from tests.archive.publishing.test_models import PUBLISHED
from tests.seeds import load_seeds


def as_fixture(record, **changed):
    """Return ``record`` as the row of a fixture, some fields changed."""
    [row] = json.loads(serializers.serialize("json", [record]))
    return {**row, "fields": {**row["fields"], **changed}}


def loaddata(*rows, verbosity=0, **options):
    with TemporaryDirectory() as folder:
        path = Path(folder, "rows.json")
        path.write_text(json.dumps(rows), encoding="utf-8")
        call_command("loaddata", path, verbosity=verbosity, **options)


class LoadTests(TestCase):
    def test_seeds_are_loaded(self):
        load_seeds()
        self.assertEqual(Summit.objects.published().count(), 2)

    def test_fact_without_words_is_refused_and_nothing_is_loaded(self):
        summit = make.make_summit()
        mexico = as_fixture(make.make_state("Mexico"), name_en="México")
        closed = as_fixture(summit, ended_on="2017-03-07")
        message = (
            f"summits.summit “{summit.pk}”: ended_on: No words say the closing day. "
            "Nothing was loaded."
        )
        with self.assertRaisesMessage(CommandError, message):
            loaddata(mexico, closed)
        self.assertFalse(Summit.objects.exclude(ended_on="").exists())
        self.assertEqual(State.objects.get().name_en, "Mexico")

    def test_citation_that_comes_later_in_the_file_covers_it(self):
        summit = make.make_summit()
        cited = as_fixture(make.make_citation(summit), field="ended_on")
        loaddata(as_fixture(summit, ended_on="2017-03-07"), cited)
        self.assertEqual(Summit.objects.get().ended_on, "2017-03-07")

    def test_what_it_makes_public_is_refused_with_it(self):
        source = make.make_source(status="draft", publish_at=None)
        passage = make.make_passage(source=source)
        make.make_membership(began="2001", passage=passage)
        public = {"status": "published", "publish_at": "2017-03-06T00:00Z"}
        with self.assertRaisesMessage(CommandError, "No words say the beginning."):
            loaddata(as_fixture(source, **public))
        self.assertNotIn(source, Source.objects.published())

    def test_what_readers_have_seen_becomes_no_draft(self):
        for label, make_record in PUBLISHED.items():
            with self.subTest(label):
                record = make_record()
                message = f"“{record.pk}”: Readers have seen this record."
                with self.assertRaisesMessage(CommandError, message):
                    loaddata(as_fixture(record, status="draft"))
                self.assertTrue(type(record).objects.published().exists())

    def test_what_is_odd_is_told_and_loaded(self):
        person = make.make_person("Evo Morales")
        second = as_fixture(person) | {"pk": "evo-2"}
        second["fields"]["slug"] = "evo-2"
        told = StringIO()
        loaddata(second, verbosity=1, stdout=told)
        said = "To look at again: Evo Morales: Is this the same person as Evo Morales?"
        self.assertIn(said, told.getvalue())
        self.assertEqual(type(person).objects.count(), 2)
        loaddata(second, stdout=told)
        self.assertEqual(told.getvalue().count(said), 1)

    def test_draft_is_loaded(self):
        draft = make.make_summit(status="draft", publish_at=None)
        loaddata(as_fixture(draft, ended_on="2017-03-07"))
        self.assertEqual(Summit.objects.get().ended_on, "2017-03-07")

    def test_readers_are_told_of_what_is_loaded(self):
        rows = [as_fixture(make.make_summit(), summary_en="New.") for _ in range(3)]
        before = EditionStamp.objects.get().mark
        loaddata(*rows)
        self.assertNotEqual(EditionStamp.objects.get().mark, before)
        self.assertEqual(Summit.objects.filter(summary_en="New.").count(), 3)

    def test_public_record_that_is_loaded_again_stays_public(self):
        summit = make.make_summit()
        loaddata(as_fixture(summit))
        self.assertEqual(Summit.objects.published().get(), summit)

    def test_what_is_no_record_is_loaded_too(self):
        loaddata({"model": "auth.group", "pk": 99, "fields": {"name": "Readers"}})
        self.assertEqual(make.Group.objects.get(pk=99).name, "Readers")
