"""The index on SQLite: an FTS5 table that reads the terms from their documents.

Triggers keep it in step with the table of documents, whoever writes that: so it is
right after a rollback, ``flush`` and ``loaddata`` too. The tokenizer ``ascii`` parts
terms at spaces and does nothing else to them.
"""

OLD = (
    "INSERT INTO search_index(search_index, rowid, terms) "
    "VALUES ('delete', old.id, old.terms);"
)
NEW = "INSERT INTO search_index(rowid, terms) VALUES (new.id, new.terms);"

CREATE = [
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "terms, content='search_document', content_rowid='id', tokenize='ascii')",
    f"CREATE TRIGGER search_new AFTER INSERT ON search_document BEGIN {NEW} END",
    f"CREATE TRIGGER search_old AFTER DELETE ON search_document BEGIN {OLD} END",
    "CREATE TRIGGER search_changed AFTER UPDATE OF terms ON search_document "
    f"WHEN old.terms != new.terms BEGIN {OLD} {NEW} END",
    "INSERT INTO search_index(search_index) VALUES ('rebuild')",  # of what is there
]
DROP = [
    "DROP TRIGGER search_changed",
    "DROP TRIGGER search_old",
    "DROP TRIGGER search_new",
    "DROP TABLE search_index",
]
# The identifiers come as one text: a row for each takes three times as long.
MATCH = "SELECT {}, group_concat(rowid) FROM search_index WHERE search_index MATCH %s"


def expression(group):
    """Return the FTS5 expression of a group. Terms are letters and digits alone."""
    return " ".join('"{}"'.format(" ".join(phrase)) for phrase in group)
