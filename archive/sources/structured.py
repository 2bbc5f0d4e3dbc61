"""What machines read of texts: the sources of the archive."""

from archive.kinds.structured import known, named
from archive.sources.models import Source


def source(record, context, origin):
    """Return a source under its reference: its title may speak ill of a person.

    Of its author and publisher nobody says whether they are people.
    """
    is_report = record.kind == Source.Kind.REPORT
    return known(
        {
            **named("NewsArticle" if is_report else "CreativeWork", record, origin),
            "name": record.reference,
            "identifier": record.reference,
            "datePublished": record.published_on,
            "inLanguage": in_languages(record),
            "sameAs": record.url,
            "encoding": encodings(context.get("files", ()), origin),
            **in_other_languages(record, context.get("translations", ()), origin),
        }
    )


def in_languages(text):
    """Return the code of the language of ``text``, or a list of several."""
    first, *others = text.codes
    return text.codes if others else first


def encodings(files, origin):
    """Return the files in which a text was received, as far as readers get them."""
    return [
        {
            "@type": "MediaObject",
            "name": str(file),
            "contentUrl": origin + file.address,
            "encodingFormat": file.media_type,
            "contentSize": f"{file.size} B",
            "sha256": file.sha256,
        }
        for file in files
        if file.is_open
    ]


def in_other_languages(text, translations, origin):
    """Return what ``text`` is translated from, and into, of its ``translations``."""
    works = {
        it: {
            **named("CreativeWork", it, origin),
            "name": it.reference,
            "inLanguage": in_languages(it),
        }
        for it in translations
    }
    return {
        "translationOfWork": next(
            (work for it, work in works.items() if it.pk == text.translation_of_id),
            None,
        ),
        "workTranslation": [
            work for it, work in works.items() if it.translation_of_id == text.pk
        ],
    }
