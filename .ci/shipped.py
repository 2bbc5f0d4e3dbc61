"""Caddy and nginx, run with the files of deploy/ but for the addresses in them."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

HOST = "archive.example.org"

OPENSSL = f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN={HOST}".split()
CADDY = """
	admin off
	local_certs
	skip_install_trust
	default_bind 127.0.0.1
	http_port {0.plain}
	https_port {0.secure}
	log {{
		level ERROR
	}}
"""
# What Debian's own nginx.conf is to a file of sites-enabled/.
NGINX = """
user root; daemon off; pid nginx.pid; error_log stderr crit;
events { worker_connections 768; }
http {
    access_log off;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    include nginx.conf;
}
"""


class Proxy:
    """A proxy in ``directory`` before a site, on ports of 127.0.0.1 of its own.

    It runs a copy of its file in deploy/ that differs by ``changes`` alone, each of
    which must be possible once.
    """

    def __init__(self, command, file, directory, changes):
        self.name, self.command, self.directory = command[0], command, directory
        self.plain, self.secure = free_port(), free_port()
        text = Path("deploy", file).read_text()
        for old, new in changes.items():
            if text.count(old) != 1:
                sys.exit(f"FAILS: deploy/{file} does not say {old!r} once")
            text = text.replace(old, new.format(self))
        (directory / file).write_text(text)

    @contextmanager
    def running(self):
        """Run it; nginx is in /usr/sbin, and Caddy keeps what it makes at home."""
        place = {"PATH": f"{os.environ['PATH']}:/usr/sbin", "HOME": str(self.directory)}
        process = subprocess.Popen(self.command, cwd=self.directory, env=place)
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def caddy(directory, site, read_body):
    """Return Caddy before the port ``site``, with ``read_body`` seconds for a body."""
    changes = {
        "127.0.0.1:8000": f"127.0.0.1:{site}",
        "\tservers {": CADDY + "\tservers {{",
        "read_body 10m": f"read_body {read_body}s",
    }
    return Proxy(["caddy", "run"], "Caddyfile", directory, changes)


def nginx(directory, site):
    """Return nginx before the port ``site``, with a certificate made for it."""
    files = ["-keyout", "privkey.pem", "-out", "fullchain.pem"]
    quiet = {"check": True, "stderr": subprocess.DEVNULL}
    subprocess.run([*OPENSSL, *files], cwd=directory, **quiet)
    (directory / "main.conf").write_text(NGINX)
    changes = {
        "127.0.0.1:8000": f"127.0.0.1:{site}",
        "listen 80;": "listen 127.0.0.1:{0.plain};",
        "listen [::]:80;": "",
        "listen 443 ssl http2;": "listen 127.0.0.1:{0.secure} ssl http2;",
        "listen [::]:443 ssl http2;": "",
        f"/etc/letsencrypt/live/{HOST}/fullchain.pem": "fullchain.pem",
        f"/etc/letsencrypt/live/{HOST}/privkey.pem": "privkey.pem",
    }
    command = ["nginx", "-p", f"{directory}/", "-c", "main.conf", "-e", "stderr"]
    return Proxy(command, "nginx.conf", directory, changes)
