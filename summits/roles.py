"""In which role a country belongs to a summit, and what each is called."""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "host": _("host"),
    "participant": _("participant"),
    "observer": _("observer"),
    "guest": _("special guest"),
    "named": _("expected, invited or excused"),
    "concerned": _("concerned"),
}
