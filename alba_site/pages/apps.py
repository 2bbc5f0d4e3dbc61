from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "alba_site.pages"
    verbose_name = _("pages")
    desk_rank = 50
