from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "archive.publishing"
    verbose_name = _("publishing")

    def ready(self):
        from archive.publishing import addresses, changes, edition, watching
        from archive.record.looking import look_ahead

        watching.watch()
        changes.read_by(addresses.Entering())
        pre_migrate.connect(look_ahead, sender=self)
        post_migrate.connect(edition.restore_stamp, sender=self)
        post_migrate.connect(changes.settle_migrated, sender=self)
