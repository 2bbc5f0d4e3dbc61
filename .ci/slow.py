"""Clients of a server at 127.0.0.1 that keep it waiting, each until it hangs up."""

import asyncio
import ssl
import time

from shipped import HOST


def trusting(protocol):
    """Return a TLS context for ``protocol`` that any certificate satisfies."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols([protocol])
    return context


HTTP1, HTTP2 = trusting("http/1.1"), trusting("h2")


async def dawdle(port, opening, drop, tls=HTTP1):
    """Send ``opening``, then ``drop`` every second; return after how many it is ended.

    What is answered is read and not looked at: the server must hang up.
    """
    begun = time.monotonic()
    name = HOST if tls else None
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, ssl=tls, server_hostname=name
    )
    writer.write(opening)
    end = asyncio.create_task(reader.read())
    end.add_done_callback(lambda task: task.cancelled() or task.exception())
    try:
        while not (await asyncio.wait([end], timeout=1))[0]:
            writer.write(drop)
    finally:
        end.cancel()
        writer.transport.abort()
    return time.monotonic() - begun


def silence(port):
    return dawdle(port, b"", b"", tls=None)


def head(line, fields):
    """Return the head of a request."""
    lines = [f"{line} HTTP/1.1", *(f"{name}: {fields[name]}" for name in fields)]
    return "\r\n".join([*lines, "", ""]).encode()


def slow_head(port):
    return dawdle(port, head("GET /en/", {"Host": HOST})[:-2], b"X-Slow: yes\r\n")


# A form that the site must read to look for its token: 1,000 bytes, as many seconds.

LOGIN = "/admin/login/"
FORM = {
    "Content-Type": "application/x-www-form-urlencoded",
    "Cookie": f"__Host-csrftoken={'a' * 32}",
    "Referer": f"https://{HOST}/",
    "X-Forwarded-Proto": "https",
}
BODY = FORM | {"Content-Length": "1000"}


def stopped_body(port):
    return dawdle(port, head(f"POST {LOGIN}", BODY | {"Host": HOST}) + b"a", b"")


def slow_body(port, tls=HTTP1):
    return dawdle(port, head(f"POST {LOGIN}", BODY | {"Host": HOST}), b"a", tls)


# The same, several in one connection of HTTP/2 (RFC 9113; fields: RFC 7541, 6.2.2).

DATA, HEADERS, SETTINGS = 0, 1, 4
ACK, END_HEADERS = 1, 4


def slow_bodies_http2(port, count=32):
    named = {":method": "POST", ":scheme": "https", ":authority": HOST, ":path": LOGIN}
    fields = b"".join(field(*pair) for pair in (named | BODY).items())
    streams = range(1, 2 * count, 2)
    opening = (
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS) + frame(SETTINGS, ACK)
    )
    for stream in streams:
        opening += frame(HEADERS, END_HEADERS, stream, fields)
    drop = b"".join(frame(DATA, 0, stream, b"a") for stream in streams)
    return dawdle(port, opening, drop, HTTP2)


def frame(kind, flags=0, stream=0, payload=b""):
    length, number = len(payload).to_bytes(3, "big"), stream.to_bytes(4, "big")
    return length + bytes([kind, flags]) + number + payload


def field(name, value):
    """Return a field of at most 126 bytes each, neither shortened nor remembered."""
    texts = [name.lower().encode(), value.encode()]
    return b"\0" + b"".join(bytes([len(text)]) + text for text in texts)
