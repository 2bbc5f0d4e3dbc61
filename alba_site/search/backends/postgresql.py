"""The index on PostgreSQL: a generated column of type tsvector, with a GIN index.

The database computes it from the terms of a document, whoever writes that. The
configuration ``simple`` parts terms at spaces and does nothing else to them: they
begin with a letter and have only letters and digits.
"""

CREATE = [
    "ALTER TABLE search_document ADD COLUMN vector tsvector GENERATED ALWAYS AS "
    "(to_tsvector('simple'::regconfig, terms)) STORED",
    "CREATE INDEX search_index ON search_document USING gin (vector) "
    "WITH (fastupdate = off)",
]
DROP = ["ALTER TABLE search_document DROP COLUMN vector"]
# The identifiers come as one text: a row for each takes three times as long.
MATCH = (
    "SELECT {}, string_agg(id::text, ',') FROM search_document "
    "WHERE vector @@ %s::tsquery"
)


def expression(group):
    """Return the tsquery of a group. Terms are letters and digits alone."""
    return " & ".join("({})".format(" <-> ".join(phrase)) for phrase in group)
