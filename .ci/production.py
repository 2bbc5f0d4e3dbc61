"""Ask a site in production mode what only that mode shows: PORT HOST."""

import re
import sys
import time

import checks
from checks import hold

PORT, HOST = int(sys.argv[1]), sys.argv[2]
SECURE = {"X-Forwarded-Proto": "https"}


def ask(path, **headers):
    """Return the answer to a request by the proxy of the site, with its ``body``."""
    return checks.ask(PORT, path, {"Host": HOST, **headers})


def wait():
    """Wait until the server listens, at most half a minute."""
    for _ in range(300):
        try:
            return ask("/healthz")
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit("The server does not listen.")


hold("health answers 200 without TLS", wait().status == 200)

plain = ask("/en/")
hold("a request without TLS is redirected", plain.status == 301)
hold("to the same address", plain.headers["Location"] == f"https://{HOST}/en/")

home = ask("/en/", **SECURE)
hold("home answers 200", home.status == 200)
hsts = home.headers["Strict-Transport-Security"]
hold("HSTS is sent, for a year", hsts == "max-age=31536000; includeSubDomains")
hold("home sets no cookie", home.headers["Set-Cookie"] is None)
unknown = ask("/en/", Host="evil.example")
hold("an unknown host is refused", unknown.status == 400)

login = ask("/admin/login/", **SECURE)
hold("cookies are Secure", "__Host-csrftoken=" in login.headers["Set-Cookie"])

address = re.search(r'href="(/static/[^"]+\.css)"', home.body.decode()).group(1)
style = ask(address, **SECURE, **{"Accept-Encoding": "gzip"})
hold("the stylesheet is sent compressed", style.headers["Content-Encoding"] == "gzip")
hold("and kept for good", "immutable" in style.headers["Cache-Control"])
hold("in at most 6 kB", len(style.body) <= 6 * 1024)

for what, answer in {
    "the redirect to TLS": plain,
    "a page": home,
    "the refusal of a host": unknown,
    "the admin": login,
    "a stylesheet": style,
    "a missing page": ask("/en/nothing/", **SECURE),
    "a missing static file": ask("/static/nothing.css", **SECURE),
}.items():
    policy = answer.headers["Content-Security-Policy"] or ""
    hold(f"{what} has a content policy", "default-src 'none'" in policy)
    hold(f"{what} is not guessed at", answer.headers["X-Content-Type-Options"])
    hold(f"{what} is not framed", answer.headers["X-Frame-Options"] == "DENY")
    hold(f"{what} uses no device", "camera=()" in answer.headers["Permissions-Policy"])
