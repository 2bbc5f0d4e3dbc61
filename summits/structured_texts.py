"""What machines read of what summits adopted: declarations, and words verbatim.

No words that concern a person are passed on: a negative statement must not travel
without who said it and when.
"""

from archive.kinds.structured import known, named
from archive.record.edtf import as_iso
from archive.sources.structured import in_languages, in_other_languages
from members.structured import bloc
from summits.models import Statement

AGAINST = {Statement.Act.REJECTS, Statement.Act.CONDEMNS, Statement.Act.DENOUNCES}


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
            "dateCreated": as_iso(record.adopted_on),
            "inLanguage": in_languages(record.text),
            **in_other_languages(record.text, context.get("translations", ()), origin),
            **adopted_by(record, origin),
            "hasPart": [
                quotation(passage.words, passage, origin, within=url)
                for passage in context.get("passages", ())
                if passage.words
                and passage.statements
                and all(map(is_quotable, passage.statements))
            ],
        }
    )


def adopted_by(record, origin):
    """Return the meeting that a declaration is recorded at, and whose words it has.

    Those of the bloc, or of a body of it, if no meeting adopted it.
    """
    if record.organization:
        return {"creator": named("Organization", record.organization, origin)}
    meeting = named("Event", record.adopter, origin)
    # Nobody says that a meeting of others speaks for the bloc.
    return {"recordedAt": meeting, "creator": record.summit and bloc()}


def quotation(words, row, origin, *, speaker=None, within=""):
    """Return verbatim words; ``speaker`` is a person, or None for the bloc.

    ``row`` is a statement or a passage; ``within`` the page of the declaration that
    the passage stands on.
    """
    passage = row if within else row.passage
    url = f"{within}#{row.anchor}" if within else origin + row.get_absolute_url()
    who = named("Person", speaker, origin) if speaker else bloc()
    return {
        "@type": "Quotation",
        "@id": url,
        "text": words,
        "inLanguage": passage.lang,
        "spokenByCharacter" if speaker else "creator": who,
    }


def is_quotable(statement) -> bool:
    """Tell whether words may be passed on: not against anybody, not on a person.

    ``statement`` is from ``StatementQuerySet.with_people_named()``.
    """
    return statement.act not in AGAINST and not statement.names_people
