"""What kind of file a text was received as: told by its bytes, not by its name."""

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.record.terms import Terms

ODT_TYPE = b"application/vnd.oasis.opendocument.text"


class FileKind(Terms):
    """What kind of file it is."""

    PDF = "pdf", _("A document of fixed pages."), "PDF"
    JPEG = "jpeg", _("A scan or a photograph."), "JPEG"
    PNG = "png", _("A scan or a picture without loss."), "PNG"
    TIFF = "tiff", _("A scan of one or several pages."), "TIFF"
    DOCX = "docx", _("A document of Word."), "DOCX"
    ODT = "odt", _("A document of LibreOffice."), "ODT"
    TXT = "txt", _("Plain text in UTF-8."), _("plain text")


MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.TIFF: "image/tiff",
    FileKind.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    FileKind.ODT: ODT_TYPE.decode(),
    FileKind.TXT: "text/plain",
}
# What a browser shows sealed: a PDF it does not, so that one is saved instead.
SHOWN = {FileKind.JPEG, FileKind.PNG}
ENDINGS = {kind: {f".{kind}"} for kind in FileKind} | {
    FileKind.JPEG: {".jpg", ".jpeg"},
    FileKind.TIFF: {".tif", ".tiff"},
}
BEGINNINGS = {
    b"%PDF-": FileKind.PDF,
    b"\xff\xd8\xff": FileKind.JPEG,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"II*\0": FileKind.TIFF,
    b"MM\0*": FileKind.TIFF,
}
PACKED = b"PK\x03\x04"  # a ZIP: the names of what is in it stand in it as they are
IN_DOCX = [b"[Content_Types].xml", b"word/document"]
IN_ODT = b"mimetype" + ODT_TYPE  # the first of its files, not packed (ODF 1.2, 3, 3.3)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
MARKUP = re.compile(r"\ufeff?\s*<[!?/a-zA-Z]")


def kind_of(content, name) -> FileKind:
    """Return the kind of a file by its bytes, ``content``; nothing is unpacked.

    ``name`` is what it is called by whoever sends it. Raises ``ValidationError``, with
    a message for the editor, if the kind is none of ours, or not that of the name.
    """
    kind = _told_by(content)
    if kind is None:
        raise ValidationError(
            gettext(
                "This is none of the files that are kept: PDF, JPEG, PNG, TIFF, DOCX, "
                "ODT, or plain text in UTF-8."
            )
        )
    ending = PurePath(name).suffix.lower()
    if ending and ending not in ENDINGS[kind]:
        raise ValidationError(
            gettext(
                "The name ends in %(ending)s, but the file is another one: %(kind)s. "
                "Look whether it is the right one, and give it its name."
            )
            % {"ending": ending, "kind": kind.label}
        )
    return kind


def _told_by(content):
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content.startswith(PACKED):
        return _packed(content)
    return FileKind.TXT if _is_plain(content) else None


def _packed(content):
    if content.startswith(IN_ODT, len(PACKED) + 26):
        return FileKind.ODT
    return FileKind.DOCX if all(name in content for name in IN_DOCX) else None


def _is_plain(content):
    """Tell whether a file is text, and no page or picture written as text."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and not (CONTROLS.search(text) or MARKUP.match(text))
