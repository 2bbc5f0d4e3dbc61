"""What machines read of texts: the sources of the archive."""

from archive.kinds.structured import known, named
from archive.sources.models import Source


def source(record, context, origin):
    """Return a source under its reference: its title may speak ill of a person.

    Of its author and publisher nobody says whether they are people.
    """
    is_report = record.kind == Source.Kind.REPORT
    original = record.translation_of
    return known(
        {
            **named("NewsArticle" if is_report else "CreativeWork", record, origin),
            "name": record.reference,
            "identifier": record.reference,
            "datePublished": record.published_on,
            "inLanguage": record.language,
            "sameAs": record.url,
            "translationOfWork": original
            and original.is_published
            and {
                **named("CreativeWork", original, origin),
                "name": original.reference,
            },
        }
    )
