"""The facets of a list: places as bits, counted once an edition."""

import copy
from unittest import mock

from django.core.paginator import Paginator
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.lists.facets import FacetIndex, Matches, Role, facet_index, facet_rows
from archive.publishing import edition, per_edition
from archive.publishing.per_edition import forget
from initiatives.models import Initiative
from members.models import State
from summits.models import Summit
from tests.factories import (
    make_event,
    make_initiative,
    make_participation,
    make_place,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)
from tests.fresh import in_transactions_of_their_own

ROWS = [
    ("country", "bolivia", "14", "participant", "Bolivia", "Bolivia"),
    ("country", "cuba", "14", "participant", "Cuba", "Cuba"),
    ("country", "usa", "14", "concerned", "United States", "Estados Unidos"),
    ("country", "cuba", "13", "host", "Cuba", "Cuba"),
    ("country", "cuba", "13", "participant", "Cuba", "Cuba"),
    ("year", "2017", "14", "", "2017", "2017"),
    ("year", "2015", "13", "", "2015", "2015"),
    ("year", "2015", "12", "", "2015", "2015"),
]


def values(chosen):
    """Return facets to values, given these as one text: ``"bolivia cuba"``."""
    return {facet: text.split() for facet, text in chosen.items()}


class FacetIndexTests(SimpleTestCase):
    def setUp(self):
        self.index = FacetIndex(["14", "13", "12"], ROWS)

    def labels(self, facet, **chosen):
        options = self.index.options(facet, values(chosen))
        return [(o.label, o.count) for o in options]

    def keys(self, **chosen):
        places = self.index.places(self.index.mask(values(chosen)))
        return [self.index.keys[place] for place in places]

    def test_record_is_of_every_year_that_its_date_names(self):
        date = "[2007-12,2009-01]"
        index = FacetIndex(["14"], [("year", date, "14", "", date, date)])
        self.assertEqual(index.counts("year", index.all), {"2007": 1, "2009": 1})
        labels = [option.label for option in index.options("year", {})]
        self.assertEqual(labels, ["2007", "2009"])

    def test_other_facets_are_taken_as_they_are(self):
        row = ("topic", "[2007,2009]", "14", "", "A set", "Un conjunto")
        index = FacetIndex(["14"], [row])
        self.assertEqual(index.counts("topic", index.all), {"[2007,2009]": 1})

    def test_nothing_chosen_is_every_record_in_order(self):
        self.assertEqual(self.keys(), ["14", "13", "12"])
        self.assertEqual(self.keys(country="", year=""), ["14", "13", "12"])

    def test_one_value_narrows(self):
        self.assertEqual(self.keys(year="2015"), ["13", "12"])

    def test_values_of_two_facets_narrow_together(self):
        self.assertEqual(self.keys(country="cuba", year="2015"), ["13"])

    def test_of_two_values_of_a_facet_either_will_do(self):
        self.assertEqual(self.keys(country="bolivia cuba"), ["14", "13"])
        self.assertEqual(self.keys(country="bolivia atlantis"), ["14"])
        self.assertEqual(self.keys(country="bolivia cuba", year="2015"), ["13"])

    def test_option_counts_in_place_of_the_first_value_beside_the_others(self):
        labels = self.labels("year", year="2015 2017")
        self.assertEqual(labels, [("2015", 3), ("2017", 1)])
        expected = [("Bolivia", 2), ("Cuba", 2), ("United States", 2)]
        self.assertEqual(self.labels("country", country="bolivia cuba"), expected)

    def test_option_that_adds_nothing_beside_the_other_facets_is_none(self):
        labels = self.labels("country", country="bolivia cuba", year="2015")
        self.assertEqual(labels, [("Bolivia", 1), ("Cuba", 1)])

    def test_unknown_value_leaves_nothing(self):
        self.assertEqual(self.keys(country="atlantis"), [])
        self.assertEqual(self.index.count({"country": ["atlantis"]}), 0)

    def test_counts_of_any_places(self):
        self.assertEqual(
            self.index.counts("country", 0b011), {"bolivia": 1, "cuba": 2, "usa": 1}
        )
        self.assertEqual(self.index.counts("year", 0b110), {"2015": 2})
        self.assertEqual(self.index.counts("year", 0), {})

    def test_places_of_keys(self):
        self.assertEqual(self.index.mask_of(["14", "12"]), 0b101)
        self.assertEqual(self.index.mask_of(["12", "nobody"]), 0b100)
        self.assertEqual(self.index.mask_of([]), 0)
        self.assertEqual(FacetIndex([], []).mask_of(["14"]), 0)

    def test_facet_left_out_does_not_narrow(self):
        chosen = {"country": ["cuba"], "year": ["2015"]}
        self.assertEqual(self.index.count(chosen, without="year"), 2)

    def test_options_are_counted_beside_the_other_choices(self):
        self.assertEqual(self.labels("country", year="2015"), [("Cuba", 1)])

    def test_options_of_a_facet_do_not_narrow_each_other(self):
        expected = [("2015", 2), ("2017", 1)]
        self.assertEqual(self.labels("year", year="2017"), expected)

    def test_value_chosen_is_an_option_though_it_leaves_nothing(self):
        expected = [("Bolivia", 0), ("Cuba", 1)]
        labels = self.labels("country", country="bolivia", year="2015")
        self.assertEqual(labels, expected)

    def test_options_are_sorted_in_the_readers_language(self):
        with override("es"):
            expected = [("Bolivia", 1), ("Cuba", 2), ("Estados Unidos", 1)]
            self.assertEqual(self.labels("country"), expected)

    def test_options_called_alike_are_sorted_by_their_values(self):
        rows = [("topic", value, "14", "", "Peace", "Paz") for value in ("b", "a", "c")]
        options = FacetIndex(["14"], rows).options("topic", {})
        self.assertEqual([option.value for option in options], ["a", "b", "c"])

    def test_known_values_are_known(self):
        self.assertIs(self.index.knows("country", "cuba"), True)
        self.assertIs(self.index.knows("year", "cuba"), False)

    def test_label_of_an_unknown_value_is_itself(self):
        self.assertEqual(self.index.label("country", "atlantis"), "atlantis")

    def test_roles_are_those_of_the_record(self):
        roles = self.index.roles("country", "cuba", "13")
        self.assertEqual(roles, {"host", "participant"})
        self.assertEqual(self.index.roles("country", "cuba", "12"), set())

    def test_country_and_role_narrow_as_one(self):
        self.assertEqual(self.keys(country="cuba", role="host"), ["13"])
        self.assertEqual(self.keys(country="bolivia", role="host"), [])
        self.assertEqual(
            self.keys(country="bolivia cuba", role="participant"), ["14", "13"]
        )

    def test_role_alone_is_that_of_any_country(self):
        self.assertEqual(self.keys(role="participant"), ["14", "13"])

    def test_roles_are_counted_beside_the_country(self):
        self.assertEqual(
            self.labels("role", country="cuba"), [("host", 1), ("participant", 2)]
        )
        self.assertEqual(self.labels("role", country="bolivia"), [("participant", 1)])

    def test_countries_are_counted_beside_the_role(self):
        self.assertEqual(self.labels("country", role="host"), [("Cuba", 1)])

    def test_row_of_a_record_that_came_meanwhile_is_left_out(self):
        index = FacetIndex(["14"], ROWS)
        self.assertEqual(index.count({"country": ["cuba"]}), 1)
        self.assertIs(index.knows("year", "2015"), False)

    def test_many_records_keep_their_places(self):
        keys = [str(n) for n in range(1000)]
        odd = [("year", "1", key, "", "1", "1") for key in keys[1::2]]
        index = FacetIndex(keys, odd)
        places = index.places(index.mask({"year": ["1"]}))
        self.assertEqual([keys[place] for place in places], keys[1::2])


class OthersTests(SimpleTestCase):
    """An index taken over is the one that would be made anew."""

    def setUp(self):
        self.index = FacetIndex(["14", "13", "12"], ROWS)

    def take(self, keys, changed, rows):
        """Take the index over to ``rows``; return it beside the one made anew."""
        those = [row for row in rows if row[2] in changed]
        taken = self.index.with_others(keys, changed, those)
        self.assertEqual(vars(taken), vars(FacetIndex(keys, rows)))
        return taken

    def rows(self, *others, without=()):
        return [row for row in ROWS if row[2] not in without] + list(others)

    def test_nothing_changed(self):
        self.take(["14", "13", "12"], {"13"}, ROWS)

    def test_record_with_other_values(self):
        rows = self.rows(("year", "2016", "13", "", "2016", "2016"), without=["13"])
        index = self.take(["14", "13", "12"], {"13"}, rows)
        self.assertTrue(index.knows("year", "2016"))

    def test_value_that_nobody_has_any_more_is_forgotten(self):
        index = self.take(["14", "13", "12"], {"14"}, self.rows(without=["14"]))
        self.assertFalse(index.knows("country", "bolivia"))
        self.assertEqual(index.label("country", "usa"), "usa")
        self.assertEqual(index.roles("country", "bolivia", "14"), set())

    def test_record_that_came(self):
        for keys in (["15", *"abc"], ["a", "15", "b", "c"], [*"abc", "15"]):
            keys = [{"a": "14", "b": "13", "c": "12"}.get(key, key) for key in keys]
            rows = self.rows(("country", "cuba", "15", "host", "Cuba", "Cuba"))
            self.take(keys, {"15"}, rows)

    def test_record_that_went(self):
        for key in ("14", "13", "12"):
            keys = [other for other in self.index.keys if other != key]
            self.take(keys, {key}, self.rows(without=[key]))

    def test_record_that_moved(self):
        self.take(["13", "12", "14"], {"14"}, ROWS)
        self.take(["12", "14", "13"], {"12"}, ROWS)

    def test_records_that_came_went_and_moved_at_once(self):
        rows = self.rows(("year", "2015", "9", "", "2015", "2015"), without=["13"])
        self.take(["12", "9", "14"], {"9", "12", "13", "14"}, rows)

    def test_many_records_taken_over_again_and_again(self):
        keys = [str(n) for n in range(300)]
        rows = [("year", str(n % 7), key, "", "", "") for n, key in enumerate(keys)]
        self.index = FacetIndex(keys, rows)
        for step in range(1, 60):
            key = keys.pop(step * 31 % len(keys))
            keys.insert(step * 17 % len(keys), key)
            rows = [row for row in rows if row[2] != key]
            rows.append(("year", str(step % 9), key, "", "", ""))
            self.index = self.take(keys, {key}, rows)

    def test_former_index_is_left_as_it_was(self):
        before = copy.deepcopy(vars(self.index))
        self.take(["13", "12"], {"14"}, self.rows(without=["14"]))
        self.assertEqual(vars(self.index), before)

    def test_none_where_others_have_moved_come_or_gone(self):
        for keys in (["13", "14", "12"], ["14", "13", "11"], ["14", "13"]):
            self.assertIsNone(self.index.with_others(keys, {"9"}, []))


class MatchesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summits = [make_summit(key=key) for key in ("14", "13", "12")]

    def with_keys(self, keys):
        return Summit.objects.filter(pk__in=keys)

    def matches(self, **chosen):
        index = FacetIndex(["14", "13", "12"], ROWS)
        return Matches(self.with_keys, index, values(chosen))

    def test_length_needs_no_query(self):
        with self.assertNumQueries(0):
            self.assertEqual(len(self.matches(year="2015")), 2)

    def test_slice_is_one_query_in_order(self):
        with self.assertNumQueries(1):
            self.assertEqual([s.pk for s in self.matches()[:2]], ["14", "13"])

    def test_records_carry_the_roles_of_the_country_chosen(self):
        [summit] = self.matches(country="cuba", year="2015")[:]
        self.assertEqual(summit.roles, [Role("host"), Role("participant")])

    def test_records_carry_the_roles_of_all_countries_chosen(self):
        first, second = self.matches(country="cuba usa")[:]
        self.assertEqual(
            first.roles,
            [Role("participant", "Cuba"), Role("concerned", "United States")],
        )
        self.assertEqual(
            second.roles, [Role("host", "Cuba"), Role("participant", "Cuba")]
        )

    def test_countries_are_told_in_the_readers_language(self):
        with override("es"):
            first, *_ = self.matches(country="cuba usa")[:]
        self.assertEqual(first.roles[1].country, "Estados Unidos")

    def test_records_carry_no_role_without_a_country(self):
        self.assertEqual(self.matches()[:1][0].roles, [])

    def test_record_gone_meanwhile_is_left_out(self):
        Summit.objects.filter(pk="13").delete()
        self.assertEqual([s.pk for s in self.matches()[:]], ["14", "12"])

    def test_paginator_fetches_one_page(self):
        with self.assertNumQueries(1):
            page = Paginator(self.matches(), 2).page(2)
            self.assertEqual([s.pk for s in page], ["12"])


class KeptIndexTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_summit(place=make_place())

    def index(self):
        forget()
        return self.kept()

    def kept(self):
        summits = Summit.objects.published().newest_first().for_list()
        return facet_index(edition.current(), summits)

    def test_first_index_of_an_edition_is_two_queries(self):
        with self.assertNumQueries(3):  # and the edition
            self.index()

    def test_index_is_kept_while_the_edition_stands(self):
        first = self.index()
        with self.assertNumQueries(1):  # the edition
            self.assertIs(self.kept(), first)

    def test_new_edition_has_a_new_index(self):
        first = self.index()
        make_summit(number=15)
        self.assertEqual((first.count({}), self.kept().count({})), (1, 2))

    def test_edit_of_what_no_facet_is_made_from_leaves_the_index(self):
        first = self.index()
        Summit.objects.update(summary_en="Otherwise.")
        self.assertIs(self.kept(), first)

    def test_edit_of_a_facet_makes_a_new_index(self):
        first = self.index()
        Summit.objects.update(series="extraordinary")
        self.assertTrue(self.kept().knows("series", "extraordinary"))
        self.assertFalse(first.knows("series", "extraordinary"))

    def test_records_touched_alone_are_read_anew(self):
        self.enterContext(in_transactions_of_their_own())
        other = make_summit(number=15)
        self.index()
        Summit.objects.filter(pk=other.pk).update(series="extraordinary", number=None)
        with (
            self.assertNumQueries(4),  # the edition, what it touched, order and facets
            mock.patch.object(
                FacetIndex,
                "with_others",
                autospec=True,
                side_effect=FacetIndex.with_others,
            ) as taken,
        ):
            self.kept()
        [[_index, _keys, changed, _rows]] = [call.args for call in taken.mock_calls]
        self.assertEqual(changed, {other.pk})

    def test_list_that_no_change_touched_is_left_as_it_was(self):
        """Though another record than its own has changed in a column that it reads."""
        self.enterContext(in_transactions_of_their_own())
        make_statement(event=make_event(), topics=[topic := make_topic()])
        first = self.index()
        topic.statements.clear()
        self.assertIs(self.kept(), first)

    def test_what_a_value_is_called_changes_in_all_records(self):
        self.enterContext(in_transactions_of_their_own())
        [state] = State.objects.all()
        make_participation(make_summit(number=15), state=state)
        self.index()
        state.name_en = "Otherwise"
        state.save()
        self.assertEqual(self.kept().label("country", state.slug), "Otherwise")

    def test_each_process_takes_over_its_own_index(self):
        self.enterContext(in_transactions_of_their_own())
        memories = [{}, {}]

        def asked(process):
            with mock.patch.object(per_edition, "_memory", memories[process]):
                return vars(self.kept())

        asked(0), asked(1)
        for number in range(15, 20):
            make_summit(number=number, began_on=f"20{number}", ended_on="")
            summits = Summit.objects.filter(number__in=[number - 1, number - 3])
            summits.update(series="extraordinary", number=None)
            present = asked(0)
            with mock.patch.object(per_edition, "_memory", {}):
                self.assertEqual(present, vars(self.kept()))
        self.assertEqual(asked(1), present)

    def test_languages_share_an_index_in_the_same_order(self):
        english = self.index()
        with override("es"), self.assertNumQueries(1):  # the edition
            self.assertIs(self.kept(), english)

    def test_each_language_has_its_own_order_of_names(self):
        forget()
        make_initiative(key="sun", name_en="Sun", name_es="Ala")
        make_initiative(key="wing", name_en="Ala", name_es="Sun")
        found = {}
        for language in ("en", "es", "en"):
            with override(language):
                initiatives = Initiative.objects.published()
                found[language] = facet_index(edition.current(), initiatives).keys
        self.assertEqual(found, {"en": ["wing", "sun"], "es": ["sun", "wing"]})


class FacetRowsTests(TestCase):
    def test_row_tells_facet_value_key_role_and_labels(self):
        make_summit(key="s", place=make_place(make_state("Mexico")))
        rows = facet_rows(
            Summit.objects.all(),
            "country",
            "place__state__slug",
            role="host",
            labels=("place__state__name_en", "place__state__name_es"),
        )
        expected = ("country", "mexico", "s", "host", "Mexico", "México")
        self.assertEqual(list(rows), [expected])

    def test_value_without_labels_is_its_own(self):
        make_summit(key="s")
        rows = facet_rows(Summit.objects.all(), "series", "series")
        self.assertEqual(
            list(rows), [("series", "ordinary", "s", "", "ordinary", "ordinary")]
        )
