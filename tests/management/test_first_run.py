"""The account of the first run."""

from io import StringIO

from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings


def first_run(**options):
    """Return the lines that the command prints."""
    out = StringIO()
    call_command("first_run", stdout=out, **options)
    return out.getvalue().splitlines()


@override_settings(ALBA_LOCAL=True)
class FirstRunTests(TestCase):
    def test_first_run_prints_where_to_go(self):
        self.assertEqual(
            first_run(port=8123)[:3],
            [
                "Site      http://127.0.0.1:8123/",
                "Admin     http://127.0.0.1:8123/admin/",
                "User      editor",
            ],
        )

    def test_first_run_prints_the_password_once(self):
        password = first_run()[-1].removeprefix("Password  ")
        self.assertIsNotNone(authenticate(username="editor", password=password))
        self.assertEqual(
            first_run()[-1],
            "Password  set on the first run; manage.py changepassword editor",
        )

    def test_second_run_changes_no_account(self):
        first_run()
        before = list(get_user_model().objects.values())
        first_run()
        self.assertEqual(list(get_user_model().objects.values()), before)

    def test_editor_is_of_the_staff_and_no_superuser(self):
        first_run()
        editor = get_user_model().objects.get()
        self.assertIs(editor.is_staff, True)
        self.assertIs(editor.is_superuser, False)

    def test_editor_may_change_the_record_and_no_account(self):
        first_run()
        editor = get_user_model().objects.get()
        self.assertIs(editor.has_perm("summits.add_summit"), True)
        self.assertIs(editor.has_module_perms("auth"), False)

    @override_settings(ALBA_LOCAL=False)
    def test_public_site_gets_no_such_account(self):
        with self.assertRaisesMessage(CommandError, "createsuperuser"):
            first_run()
        self.assertFalse(get_user_model().objects.exists())
