"""The steps that lead to a page, as its breadcrumbs show them, and the page itself."""

from archive.kinds.declared import kind_of, section_called


def steps_to(record) -> list[tuple[str, str]]:
    """Return pairs of name and address, the page of ``record`` the last.

    Empty for a record of a kind that stands in no section, and for what is none. What
    is above a record stands in the section that the way begins with. Reads what a page
    loads anyway.
    """
    kind = kind_of(type(record))
    if kind is None or not kind.section:
        return []
    above = list(kind.above(record))
    section = section_called(kind_of(type([*above, record][0])).section)
    return [
        (str(section.label), section.url),
        *((str(upper), upper.get_absolute_url()) for upper in above),
        (kind.called(record), record.get_absolute_url()),
    ]
