"""Public pages of sources: every fact that rests on a text, paragraph by paragraph."""

from archive.lists.views import FacetList
from archive.publishing.compiled import compiled
from archive.publishing.parts import parted
from archive.publishing.views import RecordPage
from archive.sources.facts import by_words, told_from
from archive.sources.filters import SourceFilter
from archive.sources.models import Passage, Source, SourceFile
from archive.sources.translations import translations_of


class SourceList(FacetList):
    """List the texts that the archive quotes, the last received first."""

    filterset_class = SourceFilter
    template_name = "sources/source_list.html"
    context_object_name = "sources"

    queryset = Source.objects.published().newest_first().for_list()


class SourceDetail(RecordPage):
    """Show a text: its words as far as public facts quote them, and those facts."""

    @staticmethod
    @compiled
    def found(slug):
        return Source.objects.published().filter(slug=slug).for_page()

    def get_context_data(self, **kwargs):
        source = self.object
        passages = passages_of(source.pk)
        public, _withdrawn = parted(passages)
        facts, gone = told_from(source, {passage.pk for passage in public})
        for passage in public:
            passage.groups = by_words(passage, facts)
            passage.gone = [row for row in gone if row.passage_id == passage.pk]
        return super().get_context_data(
            **kwargs,
            passages=[
                passage
                for passage in passages
                if passage.withdrawn_on
                or passage.groups
                or passage.gone
                or source.display == Source.Display.FULL
            ],
            fact_count=len(facts),
            files=files_of(source.pk),
            translations=translations_of(source),
        )


@compiled
def passages_of(source):
    """Return the passages of a text, a key, in order, with those withdrawn."""
    return (
        Passage.objects.with_withdrawn().filter(source=source).in_order().with_report()
    )


@compiled
def files_of(source):
    """Return the files of a text, a key, in order."""
    return SourceFile.objects.published().filter(source=source).in_order()
