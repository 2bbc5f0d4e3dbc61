"""Put Caddy and nginx before a site, as deploy/ says, and attack both: PORT DIR.

The site at PORT runs in production mode for archive.example.org. The proxies listen at
127.0.0.1, write in DIR, which is made for them, and end with this program. It leaves
with 1 unless visitors are served all the while.
"""

import asyncio
import sys
import time
from asyncio import gather
from contextlib import ExitStack
from math import inf
from pathlib import Path

import shipped
import slow
from checks import ask, hold
from slow import FORM, HOST, HTTP1, LOGIN

PATIENCE = 5  # seconds in which a visitor wants an answer
HEAD, BODY = 10, 30  # seconds that both have for a head and for a body that stops
SLACK = 20  # seconds more that this may take on a busy machine
MEGABYTE = 1024**2

# What, how many, and how many seconds they may last, at least and at most.
ATTACKS = [
    ("silent connections", slow.silence, 200, HEAD, HEAD + SLACK),
    ("slow heads", slow.slow_head, 200, HEAD, HEAD + SLACK),
    ("stopped bodies", slow.stopped_body, 8, BODY, BODY + SLACK),
    ("slow bodies", slow.slow_body, 32, HEAD, inf),
    ("connection of 32 slow bodies", slow.slow_bodies_http2, 1, HEAD, inf),
]


def told(port, path="/en/", fields=None, tls=HTTP1, **more):
    """Return the answer to a visitor."""
    return ask(port, path, {"Host": HOST} | (fields or {}), tls=tls, **more)


def wait_for(proxy):
    """Wait until it listens and has its certificate, at most ten seconds."""
    for _ in range(100):
        try:
            return told(proxy.secure)
        except OSError:
            time.sleep(0.1)
    sys.exit(f"FAILS: {proxy.name} does not listen.")


def check(proxy):
    """Hold what visitors are told through a proxy that nobody attacks."""

    def is_answered(what, status, **request):
        """Hold that the site answers; its policy is the proof."""
        answer = told(proxy.secure, **request)
        of_site = "Content-Security-Policy" in answer.headers
        unnamed = answer.headers["Server"] != "gunicorn"
        hold(f"{proxy.name}: {what}", answer.status == status and of_site and unnamed)

    def is_refused(what, *statuses, **request):
        """Hold that the proxy answers instead, and does not tell its version."""
        answer = told(proxy.secure, **request)
        secret = "/" not in answer.headers.get("Server", "") and len(answer.body) < 300
        hold(f"{proxy.name}: {what}", answer.status in statuses and secret)

    long = "x" * 7_000
    lies = {"X-Forwarded-Proto": "http", "X-Forwarded-Ssl": "off"}
    is_answered("a page is the site's", 200)
    is_answered("whatever a visitor says of TLS", 200, fields=lies)
    is_answered(
        "or of the place of the site", 404, path="/x/en/", fields={"SCRIPT_NAME": "/x"}
    )
    is_answered("an address of 7 kB is answered by the site", 404, path=f"/{long}")
    is_answered("a field of 7 kB", 200, fields={"X": long})
    is_answered("500 fields", 200, fields={f"X-{n}": "x" for n in range(500)})
    is_answered("a file of 20 MB", 403, **upload(20 * MEGABYTE))

    announced = {"Content-Length": 26 * MEGABYTE}
    is_refused("one of 26 MB is refused", 413, method="POST", fields=announced)
    # No longer than one piece of TLS, which is sent before a proxy can hang up.
    is_refused("an address of 14 kB", 414, 431, path=f"/{2 * long}")
    is_refused("a field of 14 kB", 400, 431, fields={"X": 2 * long})

    over_tls = {"X-Forwarded-Proto": "https"}
    led = told(proxy.plain, "/en/?a=b", over_tls, tls=None)
    rightly = led.headers["Location"] == f"https://{HOST}/en/?a=b"
    hold(f"{proxy.name}: HTTP leads to HTTPS", led.status in {301, 308} and rightly)


def upload(size):
    """Return a request with a file of ``size`` bytes."""
    named = b'Content-Disposition: form-data; name="a"; filename="a"'
    body = b"\r\n".join([b"--b", named, b"", bytes(size), b"--b--", b""])
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    return {"path": LOGIN, "method": "POST", "fields": FORM | kind, "body": body}


async def is_served(port, tls=HTTP1):
    """Say whether a visitor is served, and soon."""

    def visit():
        fields = {"X-Forwarded-Proto": "https"}
        return told(port, fields=fields, tls=tls, timeout=PATIENCE).status == 200

    try:
        return await asyncio.to_thread(visit)
    except OSError:
        return False


async def stall(site):
    """Hold that slow bodies, sent to the site itself, keep visitors waiting."""
    clients = []
    for _ in range(32):
        clients.append(asyncio.create_task(slow.slow_body(site, tls=None)))
        await asyncio.sleep(0.02)  # for either worker to get some
    visitors = [is_served(site, tls=None) for _ in range(6)]
    hold("without a proxy slow bodies stop the site", not all(await gather(*visitors)))
    for client in clients:
        client.cancel()
    hold("until they end", any([await is_served(site, tls=None) for _ in range(6)]))


async def attack(proxy):
    """Attack in all ways at once; return who was served, and who lasted how long."""
    clients = {
        what: [asyncio.create_task(client(proxy.secure)) for _ in range(number)]
        for what, client, number, _, _ in ATTACKS
    }
    bounded = [
        client for what, *_, most in ATTACKS if most < inf for client in clients[what]
    ]
    served, until = [], time.monotonic() + BODY + SLACK
    while time.monotonic() < until and not all(client.done() for client in bounded):
        served.append(await is_served(proxy.secure))
        await asyncio.sleep(0.5)
    lasted = {
        what: [client.result() if client.done() else inf for client in clients[what]]
        for what in clients
    }
    return served, lasted


async def attack_all(proxies):
    """Hold that visitors are served, and that no client lasts longer than it may.

    All are attacked at once, to save time: what one lets through stops the others too.
    """
    found = await gather(*[attack(proxy) for proxy in proxies])
    visits = [visit for served, _ in found for visit in served]
    hold(f"{len(visits)} visitors are served meanwhile", all(visits))
    for proxy, (_, lasted) in zip(proxies, found, strict=True):
        for what, _, number, least, most in ATTACKS:
            ends = least - 1 < min(lasted[what]) and max(lasted[what]) <= most
            hold(f"{proxy.name}: {number} {what} last {least} to {most} s", ends)


def main(site, directory):
    directory.mkdir()
    # Ten minutes are too long to wait for here.
    proxies = [shipped.caddy(directory, site, BODY), shipped.nginx(directory, site)]
    with ExitStack() as stack:
        for proxy in proxies:
            stack.enter_context(proxy.running())
        asyncio.run(stall(site))
        for proxy in proxies:
            wait_for(proxy)
            check(proxy)
        asyncio.run(attack_all(proxies))


main(int(sys.argv[1]), Path(sys.argv[2]).absolute())
