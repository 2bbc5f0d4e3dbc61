"""For tests of the admin: the editor of the first run, and what a browser posts."""

from html.parser import HTMLParser

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import OperationalError
from django.test import TestCase
from django.urls import reverse

from alba_site.accounts.roles import EDITORS


def make_editor(username="editor"):
    """Return an account that has what the group Editors gives it, and no more."""
    user = get_user_model().objects.create_user(username, is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def page(model, what, *args):
    """Return the address of an admin page of ``model``: ``add``, ``change`` …"""
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{what}", args=args)


class Fields(HTMLParser):
    """The fields of the record's form, as ``posted``: what a browser would send.

    A dict of lists: names to values. Buttons and templates of new rows are left out.
    """

    def __init__(self, html):
        super().__init__()
        self.posted = {}
        self.select = self.area = None
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id", "").endswith("_form")
        if not self.inside or "__prefix__" in attrs.get("name", ""):
            return
        if tag == "input" and attrs.get("type") not in ("submit", "button"):
            self._input(attrs)
        elif tag == "select":
            self.select = attrs["name"]
            self.posted.setdefault(self.select, [])
        elif tag == "option" and self.select and "selected" in attrs:
            self.posted[self.select].append(attrs.get("value", ""))
        elif tag == "textarea":
            self.area = attrs["name"]
            self.posted.setdefault(self.area, []).append("")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area:
            self.posted[self.area][-1] = self.posted[self.area][-1].removeprefix("\n")
            self.area = None

    def handle_data(self, text):
        if self.area:
            self.posted[self.area][-1] += text

    def _input(self, attrs):
        if attrs.get("type") in ("checkbox", "radio") and "checked" not in attrs:
            return
        self.posted.setdefault(attrs["name"], []).append(attrs.get("value", ""))


def typed(response, **fields):
    """Return what a browser posts of the form in ``response``, ``fields`` typed."""
    return Fields(response.text).posted | fields


def with_rows(form, prefix, *rows):
    """Return ``form``, a dict to post, with new rows in the inline ``prefix``."""
    total = int(form[f"{prefix}-TOTAL_FORMS"][0])
    form = form | {f"{prefix}-TOTAL_FORMS": [str(total + len(rows))]}
    for number, row in enumerate(rows, start=total):
        form |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return form


class FailingWrite:
    """A wrapper of statements, as a disk that refuses the write of number ``at``.

    ``count`` is how many writes have come.
    """

    def __init__(self, at):
        self.at, self.count = at, 0

    def __call__(self, execute, sql, *rest):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.count += 1
            if self.count == self.at:
                raise OperationalError("disk I/O error")
        return execute(sql, *rest)


class DeskTestCase(TestCase):
    """A test whose client is logged in as an editor."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()

    def setUp(self):
        super().setUp()
        self.client.force_login(self.editor)

    def errors(self, response):
        """Return the messages at fields: dict of field name to list, "" for the top."""
        form = response.context["adminform"].form
        found = {name: list(said) for name, said in form.errors.items()}
        for inline in response.context["inline_admin_formsets"]:
            for row in inline.formset.forms:
                found |= {
                    row.add_prefix(name): list(e) for name, e in row.errors.items()
                }
            if said := inline.formset.non_form_errors():
                found[inline.formset.prefix] = list(said)
        return found

    def assertSaved(self, response):
        errors = self.errors(response) if response.status_code == 200 else {}
        self.assertEqual((response.status_code, errors), (302, {}))
