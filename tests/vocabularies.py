"""The vocabularies as docs/vocabularies.md lists them."""

from pathlib import Path

from django.apps import apps
from django.utils.translation import override

from alba_site.settings import BASE_DIR
from archive.publishing.models import Record
from archive.record.terms import Terms

FILE = Path(BASE_DIR, "docs", "vocabularies.md")
HEAD = """# Vocabularies

What the fields of the record may say. A term is chosen by its meaning, not by its \
sound; where the order means something, the table keeps it. The code has them; after \
a change there, this writes the page anew:

    ALBA_LOCAL=1 .venv/bin/python manage.py shell -v 0 -c \\
      "from tests.vocabularies import *; FILE.write_text(written())"
"""
COLUMNS = """
| value | English | español | meaning | significado |
|---|---|---|---|---|
"""


def fields():
    """Yield the fields of the record that have a vocabulary, with it, in order."""
    for model in apps.get_models():
        if issubclass(model, Record):
            for terms in vars(model).values():
                if isinstance(terms, type) and issubclass(terms, Terms):
                    yield model, terms


def written() -> str:
    """Return the page, as Markdown."""
    return HEAD + "".join(table(model, terms) for model, terms in fields())


def is_of(field, terms):
    """Tell whether a field says ``terms``, or among others what is called like it."""
    return field.choices == terms.choices or field.name == terms.__name__.lower()


def table(model, terms):
    [field] = [f for f in model._meta.fields if is_of(f, terms)]
    with override("en"):
        name = f"{model._meta.verbose_name}: {field.verbose_name}"
        doc = " ".join(terms.__doc__.split())
        english = [(str(term.label), str(term.meaning)) for term in terms]
    with override("es"):
        spanish = [(str(term.label), str(term.meaning)) for term in terms]
    rows = [
        f"| `{term.value}` | {en[0]} | {es[0]} | {en[1]} | {es[1]} |\n"
        for term, en, es in zip(terms, english, spanish, strict=True)
    ]
    return f"\n## {name[0].upper()}{name[1:]}\n\n{doc}\n{COLUMNS}{''.join(rows)}"
