from archive.search.documents import Entry, address, register
from tests.invented.models import Treaty


def treaty_entry(treaty):
    return Entry(
        key=treaty.pk,
        reference=f"T{treaty.number}",
        url=address(treaty),
        title_en=treaty.name_en,
        title_es=treaty.name_es,
        date=treaty.signed_on,
    )


register("treaty", Treaty.objects.all(), treaty_entry)
