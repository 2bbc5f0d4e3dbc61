"""Whatever the desk of the record is asked or sent, it answers."""

from tests.answers import FormAnswers, ListAnswers
from tests.desk import DeskTestCase


class ListTests(ListAnswers, DeskTestCase):
    pass


class FormTests(FormAnswers, DeskTestCase):
    pass
