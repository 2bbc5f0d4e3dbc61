"""Which record is in the way of another one: a form that is refused leads to it."""

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _

from archive.desk.telling import link
from archive.record.constraints import ClashError


def with_links(errors, row) -> ValidationError:
    """Return ``errors``, those of ``row``, with links to the records in its way."""
    if not hasattr(errors, "error_dict"):
        return errors
    return ValidationError(
        {
            name: [_with_link(error, row) for error in found]
            for name, found in errors.error_dict.items()
        }
    )


def _with_link(error, row):
    other = _other(error, row)
    if other is None:
        return error
    [message] = error.messages
    words = format_html(_("{} See {}."), message, link(other))
    return ValidationError(words, code=error.code)


def _other(error, row):
    """Return the record that is in the way of ``row``; None if none is, or now."""
    if isinstance(error, ClashError):
        return error.other()
    if error.code == "unique":  # what Django says of a column
        values = {name: getattr(row, name) for name in error.params["unique_check"]}
        same = type(row)._default_manager.filter(**values)
        return same.exclude(pk=row.pk).first()
    return None
