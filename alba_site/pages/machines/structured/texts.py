"""Texts: what the summits adopted, and the sources of the archive."""

from alba_site.pages.machines.structured.parts import (
    bloc,
    is_quotable,
    known,
    named,
    quotation,
)
from archive.sources.models import Source


def declaration(record, context, origin):
    """Return a declaration with its passages, as far as they may be passed on."""
    url = origin + record.get_absolute_url()
    return known(
        {
            "@type": "CreativeWork",
            "@id": url,
            "url": url,
            "name": record.title,
            "identifier": record.reference,
            "dateCreated": record.adopted_on,
            "inLanguage": record.text.language,
            "creator": bloc(),
            "recordedAt": named("Event", record.summit, origin),
            "hasPart": [
                quotation(passage.words, passage, origin, within=url)
                for passage in context.get("passages", ())
                if passage.words
                and passage.statements
                and all(map(is_quotable, passage.statements))
            ],
        }
    )


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
