"""Whatever the desk of the record is asked or sent, it answers.

A class for each mixin: a process that runs tests takes a class at a time.
"""

from tests.answers import EmptiedAnswers, FilledAnswers, ListAnswers, PageAnswers
from tests.desk import DeskTestCase


class ListTests(ListAnswers, DeskTestCase):
    pass


class PageTests(PageAnswers, DeskTestCase):
    pass


class EmptiedFormTests(EmptiedAnswers, DeskTestCase):
    pass


class FilledFormTests(FilledAnswers, DeskTestCase):
    pass
