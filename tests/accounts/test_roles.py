"""What editors may do."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import TestCase

from alba_site.accounts.roles import EDITED_APPS


def permissions():
    """Return the permissions of the editors."""
    return Permission.objects.filter(group__name="Editors")


class EditorsTests(TestCase):
    def test_editors_have_every_permission_on_the_record(self):
        every = Permission.objects.filter(content_type__app_label__in=EDITED_APPS)
        configs = map(apps.get_app_config, EDITED_APPS)
        models = [model for config in configs for model in config.get_models()]
        self.assertQuerySetEqual(permissions(), every, ordered=False)
        self.assertEqual(every.count(), 4 * len(models))

    def test_editors_have_no_permission_on_accounts(self):
        labels = permissions().values_list("content_type__app_label", flat=True)
        self.assertLessEqual(set(labels), EDITED_APPS)

    def test_migrate_gives_back_what_is_missing(self):
        before = permissions().count()
        Group.objects.get(name="Editors").permissions.clear()
        call_command("migrate", verbosity=0)
        self.assertEqual(permissions().count(), before)

    def test_migrate_takes_nothing_away(self):
        added = Permission.objects.get(codename="view_user")
        Group.objects.get(name="Editors").permissions.add(added)
        call_command("migrate", verbosity=0)
        self.assertIn(added, permissions())
