"""Files of texts for tests, as a form is given them."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

from archive.sources.files import FileUploads
from tests.pictures import encoded, picture

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
TXT = "Declaración de Caracas\n\n«Primero» y último párrafo.\n".encode()
HTML = b"<!doctype html><script>alert(document.domain)</script>"


def packed(*names, first=None):
    """Return a ZIP of files with ``names``; ``first`` is the text of a ``mimetype``."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        if first is not None:
            archive.writestr("mimetype", first, ZIP_STORED)
        for name in names:
            archive.writestr(name, "<x/>")
    return content.getvalue()


DOCX = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml")
ODT = packed("content.xml", first="application/vnd.oasis.opendocument.text")
ALL = {
    "pdf": PDF,
    "jpeg": encoded(picture((8, 8))),
    "png": encoded(picture((8, 8)), "PNG"),
    "tiff": encoded(picture((8, 8)), "TIFF"),
    "docx": DOCX,
    "odt": ODT,
    "txt": TXT,
}


def sent(content=PDF, name="report.pdf"):
    """Return what a form is given when ``content`` is uploaded under ``name``."""
    return SimpleUploadedFile(name, content)


def stored(file, content=PDF):
    """Store ``content`` as that of ``file``, a row, which is told of it; return it."""
    uploads = FileUploads()
    upload = sent(content, "report")
    uploads.take(upload)
    received = uploads.stored(upload)
    file.sha256, file.kind, file.size = received
    file.save()
    return file
