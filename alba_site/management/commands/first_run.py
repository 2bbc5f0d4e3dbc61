"""The last step of ``make run``: an account to begin with, and where to go."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from alba_site.accounts.roles import EDITORS

USERNAME = "editor"
KEPT = f"set on the first run; manage.py changepassword {USERNAME}"


class Command(BaseCommand):
    help = "Make the account of the first run, once, and print the addresses."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, port, **options):
        if not settings.ALBA_LOCAL:
            raise CommandError(
                "first_run is for ALBA_LOCAL=1; on a public site use createsuperuser."
            )
        password = make_editor()
        site = f"http://127.0.0.1:{port}/"
        self.stdout.write(f"Site      {site}")
        self.stdout.write(f"Admin     {site}admin/")
        self.stdout.write(f"User      {USERNAME}")
        self.stdout.write(f"Password  {password or KEPT}")


@transaction.atomic
def make_editor():
    """Make the account of the first run and return its password.

    Returns ``""`` and changes nothing when the account exists.
    """
    users = get_user_model().objects
    if users.filter(username=USERNAME).exists():
        return ""
    password = secrets.token_urlsafe(12)
    editor = users.create_user(USERNAME, password=password, is_staff=True)
    editor.groups.add(Group.objects.get(name=EDITORS))
    return password
