from archive.search.documents import Entry, address, register
from archive.search.reaching import touches
from tests.invented.models import Treaty


def treaties(rows):
    for treaty in rows:
        yield Entry(
            key=treaty.pk,
            reference=f"T{treaty.number}",
            url=address(treaty),
            title_en=treaty.name_en,
            title_es=treaty.name_es,
            date=treaty.signed_on,
        )


register("treaty", Treaty, treaties)
touches(Treaty, treaty="pk", passage="passage")
