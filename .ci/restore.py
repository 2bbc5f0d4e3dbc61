"""Back up one site and restore it as another, as an administrator does: DIR URL URL.

DIR is empty; the URLs are the databases of the two sites, each a copy of the code in a
directory of its own. Leaves with 1 unless both answer the same pages, byte for byte.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

PYTHON = Path(sys.executable).absolute()  # not resolved: that of the environment
HOST = "archive.example.org"
SERVER = ["-m", "gunicorn", "alba_site.wsgi", "--bind", "unix:socket"]


class Site:
    """A copy of the code that is committed or staged, with a database of its own."""

    def __init__(self, directory, url):
        self.directory = directory
        self.environment = os.environ | {
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": url,
            "SECRET_KEY": "that of a site for an hour, not of one that is public",
        }
        subprocess.run(
            ["git", "checkout-index", "--all", f"--prefix={directory}/"], check=True
        )

    def manage(self, *arguments):
        """Run a command of the site; an error of it ends this program."""
        subprocess.run([PYTHON, "manage.py", *arguments], check=True, **self.place())

    def place(self):
        return {"cwd": self.directory, "env": self.environment}

    @contextmanager
    def served(self):
        """Serve the site in production mode."""
        self.manage("collectstatic", "--noinput", "--verbosity", "0")
        server = subprocess.Popen([PYTHON, *SERVER], **self.place())
        try:
            yield
        finally:
            server.terminate()
            server.wait()

    def ask(self, address):
        """Return the status and the body of an answer; wait for the server to start."""
        for _ in range(300):
            connection = UnixConnection(self.directory / "socket")
            try:
                connection.request(
                    "GET", address, headers={"Host": HOST, "X-Forwarded-Proto": "https"}
                )
            except (ConnectionRefusedError, FileNotFoundError):
                time.sleep(0.1)
                continue
            answer = connection.getresponse()
            return answer.status, answer.read()
        sys.exit("The server does not listen.")

    def pages(self):
        """Return the answer of every address of the sitemap."""
        with self.served():
            sitemap = self.ask("/sitemap.xml")[1].decode()
            found = re.findall(rf"<loc>https://{HOST}(.*?)</loc>", sitemap)
            return {address: self.ask(address) for address in found}


class UnixConnection(http.client.HTTPConnection):
    """A connection to a server that listens at ``path``: no port can be in use."""

    def __init__(self, path):
        super().__init__(HOST, timeout=30)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self.path))


def main(directory, first_url, second_url):
    backup, medium = directory / "backup.tar", "var/media/2017/venue.webp"
    first = Site(directory / "first", first_url)
    first.manage("migrate", "--verbosity", "0")
    first.manage("seed")
    (first.directory / medium).parent.mkdir(parents=True)
    (first.directory / medium).write_bytes(b"the venue")
    before = first.pages()
    first.manage("backup", backup)

    second = Site(directory / "second", second_url)
    second.manage("restore", "--check", backup)
    second.manage("restore", "--no-input", backup)
    second.manage("migrate", "--check")
    after = second.pages()

    if (second.directory / medium).read_bytes() != b"the venue":
        sys.exit("FAILS: the medium is another after a restore.")
    differing = [address for address in before if after.get(address) != before[address]]
    if differing or len(after) != len(before) or len(before) < 100:
        sys.exit(f"FAILS: {len(before)} pages, differing after a restore: {differing}")
    print(f"holds: {len(before)} pages of the restored site are equal byte for byte")


main(Path(sys.argv[1]).absolute(), *sys.argv[2:])
