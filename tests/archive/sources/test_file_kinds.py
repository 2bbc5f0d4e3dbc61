"""The kind of a file, told by its bytes."""

import struct

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils.translation import override

from archive.sources.file_kinds import ENDINGS, MEDIA_TYPES, FileKind, kind_of
from tests.files import ALL, DOCX, HTML, ODT, PDF, TXT, packed

UNKNOWN = "This is none of the files that are kept"


class KindTests(SimpleTestCase):
    def assertUnknown(self, content, name=""):
        with self.assertRaisesMessage(ValidationError, UNKNOWN):
            kind_of(content, name)

    def test_each_kind_is_told_by_its_bytes(self):
        for kind, content in ALL.items():
            with self.subTest(kind):
                self.assertEqual(kind_of(content, ""), kind)

    def test_name_without_ending_is_accepted(self):
        for kind, content in ALL.items():
            self.assertEqual(kind_of(content, "declaration"), kind)

    def test_each_kind_has_its_endings_in_any_case(self):
        for kind, endings in ENDINGS.items():
            for ending in endings:
                for name in [f"a{ending}", f"A B.C{ending.upper()}"]:
                    self.assertEqual(kind_of(ALL[kind], name), kind)

    def test_every_kind_has_a_type_of_its_own(self):
        self.assertEqual(set(MEDIA_TYPES), set(FileKind))
        self.assertEqual(len(set(MEDIA_TYPES.values())), len(FileKind))
        self.assertNotIn("html", str(MEDIA_TYPES))

    def test_both_orders_of_bytes_are_tiff(self):
        self.assertEqual(kind_of(b"MM\0*" + bytes(8), "a.tif"), "tiff")
        self.assertUnknown(b"MM*\0" + bytes(8))

    def test_nothing_is_no_file(self):
        self.assertUnknown(b"")
        self.assertUnknown(b" \n ")

    def test_text_in_another_encoding_is_unknown(self):
        for coding in ["latin-1", "utf-16"]:
            self.assertUnknown(TXT.decode().encode(coding), "a.txt")

    def test_text_with_signs_that_steer_is_unknown(self):
        for sign in [b"\0", b"\x07", b"\x7f", b"\x0e"]:
            self.assertUnknown(b"Caracas" + sign)

    def test_text_of_a_printer_may_have_form_feeds(self):
        self.assertEqual(kind_of(b"1\r\n\x0c2\t3", "a.txt"), "txt")

    def test_page_or_picture_written_as_text_is_unknown(self):
        for content in [
            HTML,
            b"\n  " + HTML,
            b"\xef\xbb\xbf<html>",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"<?xml version='1.0'?><a/>",
            b"</p>",
        ]:
            with self.subTest(content):
                self.assertUnknown(content, "a.txt")

    def test_text_may_speak_of_less_and_more(self):
        self.assertEqual(kind_of(b"< 3 members, <b> inside", "a.txt"), "txt")

    def test_programs_and_other_packages_are_unknown(self):
        for content in [
            b"\x7fELF" + bytes(60),
            b"MZ" + bytes(60),
            b"GIF89a" + bytes(9),
            packed("a.txt"),
            packed("[Content_Types].xml", "xl/workbook.xml"),
            packed(first="application/epub+zip"),
            packed(
                "content.xml", first="application/vnd.oasis.opendocument.spreadsheet"
            ),
            b"PK\x03\x04",
        ]:
            with self.subTest(content[:40]):
                self.assertUnknown(content)

    def test_nothing_is_unpacked(self):
        huge = DOCX.replace(struct.pack("<I", 4), struct.pack("<I", 2**32 - 1))
        self.assertNotEqual(huge, DOCX)
        self.assertEqual(kind_of(huge, "a.docx"), "docx")
        self.assertEqual(kind_of(ODT[:-30], "a.odt"), "odt")


class DisguisedTests(SimpleTestCase):
    def refusal(self, content, name):
        with self.assertRaises(ValidationError) as caught:
            kind_of(content, name)
        return " ".join(caught.exception.messages)

    def test_name_of_another_kind_is_told(self):
        self.assertEqual(
            self.refusal(TXT, "report.pdf"),
            "The name ends in .pdf, but the file is another one: plain text. Look "
            "whether it is the right one, and give it its name.",
        )

    def test_it_is_told_in_spanish(self):
        with override("es"):
            said = self.refusal(PDF, "informe.docx")
            self.assertIn("El nombre termina en .docx", said)
            self.assertIn("PDF", said)
            self.assertIn("Este archivo no es de los que", self.refusal(HTML, "a.pdf"))

    def test_page_called_pdf_is_refused(self):
        self.assertIn(UNKNOWN, self.refusal(HTML, "report.pdf"))

    def test_page_behind_the_head_of_another_kind_is_that_kind(self):
        self.assertEqual(kind_of(b"%PDF-" + HTML, "a.pdf"), "pdf")
        self.assertIn(".html", self.refusal(b"%PDF-" + HTML, "a.html"))
        self.assertIn(".html", self.refusal(TXT, "a.pdf.html"))
