"""Which rows name reference records, and which take part in that."""

from django.test import SimpleTestCase

from archive.publishing.naming import Arm, Naming, arms, is_named, naming
from members.models import Office, State, Tenure
from summits.models import Place, Statement, Summit, Topic


class NamingTests(SimpleTestCase):
    def test_records_that_are_public_since_others_name_them(self):
        self.assertIs(is_named(State), True)
        self.assertIs(is_named(Summit), False)

    def test_rows_that_name_them(self):
        self.assertIn(Naming(Statement, "topics"), naming(Topic))
        self.assertIn(Naming(Tenure, "office__state"), naming(State))

    def test_row_names_by_itself_and_by_way_of_others(self):
        self.assertIn(Arm(State, "place__state"), arms(Summit))
        self.assertIn(Arm(State, "state"), arms(Place))
        self.assertIn(Arm(State, "state"), arms(Office))

    def test_arm_of_many_rows_is_one(self):
        self.assertEqual(len(arms(Place)), len(set(arms(Place))))

    def test_row_that_names_nothing_has_none(self):
        self.assertEqual(arms(Topic), [])
