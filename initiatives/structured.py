"""What machines read of what the summits undertake: initiatives."""

from archive.kinds.structured import named
from initiatives.models import Initiative


def initiative(record, context, origin):
    """Return an initiative; a meeting that was only proposed is no project."""
    sort = "Thing" if record.kind == Initiative.Kind.MEETING else "Project"
    return named(sort, record, origin)
