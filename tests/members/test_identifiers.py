"""Under which identifiers others keep states, people and organizations."""

import json

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from archive.record.identifiers import SCHEMES
from members.models import Organization, Person, State
from tests import factories as make
from tests.archive.search.finding import found
from tests.constraints import Broken, ConstraintCases
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed

KINDS = {
    "state": (State, make.make_state),
    "person": (Person, make.make_person),
    "organization": (Organization, make.make_organization),
}
VALUES = {"wikidata": "Q766", "viaf": "102333412", "isni": "000000012150090X"}


def that_of_another(make_row, name):
    """Return a function of a row: that another one has its identifier already."""

    def values(row):
        make_row(**{name: VALUES[name]})
        return {name: VALUES[name]}

    return values


CASES = [
    Broken(
        f"members_{kind}_one_{name}",
        make_row,
        that_of_another(make_row, name),
        name,
        "Another record has this identifier.",
        early=True,
    )
    for kind, (_model, make_row) in KINDS.items()
    for name in SCHEMES
]


class ConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class CleanTests(TestCase):
    def test_second_of_a_kind_is_refused(self):
        for _model, make_row in KINDS.values():
            for name, value in VALUES.items():
                make_row(**{name: value})
                second = make_row()
                setattr(second, name, value)
                with self.subTest(name), self.assertRaises(ValidationError) as caught:
                    second.full_clean()
                self.assertEqual(
                    caught.exception.message_dict,
                    {name: ["Another record has this identifier."]},
                )

    def test_one_that_is_pasted_is_the_same(self):
        make.make_person(wikidata="Q766")
        person = make.make_person()
        person.wikidata = "https://www.wikidata.org/wiki/Q766"
        with self.assertRaisesMessage(ValidationError, "Another record has this"):
            person.full_clean()

    def test_it_is_refused_in_spanish(self):
        make.make_person(viaf="1")
        second = make.make_person()
        second.viaf = "1"
        words = "Otro registro tiene este identificador."
        with override("es"), self.assertRaisesMessage(ValidationError, words):
            second.full_clean()

    def test_its_own_is_no_other(self):
        make.make_person(**VALUES).full_clean()

    def test_another_kind_may_have_it(self):
        for _model, make_row in KINDS.values():
            make_row(**VALUES).full_clean()

    def test_many_may_have_none(self):
        for _ in range(2):
            make.make_person().full_clean()

    def test_it_needs_no_words(self):
        person = make.make_person(passage=None, quote="", **VALUES)
        person.full_clean()


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("Cuba", **VALUES)
        make.make_membership(cls.state)
        cls.person = make.make_person("Evo Morales", **VALUES)
        make.make_tenure(cls.person)
        website = {"website": "https://www.albabank.example/"}
        cls.bank = make.make_organization(**VALUES, **website)
        cls.records = [cls.state, cls.person, cls.bank]

    def url(self, record, language="en"):
        with override(language):
            return record.get_absolute_url()

    def test_page_leads_to_each(self):
        for record in self.records:
            response = self.client.get(self.url(record))
            for elsewhere in record.elsewhere:
                link = (
                    f'<a href="{elsewhere.url}" rel="external" '
                    f'title="{record} at {elsewhere.name}">'
                    f"{elsewhere.name} {elsewhere.value}</a>"
                )
                with self.subTest(link):
                    self.assertContains(response, link)

    def test_page_says_so_in_spanish(self):
        response = self.client.get(self.url(self.person, "es"))
        self.assertContains(response, 'title="Evo Morales en Wikidata"')

    def test_page_without_any_says_nothing(self):
        other = make.make_organization()
        url = self.url(other)
        text = Page(url, self.client.get(url)).text("main")
        self.assertNotIn("Elsewhere", text)
        self.assertNotIn("Official website", text)

    def test_organization_leads_to_its_website(self):
        response = self.client.get(self.url(self.bank))
        link = '<a href="https://www.albabank.example/" rel="external">'
        self.assertContains(response, link)

    def test_machines_read_them(self):
        for record in self.records:
            html = self.client.get(self.url(record)).text
            data = html.partition('<script type="application/ld+json">')[2]
            graph = json.loads(data.partition("</script>")[0])
            urls = [it.url for it in record.elsewhere]
            own = ["https://www.albabank.example/"] if record == self.bank else []
            with self.subTest(str(record)):
                self.assertIn([*own, *urls], [*self.values_of(graph, "sameAs")])

    def values_of(self, data, name):
        """Yield all that is called ``name`` in ``data``."""
        if isinstance(data, dict):
            if name in data:
                yield data[name]
            data = list(data.values())
        for part in data if isinstance(data, list) else ():
            yield from self.values_of(part, name)

    def test_search_finds_the_record_by_each(self):
        wanted = {"country CUB", f"person {self.person.slug}"}
        for typed_in in (*VALUES.values(), "0000 0001 2150 090X", "q766"):
            with self.subTest(typed_in):
                self.assertLessEqual(wanted, {*found(typed_in)})


class DeskTests(DeskTestCase):
    def save(self, record, **values):
        url = page(type(record), "change", record.pk)
        return self.client.post(url, {**typed(self.client.get(url)), **values})

    def test_pasted_address_is_kept_as_the_identifier(self):
        for _model, make_row in KINDS.values():
            record = make_row()
            response = self.save(
                record,
                wikidata="https://www.wikidata.org/wiki/Q766",
                viaf="https://viaf.org/viaf/102333412/",
                isni="https://isni.org/isni/000000012150090X",
            )
            self.assertEqual(response.status_code, 302)
            record.refresh_from_db()
            kept = {name: getattr(record, name) for name in SCHEMES}
            self.assertEqual(kept, VALUES)

    def test_second_one_is_refused_with_a_link_to_the_first(self):
        first, second = make.make_person(wikidata="Q766"), make.make_person()
        response = self.save(second, wikidata="Q766", died="2001")
        link = f'<a href="{page(Person, "change", first.pk)}">{first}</a>'
        self.assertContains(
            response, f"Another record has this identifier. See {link}."
        )
        self.assertContains(response, 'value="2001"')
        second.refresh_from_db()
        self.assertEqual(second.wikidata, "")

    def test_name_of_the_first_is_no_markup(self):
        make.make_person("Evo <b> {0} %s", viaf="1")
        response = self.save(make.make_person(), viaf="1")
        self.assertContains(response, "Evo &lt;b&gt; {0} %s</a>.")

    def test_wrong_one_is_refused_at_its_field(self):
        response = self.save(make.make_person(), isni="0000 0001 2150 0901")
        errors = response.context["adminform"].form.errors
        self.assertEqual(list(errors), ["isni"])
        self.assertContains(response, "0000 0001 2150 0901")

    def test_list_finds_the_record_by_it(self):
        for model, make_row in KINDS.values():
            record = make_row(viaf="102333412")
            response = self.client.get(page(model, "changelist"), {"q": "102333412"})
            self.assertContains(response, str(record))
