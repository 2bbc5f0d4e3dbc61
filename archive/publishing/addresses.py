"""The addresses that records have and had: links to them lead on, or say why not.

Each address under which a record may have been seen is entered once and for good, in
the transaction that saves the record, whoever saves it: the admin, ``seed``, a shell.
``QuerySet.update()`` and ``bulk_create()`` enter nothing; addresses are not changed so.
"""

from functools import partial

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import override

from archive.publishing.changes import Reader
from archive.publishing.seen import is_out, was_seen
from archive.record.constraints import ClashError
from archive.record.languages import Words


class Entering(Reader):
    """Enters the addresses of every row that is saved."""

    def saving(self, row):
        if has_address(row):
            if row.pk is None:  # it is given its key when it is written
                row.pk = row._meta.pk.get_default()
            enter(row)

    def gone(self, row):
        if has_address(row) and is_awaited(row):
            forget(row)


def enter(record):
    """Enter the addresses that ``record``, about to be saved, leaves and takes.

    With it go those of the records below its page. Drafts have none, and one that
    nobody has seen leaves none.
    """
    records = [record]
    if not record._state.adding:
        before = list(type(record).objects.filter(pk=record.pk))
        if any(is_awaited(row) for row in before):
            forget(record)
            before = []
        records = [part for row in [*before, record] for part in (row, *row.below())]
    _old_paths().bulk_create(
        [
            _old_paths().model(path=path, model=row._meta.label_lower, key=row.pk)
            for row in records
            if is_used(row) and (path := path_of(row))
        ],
        ignore_conflicts=True,
    )


def has_address(record) -> bool:
    """Tell whether ``record`` has a page at an address of its own."""
    return hasattr(record, "slug") and hasattr(record, "get_absolute_url")


def forget(record):
    """Let others have the addresses that ``record``, which nobody has seen, was given.

    Those of the records below its page are entered under their own keys.
    """
    given = _old_paths().filter(model=record._meta.label_lower, key=record.pk)
    given.delete()


def is_used(record) -> bool:
    """Tell whether readers meet ``record`` at its address, or did, or are going to.

    Of a reference record, which has no status, nobody can tell that they did not.
    """
    return not hasattr(record, "publish_at") or is_out(record)


def is_awaited(record) -> bool:
    """Tell whether ``record`` is published for a time that has not come."""
    return hasattr(record, "publish_at") and is_out(record) and not was_seen(record)


def path_of(record) -> str:
    """Return the address of ``record`` without the language, such as ``/summits/14/``.

    Empty as long as it has none.
    """
    try:
        with override("en"):
            return record.get_absolute_url().removeprefix("/en")
    except (NoReverseMatch, ObjectDoesNotExist):
        return ""


def title_of(record):
    """Return what ``record`` is called, in words that know their language.

    A row without a page by its reference or its kind: what it says may be withdrawn.
    """
    names = (getattr(record, name, "") for name in ("title", "name", "reference"))
    title = next(filter(None, names), record._meta.verbose_name)
    code = getattr(record, "language", "")
    return Words(title, code) if code else title


def refuse_taken(record):
    """Raise ``ValidationError`` if the address of ``record`` was that of another."""
    others = _old_paths().exclude(model=record._meta.label_lower, key=record.pk)
    path = path_of(record)
    if others.filter(path=path).exists():
        message = _(
            "Another record had this address, and links to it lead there. Choose "
            "another."
        )
        clash = ClashError(message, other=partial(record_at, path))
        raise ValidationError({"slug": clash})


def record_at(path):
    """Return the record that has or had the address ``path``, else None.

    ``path`` is without the language: ``/summits/14/``.
    """
    row = _old_paths().filter(path=path).first()
    return row and apps.get_model(row.model).objects.filter(pk=row.key).first()


def _old_paths():
    return apps.get_model("publishing", "OldPath").objects
