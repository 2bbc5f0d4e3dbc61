"""Check that no text of ours repeats at length what it is about."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from alba_site.management.texts import received
from archive.kinds.declared import kinds
from archive.record.aliases import names_in
from archive.record.languages import LANGUAGES
from archive.sources.own_words import LONGEST, Text, overlaps


class Command(BaseCommand):
    help = (
        "Check that no summary, note, derivation or page of the archive, public or "
        f"not, shares more than {LONGEST} words in a row with a passage in its "
        "language, names and titles apart; and with the whole of the texts given, "
        "whose SHA-256 a source holds."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *, files, **options):
        texts = {path: received(path) for path in files}
        faults = [text.fault for text in texts.values() if text.fault]
        whole = [
            Text(source.language, str(path), text.text)
            for path, text in texts.items()
            for source in text.sources
        ]
        faults += map(str, overlaps(names_held(), whole))
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"Faults found: {len(faults)}.")
        self.stdout.write("All is said in our own words.")


def names_held() -> set[str]:
    """Return the names and titles that the archive holds, in both languages.

    Not the titles of sources: a headline is a reporter's words.
    """
    found = set()
    named = [kind for kind in kinds() if kind.names]
    for code in LANGUAGES:
        with override(code):
            for kind in named:
                for record in kind.model.objects.all():
                    found |= {str(getattr(record, name)) for name in kind.names}
                    found |= set(names_in(getattr(record, "aliases", "")))
    return found
