"""A citation as CSL-JSON, which citation processors read.

The schema: https://github.com/citation-style-language/schema, csl-data.json.
"""

import json

from alba_site.pages.machines.citing.consulted import Consulted
from archive.kinds.bibliography import Sort
from archive.kinds.structured import known

TYPES = {Sort.PAGE: "webpage", Sort.DOCUMENT: "document", Sort.REPORT: "article"}


def written(it: Consulted) -> str:
    """Return a list of the one item, as JSON."""
    return json.dumps([item(it)], ensure_ascii=False, indent=1) + "\n"


def item(it: Consulted) -> dict:
    """Return an entry as an item, without what is unknown."""
    entry = it.entry
    return known(
        {
            "id": it.key,
            "type": TYPES[entry.sort],
            "author": [*map(name, entry.authors)],
            "title": entry.title,
            "container-title": entry.within,
            "issued": issued(it),
            "publisher-place": entry.place,
            "publisher": it.archive,
            "archive": entry.reference and it.archive,
            "archive_location": entry.reference,
            "language": it.language,
            "note": it.reported,
            "URL": it.url,
            "accessed": {"date-parts": [numbers(it.day.isoformat())]},
        }
    )


def name(author) -> dict:
    """Return an ``Author`` by family and given name, or whole."""
    if not author.sort_name:
        return {"literal": author.name}
    return known({"family": author.family, "given": author.given})


def issued(it) -> dict:
    """Return the dates of an entry, in words where they are not certain."""
    if it.dates:
        return {"date-parts": [*map(numbers, it.dates)]}
    return known({"literal": it.when})


def numbers(date) -> list[int]:
    """Return an ISO year, month or day as numbers."""
    return [int(number) for number in date.split("-")]
