"""What is withdrawn at the desk is no longer found."""

from archive.search.query import Query
from archive.search.searching import search
from initiatives.models import Initiative
from tests.archive.search.finding import found
from tests.desk import DeskTestCase, confirmed, page, typed
from tests.seeds import load_seeds


class WithdrawnTests(DeskTestCase):
    """What the desk withdraws is not found, nor the words that only it quoted."""

    words = Query(phrases=("pledged to create a legal defense fund",))

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        load_seeds()
        fund = Initiative.objects.get(slug="migrant-legal-support-and-advisory-fund")
        cls.url = page(Initiative, "change", fund.pk)

    def save(self, **fields):
        form = self.client.get(self.url)
        response = self.client.post(self.url, typed(form, **fields))
        if response.status_code == 200:  # it asks whether others may fall
            response = self.client.post(self.url, confirmed(response))
        self.assertSaved(response)

    def test_words_of_a_citation_go_with_its_record_and_come_back(self):
        self.assertEqual(found(self.words), ["passage R1 lede"])
        self.save(status="withdrawn", withdrawn_reason_en="Told twice.")
        self.assertEqual(found(self.words), [])
        self.assertEqual(search(self.words).counts["type"], {})
        self.save(status="published")
        self.assertEqual(found(self.words), ["passage R1 lede"])
