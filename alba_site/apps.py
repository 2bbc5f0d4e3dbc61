from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlbaSiteConfig(AppConfig):
    name = "alba_site"
    verbose_name = _("ALBA-TCP Summit Archive")
