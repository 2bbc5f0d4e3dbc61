"""Other names of a record, one a line, each with its marks: ``Saint Lucia [en]``.

``[en]`` or ``[es]`` says in which language the name is used; without one, in both.
``[error]`` says that the name is seen in print and wrong: the record is found by it,
and no page offers it as a name.
"""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.record.languages import LANGUAGES, Words

ERROR = "error"
MARKS = {*LANGUAGES, ERROR}
MARK = re.compile(r"\[([^\[\]]*)\]")


class Alias(NamedTuple):
    """A name with its marks, small letters; what else stands there is ``rest``.

    ``name`` has its language, ``""`` if it is in both.
    """

    name: Words
    marks: list[str]
    rest: str

    @property
    def is_error(self) -> bool:
        return ERROR in self.marks

    @property
    def is_well_formed(self) -> bool:
        """Whether it is a name, then marks that are known, one language at most."""
        languages = [mark for mark in self.marks if mark in LANGUAGES]
        return (
            bool(self.name)
            and "]" not in self.name
            and not self.rest
            and MARKS.issuperset(self.marks)
            and len(set(self.marks)) == len(self.marks)
            and len(languages) <= 1
        )


def names_in(aliases) -> list[Words]:
    """Return all names in a field of aliases, wrong ones among them, in order."""
    return [alias.name for alias in _read(aliases) if alias.name]


def right_names(aliases) -> list[Words]:
    """Return the names in a field of aliases that a page may offer, in order."""
    return [it.name for it in _read(aliases) if it.name and not it.is_error]


def wrong_names(aliases) -> list[Words]:
    """Return the names in a field of aliases that are errors, in order."""
    return [it.name for it in _read(aliases) if it.name and it.is_error]


def validate_aliases(aliases):
    """Raise ``ValidationError`` with each line that is no name with its marks."""
    wrong = [
        ValidationError(
            _(
                "“%(line)s”: after a name may stand [en] or [es], and [error] if the "
                "spelling is wrong; nothing else stands in brackets."
            ),
            code="aliases",
            params={"line": line.strip()},
        )
        for line, alias in zip(_lines(aliases), _read(aliases), strict=True)
        if not alias.is_well_formed
    ]
    if wrong:
        raise ValidationError(wrong)


class AliasesField(models.TextField):
    """Other names of a record, one a line.

    To migrations it is a text: no column changes with what is read of it.
    """

    default_validators = [validate_aliases]

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def formfield(self, **kwargs):
        told = format_lazy("{} {}", self.help_text, _ERROR_HELP)
        return super().formfield(**{"help_text": told, **kwargs})


_ERROR_HELP = _("A spelling that is wrong is marked so: Saint Lucy [en] [error].")


def _lines(aliases):
    return [line for line in aliases.splitlines() if line.strip()]


def _read(aliases) -> list[Alias]:
    return [_alias(line) for line in _lines(aliases)]


def _alias(line):
    name, bracket, marked = line.partition("[")
    marks = [mark.strip().casefold() for mark in MARK.findall(bracket + marked)]
    language = next((mark for mark in marks if mark in LANGUAGES), "")
    rest = MARK.sub("", bracket + marked).strip()
    return Alias(Words(name.strip(), language), marks, rest)
