"""The steps that lead to a page, as its breadcrumbs show them, and the page itself."""

from archive.kinds.declared import kind_of, section_called


def steps_to(record) -> list[tuple[str, str]]:
    """Return pairs of name and address, the page of ``record`` the last.

    Empty for a record of a kind that stands in no section, and for what is none. Reads
    what a page loads anyway.
    """
    kind = kind_of(type(record))
    if kind is None or not kind.section:
        return []
    section = section_called(kind.section)
    return [
        (str(section.label), section.url),
        *((str(above), above.get_absolute_url()) for above in kind.above(record)),
        (kind.called(record), record.get_absolute_url()),
    ]
