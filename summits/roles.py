"""In which role a country belongs to a summit or an initiative; what each is called."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

AT_SUMMITS = {
    "host": _("host"),
    "participant": _("participant"),
    "observer": _("observer"),
    "guest": _("special guest"),
    "named": _("expected, invited, excused or planned there"),
    "concerned": _("concerned"),
}
IN_INITIATIVES = {  # themselves: values of ``initiatives.models.InitiativeState.Role``
    "lead": pgettext_lazy("state of an initiative", "lead"),
    "seat": pgettext_lazy("state of an initiative", "seat"),
    "partner": pgettext_lazy("state of an initiative", "partner"),
    "donor": pgettext_lazy("state of an initiative", "donor"),
    "beneficiary": pgettext_lazy("state of an initiative", "beneficiary"),
}
ROLES = IN_INITIATIVES | AT_SUMMITS
