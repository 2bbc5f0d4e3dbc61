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
    # Long columns apart: a word that half of the documents have reads all their rows,
    # which takes a quarter of the time where those are short.
    "ALTER TABLE search_document SET (toast_tuple_target = 128)",
    # The planner does not reckon with what it costs to read a vector, and would read
    # all of them for a word that half of the documents have: six times as long.
    # The identifiers come as one text: a row for each takes three times as long.
    # A body of this form depends on the table and goes with it, as restore needs.
    "CREATE FUNCTION search_match(wanted tsquery) RETURNS text LANGUAGE sql STABLE "
    "SET enable_seqscan = off BEGIN ATOMIC SELECT string_agg(id::text, ',') "
    "FROM search_document WHERE vector @@ wanted; END",
]
DROP = [
    "ALTER TABLE search_document RESET (toast_tuple_target)",
    "DROP FUNCTION search_match",
    "ALTER TABLE search_document DROP COLUMN vector",
]
MATCH = "SELECT {}, search_match(%s::tsquery)"


def expression(group):
    """Return the tsquery of a group. Terms are letters and digits alone."""
    return " & ".join("({})".format(" <-> ".join(phrase)) for phrase in group)
