"""After any edit of any row what is kept in memory is what is made anew.

As ``tests.archive.search.every_edit``: it takes minutes, and ``.ci/run`` names it.
"""

from django.test import TestCase

from tests.archive.search.every_edit import AlikeMixin
from tests.fresh import kept, made_anew


class FreshMixin(AlikeMixin):
    def assertAlike(self):
        self.assertEqual(kept(), made_anew())


class SourcesTests(FreshMixin, TestCase):
    apps = ("sources", "pages")


class MembersTests(FreshMixin, TestCase):
    apps = ("members",)


class SummitsTests(FreshMixin, TestCase):
    apps = ("summits",)


class InitiativesTests(FreshMixin, TestCase):
    apps = ("initiatives",)
