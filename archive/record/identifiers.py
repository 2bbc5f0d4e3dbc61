"""Under which identifiers others keep a record: Wikidata, VIAF, ISNI.

They say that two records are about the same: that is our own statement, which no text
makes.
"""

import re
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.record.constraints import Unique

PASTED = 300  # characters of an address from which an identifier is read
ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?P<host>[^/\s]+)/(?:[^?#]*/)?(?P<last>[^/?#]+)/?"
    r"(?:[?#].*)?",
    re.IGNORECASE,
)


class Scheme(NamedTuple):
    """Who gives identifiers, of which shape, and at which address each leads to.

    ``length`` is that of the longest; ``asked`` is what is said of any other text.
    """

    name: str
    host: str
    path: str
    shape: re.Pattern
    length: int
    asked: str

    def address_of(self, value) -> str:
        """Return the address of what an identifier identifies."""
        return f"https://{self.host}/{self.path}{value}" if value else ""

    def read(self, typed) -> str:
        """Return the identifier in what was typed or pasted, be it its address.

        As it is kept: in capitals, without spaces and hyphens. Text that holds none
        comes back for ``validate()`` to refuse.
        """
        found = ADDRESS.fullmatch(typed.strip())
        is_ours = found and found["host"].casefold() == self.host.removeprefix("www.")
        text = found["last"] if is_ours else typed
        return re.sub(r"[\s\u2010-\u2015-]|%20", "", text).upper()

    def validate(self, value):
        """Raise ``ValidationError`` unless ``value``, as read, is an identifier."""
        if not self.shape.fullmatch(value):
            raise ValidationError(self.asked, code="identifier")


def check_sign(digits) -> str:
    """Return the sign that ends an ISNI: ISO 7064, MOD 11-2, of its 15 ``digits``."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == len("0123456789") else str(rest)


class Isni(Scheme):
    """ISNI, whose last sign checks the others."""

    def validate(self, value):
        super().validate(value)
        if check_sign(value[:-1]) != value[-1]:
            raise ValidationError(
                _("Its last sign does not fit the others: look for a typing error."),
                code="check",
            )


SCHEMES = {
    "wikidata": Scheme(
        "Wikidata",
        "www.wikidata.org",
        "wiki/",
        re.compile(r"Q[1-9][0-9]*", re.ASCII),
        12,
        _("Write the number of the item, Q766, or its address."),
    ),
    "viaf": Scheme(
        "VIAF",
        "viaf.org",
        "viaf/",
        re.compile(r"[1-9][0-9]*", re.ASCII),
        22,
        _("Write the digits of the VIAF ID, or its address."),
    ),
    "isni": Isni(
        "ISNI",
        "isni.org",
        "isni/",
        re.compile(r"[0-9]{15}[0-9X]", re.ASCII),
        16,
        _("Write the sixteen signs, 0000 0001 2150 090X, or their address."),
    ),
}


class IdentifierFormField(forms.CharField):
    """What is typed of an identifier; ``scheme`` is a ``Scheme``."""

    def __init__(self, *, scheme, **kwargs):
        super().__init__(**{**kwargs, "max_length": PASTED})
        self.scheme = scheme

    def to_python(self, value):
        return self.scheme.read(super().to_python(value))


class IdentifierField(models.CharField):
    """An identifier by the scheme that has the name of the field; empty without one.

    To migrations it is a text: no column changes with what is read of it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "default": "", **kwargs})

    @property
    def scheme(self) -> Scheme:
        return SCHEMES[self.name]

    def to_python(self, value):
        return self.scheme.read(super().to_python(value) or "")

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value:
            self.scheme.validate(value)

    def formfield(self, **kwargs):
        asked = {"form_class": IdentifierFormField, "scheme": self.scheme}
        return super().formfield(**{**kwargs, **asked})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class Elsewhere(NamedTuple):
    """A record under its identifier elsewhere: where, which one, at which address."""

    name: str
    value: str
    url: str


def identifier(name) -> IdentifierField:
    """Return the column of the scheme ``name``."""
    scheme = SCHEMES[name]
    return IdentifierField(
        scheme.name, max_length=scheme.length, help_text=scheme.asked
    )


def one_each(*names) -> list[Unique]:
    """Return the constraints that no two rows have the same of identifiers."""
    return [
        Unique(
            name=f"%(app_label)s_%(class)s_one_{name}",
            field=name,
            fields=[name],
            condition=~Q(**{name: ""}),
            violation_error_message=_("Another record has this identifier."),
        )
        for name in names
    ]


class Identified(models.Model):
    """Mixin of records that others keep under identifiers, each of one of its kind."""

    wikidata, viaf = map(identifier, ("wikidata", "viaf"))

    class Meta:
        abstract = True
        constraints = one_each("wikidata", "viaf")

    @property
    def elsewhere(self) -> list[Elsewhere]:
        """Where others keep the record, in the order of ``SCHEMES``."""
        return [
            Elsewhere(scheme.name, value, scheme.address_of(value))
            for name, scheme in SCHEMES.items()
            if (value := getattr(self, name, ""))
        ]


class IdentifiedParty(Identified):
    """Mixin of those who act in public, whom ISNI identifies too."""

    isni = identifier("isni")

    class Meta:
        abstract = True
        constraints = [*Identified.Meta.constraints, *one_each("isni")]
