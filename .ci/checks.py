"""What the programs of this directory have in common."""

import http.client
import socket
import sys
from contextlib import closing


def ask(port, path, fields, method="GET", body=None, tls=None, timeout=10):
    """Return the answer of a server at 127.0.0.1, with its ``body``.

    The fields name the host; with a context for ``tls`` it is the one of TLS too.
    """
    place = ("127.0.0.1", port)
    with closing(http.client.HTTPConnection(*place, timeout=timeout)) as connection:
        if tls:
            plain = socket.create_connection(place, timeout=timeout)
            connection.sock = tls.wrap_socket(plain, server_hostname=fields["Host"])
        connection.request(method, path, body, fields)
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer


def hold(what, is_held):
    """Print ``what``; leave with 1 unless it holds."""
    print(f"{'holds' if is_held else 'FAILS'}: {what}", flush=True)
    if not is_held:
        sys.exit(1)
