"""The files of texts: what a row says of one, and when the file goes."""

from unittest import mock

from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.sources import files
from archive.sources.files import FileUploads, remove, remove_unnamed, store
from archive.sources.models import SourceFile
from tests.constraints import Broken, ConstraintCases
from tests.factories import make_file, make_source
from tests.files import HTML, PDF, TXT, sent, stored
from tests.pictures import MediaMixin, full_disk

HEX = "A SHA-256 is 64 hexadecimal digits, 0–9 and a–f."
CASES = [
    Broken(
        "sourcefile_sha256_is_64_hex", make_file, {"sha256": "A" * 64}, "sha256", HEX
    ),
    Broken(
        "sourcefile_once_in_source",
        make_file,
        lambda file: {"sha256": make_file(file.source).sha256},
        "sha256",
        "This source already has this file.",
    ),
]


class ConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class FileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.file = make_file(label_es="Primera página")

    def test_it_is_called_by_its_label_or_its_kind(self):
        self.assertEqual(str(self.file), "Primera página")
        self.assertEqual(self.file.label.lang, "es")
        self.assertEqual(str(SourceFile(kind="txt")), "plain text")

    def test_its_name_is_made_of_its_bytes(self):
        self.assertEqual(self.file.name, f"{1:064x}.pdf")
        self.assertEqual(self.file.address, f"/media/files/{1:064x}.pdf")

    def test_its_place_is_on_the_page_of_its_source(self):
        url = self.file.get_absolute_url()
        self.assertEqual(url, f"{self.file.source.get_absolute_url()}#files")

    def test_two_sources_may_have_the_same_file(self):
        make_file(make_source(), sha256=self.file.sha256).full_clean()

    def test_files_are_in_the_order_given(self):
        first = make_file(self.file.source, position=0)
        rows = self.file.source.files.in_order()
        self.assertEqual(list(rows), [first, self.file])

    def test_it_is_open_where_readers_see_the_text_whole(self):
        for display, is_open in [
            ("full", True),
            ("quotations", False),
            ("reference", False),
        ]:
            file = make_file(make_source(display=display))
            self.assertIs(file.is_open, is_open)
            file.is_closed = True
            self.assertIs(file.is_open, False)


class PublishedTests(TestCase):
    def test_file_is_told_of_while_its_source_is_public(self):
        public = make_file()
        make_file(make_source(display="full", status="draft"))
        self.assertEqual(SourceFile.objects.published().get(), public)
        withdrawn = {"status": "withdrawn", "withdrawn_reason_en": "Wrong."}
        type(public.source).objects.filter(pk=public.source_id).update(**withdrawn)
        self.assertFalse(SourceFile.objects.published().exists())


class UploadsTests(MediaMixin, TestCase):
    def setUp(self):
        super().setUp()
        self.uploads = FileUploads()

    def take(self, content=PDF, name="a.pdf"):
        upload = sent(content, name)
        self.uploads.take(upload)
        return self.uploads.stored(upload)

    def named(self, received):
        return make_file(sha256=received.sha256, kind=received.kind)

    def test_file_is_stored_as_it_was_sent_under_its_digest(self):
        received = self.take()
        (name,) = self.stored()
        self.assertEqual(name, f"files/{received.sha256}.pdf")
        self.assertEqual((self.root / name).read_bytes(), PDF)
        self.assertEqual((received.kind, received.size), ("pdf", len(PDF)))

    def test_same_file_is_stored_once(self):
        self.assertEqual(self.take(name="a.pdf"), self.take(name="b.pdf"))
        self.assertEqual(len(self.stored()), 1)

    def test_file_refused_is_not_stored(self):
        with self.assertRaises(ValidationError):
            self.take(HTML)
        self.assertEqual(self.stored(), [])

    def test_full_disk_is_told_and_leaves_nothing(self):
        with (
            full_disk(),
            self.assertLogs("archive.media.storing", "ERROR"),
            self.assertRaisesMessage(ValidationError, "the disk is full"),
        ):
            self.take()
        self.assertEqual(self.folders(), [])

    def test_what_no_row_names_is_cleared_away(self):
        kept = self.named(self.take())
        self.take(TXT, "a.txt")
        self.uploads.clear()
        self.assertEqual(self.stored(), [f"files/{kept.name}"])

    def test_file_that_went_meanwhile_with_another_row_is_stored_again(self):
        other = self.named(self.take())
        kept = self.named(self.take())
        with self.captureOnCommitCallbacks(execute=True):
            kept.delete()
            other.delete()
        self.assertEqual(self.stored(), [])
        kept = self.named(self.uploads.stored(next(iter(self.uploads._outcomes))))
        self.uploads.clear()
        self.assertEqual(self.stored(), [f"files/{kept.name}"])

    def test_clearing_nothing_is_no_query(self):
        with self.assertNumQueries(0):
            self.uploads.clear()

    def test_clearing_waits_for_its_turn(self):
        self.take()
        with mock.patch.object(files, "turn") as turn:
            self.uploads.clear()
        turn.assert_called()


class GoneTests(MediaMixin, TestCase):
    """Files go with the last row that names them, once it is gone for good."""

    def setUp(self):
        super().setUp()
        self.file = stored(make_file())
        self.name = f"files/{self.file.name}"

    def test_file_goes_with_its_row_and_with_its_source(self):
        for row in [self.file, make_source()]:
            with self.subTest(row):
                if row != self.file:
                    stored(make_file(row))
                with self.captureOnCommitCallbacks(execute=True):
                    row.delete()
                self.assertEqual(self.stored(), [])

    def test_file_that_another_source_has_stays(self):
        other = stored(make_file())
        with self.captureOnCommitCallbacks(execute=True):
            self.file.delete()
        self.assertEqual(self.stored(), [self.name])
        with self.captureOnCommitCallbacks(execute=True):
            other.delete()
        self.assertEqual(self.stored(), [])

    def test_file_stays_with_a_row_that_is_not_deleted_after_all(self):
        with self.captureOnCommitCallbacks(execute=True), transaction.atomic():
            self.file.delete()
            transaction.set_rollback(True)
        self.assertEqual(self.stored(), [self.name])

    def test_what_is_named_is_told(self):
        self.assertEqual(remove_unnamed([self.file.name]), [self.file.name])
        self.assertEqual(remove_unnamed([f"{'f' * 64}.pdf"]), [])

    def test_directory_that_is_away_is_in_the_log(self):
        away = self.settings(MEDIA_ROOT=self.root / self.name)
        with away, self.assertLogs("archive.media.storing", "ERROR"):
            self.assertEqual(remove_unnamed([self.file.name]), [])


class RemoveTests(MediaMixin, SimpleTestCase):
    def test_nothing_but_a_file_of_a_source_is_ever_removed(self):
        store("notes", b"ours")
        for name in ["", "..", "notes", f"../{'0' * 64}.pdf", f"{'0' * 64}.html"]:
            with self.subTest(name), self.assertLogs(files.logger, "ERROR") as logged:
                remove(name)
            self.assertIn(repr(name), logged.output[0])
        self.assertEqual(self.stored(), ["files/notes"])

    def test_file_that_cannot_be_removed_is_logged(self):
        (self.root / "files" / f"{'0' * 64}.pdf").mkdir(parents=True)
        with self.assertLogs(files.logger, "ERROR"):
            remove(f"{'0' * 64}.pdf")


class SpanishTests(SimpleTestCase):
    def test_kind_and_messages_are_in_spanish(self):
        with override("es"):
            self.assertEqual(str(SourceFile(kind="txt")), "texto sin formato")
