"""After any edit of any row what is kept in memory is what is made anew.

As ``tests.archive.search.every_edit``: it takes minutes, and ``.ci/run`` names it.
"""

from django.test import TestCase

from tests.archive.search.every_edit import AlikeMixin
from tests.fresh import Memory, in_transactions_of_their_own, kept, made_anew


class FreshMixin(AlikeMixin):
    def setUp(self):
        """Have each edit be a change that tells what it touched, as at the desk."""
        self.enterContext(in_transactions_of_their_own())
        self.before = Memory()
        self.before.fill()

    def try_out(self, edit):
        with self.before.recalled():
            return super().try_out(edit)

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
