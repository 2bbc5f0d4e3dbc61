"""What the descriptions of records for machines are made of: schema.org, as JSON-LD."""

CONTEXT = "https://schema.org"


def named(sort, record, origin):
    """Return a record by its name and page; ``sort`` is its type in schema.org."""
    url = origin + record.get_absolute_url()
    return {"@type": sort, "@id": url, "name": str(record), "url": url}


def term(name):
    """Return the address of a term of schema.org; "" without a name."""
    return name and f"{CONTEXT}/{name}"


def known(data):
    """Return ``data`` without what is unknown."""
    return {name: value for name, value in data.items() if value}
