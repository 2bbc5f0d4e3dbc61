"""What is told of any row that readers see: what is said in one language alone."""

from django.utils.translation import gettext_lazy

from archive.publishing.findings import Finding, is_seen, rows_written
from archive.record.languages import LANGUAGES, bilingual_names

UNSHOWN = {"withdrawn_reason"}  # of what is public
UNSAID = {
    "en": gettext_lazy("Readers of English find another language here: %(fields)s."),
    "es": gettext_lazy("Readers of Spanish find another language here: %(fields)s."),
}


def in_one_language(written):
    """Return, of the public rows, which texts are in one of two languages alone."""
    return [
        Finding(row, UNSAID[code] % {"fields": ", ".join(lacking)})
        for model in written.rows
        for row in rows_written(written, model)
        if is_seen(row)
        for code in LANGUAGES
        if (lacking := unsaid(row, code))
    ]


def unsaid(row, code):
    """Return what the texts of ``row`` are called that are not in a language."""
    said = {
        name: getattr(type(row), name).texts(row)
        for name in bilingual_names(type(row))
        if name not in UNSHOWN
    }
    return [
        str(row._meta.get_field(f"{name}_{code}").verbose_name)
        for name, texts in said.items()
        if any(texts.values()) and not texts[code]
    ]


WARNINGS = [in_one_language]
