"""The archive as production serves it, on a database of its own with the seeds."""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from tempfile import TemporaryDirectory

PATIENCE = 30  # seconds for the server to listen


@contextmanager
def serve():
    """Serve the seeds; yield the environment in which tests find them.

    A dict: ``ALBA_BROWSER_SITE``, the origin, ``ALBA_BROWSER_PASSWORD``, that of the
    editor of the first run, and the settings that the server has.
    """
    with TemporaryDirectory(prefix="alba-browser-") as directory:
        settings = {
            "ALBA_LOCAL": "1",
            "DEBUG": "0",
            "DATABASE_URL": f"sqlite:///{directory}/archive.sqlite3",
        }
        environment = os.environ | settings
        _manage("migrate --verbosity 0", environment)
        _manage("seed", environment)
        _manage("collectstatic --noinput --verbosity 0", environment)
        said = _manage("first_run", environment)
        address = f"127.0.0.1:{_free_port()}"
        server = _python("-m", "gunicorn", "alba_site.wsgi", "--bind", address)
        with subprocess.Popen(server, env=environment) as process:
            try:
                _wait(address)
                yield settings | {
                    "ALBA_BROWSER_SITE": f"http://{address}",
                    "ALBA_BROWSER_PASSWORD": re.search(r"Password +(\S+)", said)[1],
                }
            finally:
                process.terminate()


def _python(*arguments):
    return [sys.executable, *arguments]


def _manage(command, environment):
    """Run a command of manage.py and return what it printed."""
    return subprocess.run(
        _python("manage.py", *command.split()),
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _wait(address):
    """Wait until ``address`` answers; raise TimeoutError if it does not."""
    for _ in range(10 * PATIENCE):
        connection = HTTPConnection(address)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise TimeoutError(f"The server does not listen at {address}.")
