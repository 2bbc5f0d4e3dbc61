"""Units of amounts: the currencies of ISO 4217, and a few quantities beside them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.record.terms import Terms
from initiatives.currencies import CODES


class Unit(Terms):
    """Beside the codes of ISO 4217: what is counted where an amount is no money."""

    TONNES = "tonnes", _("Metric tons, of 1,000 kilograms."), _("tonnes")
    BARRELS = "barrels", _("Of petroleum: 42 gallons."), _("barrels")
    BARRELS_A_DAY = (
        "barrels-a-day",
        _("Of petroleum, each day."),
        _("barrels a day"),
    )
    LITRES = "litres", _("Of anything liquid but petroleum."), _("litres")
    CUBIC_METRES = "cubic-metres", _("Of gas, water or wood."), _("cubic metres")
    MEGAWATTS = "megawatts", _("The power of plants."), _("megawatts")
    HECTARES = "hectares", _("Of land."), _("hectares")
    DOSES = "doses", _("Of vaccines and medicines."), _("doses")
    PERSONS = "persons", _("Of whoever is treated, taught or sent."), _("persons")
    PIECES = "pieces", _("Of whatever is counted one by one."), _("pieces")


def name_of(unit) -> str:
    """Return how a unit is written: a quantity in words, a currency by its code."""
    return str(Unit(unit).label) if unit in Unit.values else unit


def validate_unit(unit):
    """Raise ``ValidationError`` unless it is a ``Unit`` or a code, in capitals."""
    if unit not in CODES and unit not in Unit.values:
        raise ValidationError(
            _(
                "A currency is written by its code of ISO 4217, such as USD or XSU; "
                "a quantity is one of: %(units)s."
            ),
            code="unit",
            params={"units": ", ".join(Unit.values)},
        )
