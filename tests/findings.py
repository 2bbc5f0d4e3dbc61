"""What the rules of the record say of rows, for tests."""

from archive.publishing.findings import refusals_of, warnings_of, written


def refused(*records) -> dict[str, list[str]]:
    """Return what is refused of saved ``records``: the sentences, by field."""
    return _by_field(f for f in refusals_of(written(*records)) if f.stops)


def lacking(*records) -> dict[str, list[str]]:
    """Return what ``records``, not yet public, lack to be so, by field."""
    return _by_field(f for f in refusals_of(written(*records)) if not f.stops)


def told(*records) -> list[str]:
    """Return what is told of ``records``, each sentence with what it names."""
    return [
        f"{found.record}: {found.sentence}" for found in warnings_of(written(*records))
    ]


def _by_field(findings):
    said = {}
    for finding in findings:
        said.setdefault(finding.field, []).append(finding.words)
    return said
