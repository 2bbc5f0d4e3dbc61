"""The files of texts held against the rows that name them."""

from unittest import mock

from django.test import TestCase

from archive.media.checking import IN_PROGRESS
from archive.sources import media_check
from archive.sources.files import place_of, store
from archive.sources.media_check import check, remove
from archive.sources.models import SourceFile
from summits import media_check as photos
from tests.factories import make_file, make_source
from tests.files import TXT, stored
from tests.pictures import MediaMixin
from tests.summits.test_media_check import age

OTHER = f"{'f' * 64}.pdf"


class CheckTests(MediaMixin, TestCase):
    def setUp(self):
        super().setUp()
        source = make_source(number=7, short="Report")
        self.file = stored(make_file(source, label_en="Scan"))
        self.path = place_of(self.file.name)

    def left_over(self):
        store(OTHER, b"of nobody")
        age(place_of(OTHER))

    def found(self):
        return [(finding.kind, finding.path) for finding in check()]

    def test_file_as_it_was_stored_is_well(self):
        self.assertEqual(self.found(), [])
        self.assertEqual(photos.check(), [])

    def test_archive_without_files_is_well(self):
        SourceFile.objects.all().delete()
        with self.settings(MEDIA_ROOT=self.root / "none"):
            self.assertEqual(self.found(), [])

    def test_file_that_is_missing_is_told_with_its_row(self):
        self.path.unlink()
        (finding,) = check()
        self.assertEqual(
            str(finding),
            f"missing: files/{self.file.name}: it is not there (file “Scan” of R7 · "
            "Report)",
        )

    def test_file_that_is_altered(self):
        name = ("altered", f"files/{self.file.name}")
        self.path.write_bytes(TXT)
        self.assertEqual(self.found(), [name])
        self.path.unlink()
        self.path.mkdir()
        self.assertEqual(self.found(), [name])

    def test_row_that_names_what_the_archive_never_stores(self):
        SourceFile.objects.update(kind="exe")
        kinds = [kind for kind, _path in self.found()]
        self.assertEqual(kinds, ["altered"])

    def test_row_that_went_meanwhile_is_not_told(self):
        self.path.unlink()
        with mock.patch.object(media_check, "fault") as fault:
            fault.side_effect = lambda *args: (
                SourceFile.objects.all().delete() and ("missing", "it is not there")
            )
            self.assertEqual(self.found(), [])

    def test_file_that_no_row_names_is_left_over_once_it_is_old(self):
        self.left_over()
        self.assertEqual(self.found(), [("left over", f"files/{OTHER}")])
        age(place_of(OTHER), IN_PROGRESS - 60)
        self.assertEqual(self.found(), [])

    def test_what_the_archive_did_not_make_is_foreign(self):
        (self.root / "files" / "notes.txt").write_bytes(b"ours")
        (self.root / "files" / OTHER).mkdir()
        expected = [("foreign", f"files/{OTHER}"), ("foreign", "files/notes.txt")]
        self.assertEqual(self.found(), expected)

    def test_left_over_is_removed_unless_a_row_names_it_by_now(self):
        self.left_over()
        (finding,) = check()
        file = make_file(sha256="f" * 64)
        remove(finding)
        self.assertTrue(place_of(OTHER).exists())
        file.delete()
        remove(finding)
        self.assertFalse(place_of(OTHER).exists())
        self.assertTrue(self.path.exists())

    def test_nothing_is_changed(self):
        self.left_over()
        before = self.stored()
        check()
        self.assertEqual(self.stored(), before)

    def test_queries_do_not_grow_with_the_files(self):
        for _more in range(2):
            with self.assertNumQueries(3):
                check()
            stored(make_file(), TXT)
