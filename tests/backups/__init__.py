"""What tests of backups share: a directory of their own, a database that is none."""

from pathlib import Path
from tempfile import TemporaryDirectory


class InDirectory:
    """A mixin: ``self.directory`` is empty, and gone after the test."""

    def setUp(self):
        super().setUp()
        directory = TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = Path(directory.name).resolve()

    def make_file(self, name, content):
        """Write ``content``, bytes, and return the path of the file."""
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def left(self, directory=None):
        """Return the names of what is in ``directory``, by default the test's own."""
        return sorted(path.name for path in (directory or self.directory).iterdir())


class Database:
    """Stands in for a database; ``meanwhile`` is what an editor does during a copy."""

    file = "database.sqlite3"
    rows = b"former rows"
    copies = 0

    def __init__(self, meanwhile=lambda: None):
        self.meanwhile = meanwhile

    def dump(self, path):
        self.copies += 1
        path.write_bytes(self.rows)
        self.meanwhile()

    def load(self, path):
        self.rows = path.read_bytes()
