"""The model as docs/record.md shows it: one page, made from the code."""

from pathlib import Path

from django.apps import apps
from django.utils.translation import override

from alba_site.settings import BASE_DIR
from archive.publishing.models import Record
from archive.sources.models import Sourced

FILE = Path(BASE_DIR, "docs", "record.md")
HEAD = """# The record

All that the archive holds, on one page. Who reads the arrows knows the model: an \
arrow leads from a row to what it names; a thick one to what it stands on, without \
which readers do not see it. Each row that rests on words has a passage, a quotation \
and a basis besides, and any number of citations: these arrows are left out. What each \
field may say is in [vocabularies.md](vocabularies.md). The code has it; after a \
change there, this writes the page anew:

    ALBA_LOCAL=1 .venv/bin/python manage.py shell -v 0 -c \\
      "from tests.record_page import *; FILE.write_text(written())"
"""
ON_ALL = {"passage", "record_type", "reported_in"}  # arrows that would hide all others


def written() -> str:
    """Return the page, as Markdown."""
    with override("en"):
        told = "".join(described(model) for model in models())
        return f"{HEAD}\n```mermaid\n{diagram()}```\n{told}"


def models() -> list[type]:
    """Return the models of the record, app by app as they are installed."""
    return [model for model in apps.get_models() if issubclass(model, Record)]


def diagram() -> str:
    """Return the relations of all models in the language of Mermaid."""
    boxes = [f'  {model.__name__}["{model._meta.verbose_name}"]' for model in models()]
    return "\n".join(["flowchart LR", *boxes, *arrows()]) + "\n"


def arrows() -> list[str]:
    """Return the arrows between models, each pair with one for each way of naming."""
    return [
        f"  {model.__name__} {_arrow(model, field)}|{field.verbose_name}| "
        f"{field.related_model.__name__}"
        for model in models()
        for field in relations(model)
    ]


def relations(model) -> list:
    """Return the fields of ``model`` that lead to other rows of the record."""
    own = [*model._meta.fields, *model._meta.many_to_many]
    return [
        field
        for field in own
        if field.name not in ON_ALL
        and field.is_relation
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, Record)
    ]


def _arrow(model, field):
    stands = field.name in (*model.stands_on, *model.may_stand_on)
    return "==>" if stands else "-.->" if field.many_to_many else "-->"


def described(model) -> str:
    """Return what a model is, and which facts its rows state."""
    doc = model.__doc__.split("\n\n")[0]
    heading = f"\n## {model.__name__}: {model._meta.verbose_name}\n"
    lines = [heading, " ".join(doc.split())]
    if issubclass(model, Sourced):
        facts = ", ".join(str(fact.what) for fact in model.stated)
        lines.append(f"\nWhat needs words: {facts}.")
    return "\n".join(lines) + "\n"
