from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from .roles import give_editors_their_permissions


class AccountsConfig(AppConfig):
    name = "alba_site.accounts"
    verbose_name = _("accounts")

    def ready(self):
        post_migrate.connect(give_editors_their_permissions)
