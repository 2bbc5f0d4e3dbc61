"""The file of a backup: a tar of plain files, closed by a digest of all of it.

The last file of the tar is the manifest, which names every other one with its SHA-256.
Behind the tar, where its readers have stopped, a line holds the SHA-256 of every byte
before it, headers and padding included. So ``tar`` unpacks the file as any other, and
``head --bytes=-65 FILE | sha256sum`` computes that line.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple

from alba_site.backups import BackupError

FORMAT = 1
MANIFEST = "manifest.json"
SEAL = 65  # bytes: 64 digits and the end of the line
BLOCK = 2**20  # bytes


class Manifest(NamedTuple):
    """What a backup says of itself."""

    engine: str  # a vendor of Django's: sqlite, postgresql
    made_at: str  # ISO 8601, with its zone
    migrations: list[str]  # applied, "members.0001_initial"
    files: dict[str, str] = {}  # SHA-256 by name in the tar
    format: int = FORMAT


class Digesting:
    """A file object that computes the SHA-256 of what is read from or written to it.

    ``advance`` is told the size of each block.
    """

    def __init__(self, file, advance=None):
        self.file = file
        self.advance = advance or (lambda size: None)
        self.sha256 = hashlib.sha256()

    def read(self, size):
        return self._counted(self.file.read(size))

    def write(self, block):
        return self.file.write(self._counted(block))

    def _counted(self, block):
        self.sha256.update(block)
        self.advance(len(block))
        return block


def write(path: Path, manifest: Manifest, files: dict[str, Path], advance=None):
    """Write a backup of ``files``, by their names in the tar, to ``path``.

    ``path`` is replaced when all of it is on the disk, else left as it was. Only its
    owner may read it. ``advance`` is told the size of each block of ``files``.
    """
    with replacing(path) as file:
        whole = Digesting(file)
        with tarfile.open(fileobj=whole, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            digests = {
                name: _add(tar, name, source, advance) for name, source in files.items()
            }
            text = json.dumps(manifest._replace(files=digests)._asdict(), indent=1)
            tar.addfile(_member(MANIFEST, len(text)), io.BytesIO(text.encode()))
        file.write(f"{whole.sha256.hexdigest()}\n".encode())


@contextmanager
def replacing(path: Path):
    """Open a file beside ``path`` that takes its place unless an error is raised."""
    descriptor, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)


def unpack(path: Path, directory: Path, advance=None) -> Manifest:
    """Unpack a backup into an empty directory and return its manifest.

    Nothing is written unless every bit is as it was made. ``advance`` is told the
    size of each block read.
    """
    with path.open("rb") as file:
        _check_seal(file, path.stat().st_size - SEAL, advance)
        file.seek(0)
        try:
            with tarfile.open(fileobj=file, mode="r:") as tar:
                digests = {it.name: _take(tar, it, directory) for it in tar}
            manifest = _manifest(directory / MANIFEST)
        except (tarfile.TarError, FileNotFoundError, ValueError) as error:
            raise BackupError(f"{path.name} is no backup of an archive.") from error
    del digests[MANIFEST]
    if digests != manifest.files:
        raise BackupError("The files are not those that the manifest names.")
    return manifest


def _check_seal(file, size, advance):
    """Compare the digest of the first ``size`` bytes with the line behind them."""
    whole = Digesting(file, advance)
    for start in range(0, size, BLOCK):
        whole.read(min(BLOCK, size - start))
    if file.read() != f"{whole.sha256.hexdigest()}\n".encode():
        raise BackupError("The file is damaged or cut off: its SHA-256 is another.")


def _member(name, size):
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member


def _add(tar, name, source, advance):
    """Add the file ``source`` under ``name`` and return its SHA-256."""
    with source.open("rb") as file:
        content = Digesting(file, advance)
        tar.addfile(_member(name, os.fstat(file.fileno()).st_size), content)
    return content.sha256.hexdigest()


def _take(tar, member, directory):
    """Unpack ``member`` and return its SHA-256; refuse all but a new plain file."""
    target = directory / member.name
    named = [part for part in member.name.split("/") if part not in {"", ".", ".."}]
    if not member.isreg() or "/".join(named) != member.name or target.exists():
        raise BackupError(f"“{member.name}” has no place in a backup.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        content = Digesting(tar.extractfile(member))
        shutil.copyfileobj(content, file, BLOCK)
    return content.sha256.hexdigest()


def _manifest(path):
    """Return the manifest at ``path``; refuse one of a later format."""
    fields = json.loads(path.read_bytes())
    if fields.get("format") != FORMAT:
        raise BackupError(
            f"The backup has format {fields.get('format')}, made by a newer release; "
            f"this one reads format {FORMAT}."
        )
    return Manifest(**fields)
