"""What a row of the list of summits shows of the states that are named."""

from django.test import TestCase
from django.utils.translation import override

from summits.models import Summit
from summits.templatetags.named import codes, counted
from tests import factories as make


class NamedTests(TestCase):
    def setUp(self):
        self.summit = make.make_summit()
        self.states = [make.make_state(name) for name in ("Cuba", "Haiti", "Honduras")]

    def took_part(self, state, **fields):
        make.make_participation(self.summit, state=state, **fields)

    def listed(self):
        return Summit.objects.for_list().get()

    def shown(self):
        return codes(self.listed().states_named)

    def test_each_state_has_its_code_once_with_its_name(self):
        for role in ("took-part", "collective"):
            self.took_part(self.states[0], role=role)
        code = self.states[0].iso_alpha3
        self.assertEqual(self.shown().count(f'title="Cuba">{code}</abbr> '), 1)

    def test_they_are_grouped_by_their_part(self):
        self.took_part(self.states[0], capacity="observer")
        self.took_part(self.states[1])
        shown = self.shown()
        self.assertLess(shown.index("States named:"), shown.index("Haiti"))
        self.assertLess(shown.index("Haiti"), shown.index("Observers</span>"))
        self.assertLess(shown.index("Observers</span>"), shown.index("Cuba"))

    def test_names_are_in_the_language_of_the_reader_and_escaped(self):
        state = make.make_state("Nicaragua", name_es="<b>Axlandia</b>")
        self.took_part(state)
        with override("es"):
            shown = self.shown()
        self.assertIn("Estados nombrados:", shown)
        self.assertIn("&lt;b&gt;Axlandia&lt;/b&gt;", shown)

    def test_nobody_is_named(self):
        self.assertEqual(self.shown(), "")

    def test_what_there_is_of_it_is_counted(self):
        for state in self.states[:2]:
            self.took_part(state)
        summit = self.listed()
        summit.passage_count, summit.initiative_count = 1, 12
        self.assertEqual(
            counted(summit),
            "2 states named · 1 passage of its declarations held · 12 initiatives",
        )
        with override("es"):
            self.assertIn("2 Estados nombrados", counted(summit))
