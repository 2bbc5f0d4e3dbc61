"""Ask a site in production mode what only that mode shows: PORT HOST."""

import http.client
import re
import sys
import time

PORT, HOST = int(sys.argv[1]), sys.argv[2]
SECURE = {"X-Forwarded-Proto": "https"}


def ask(path, **headers):
    """Return the answer to a request by the proxy of the site, with its ``body``."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=10)
    connection.request("GET", path, headers={"Host": HOST, **headers})
    answer = connection.getresponse()
    answer.body = answer.read()
    connection.close()
    return answer


def wait():
    """Wait until the server listens, at most half a minute."""
    for _ in range(300):
        try:
            return ask("/healthz")
        except ConnectionRefusedError:
            time.sleep(0.1)
    sys.exit("The server does not listen.")


def hold(what, is_held):
    """Print ``what``; leave with 1 unless it holds."""
    print(f"{'holds' if is_held else 'FAILS'}: {what}", flush=True)
    if not is_held:
        sys.exit(1)


hold("health answers 200 without TLS", wait().status == 200)

plain = ask("/en/")
hold("a request without TLS is redirected", plain.status == 301)
hold("to the same address", plain.headers["Location"] == f"https://{HOST}/en/")

home = ask("/en/", **SECURE)
hold("home answers 200", home.status == 200)
hold("HSTS is sent", "max-age=31536000" in home.headers["Strict-Transport-Security"])
hold("home sets no cookie", home.headers["Set-Cookie"] is None)
hold("an unknown host is refused", ask("/en/", Host="evil.example").status == 400)

login = ask("/admin/login/", **SECURE)
hold("cookies are Secure", "__Host-csrftoken=" in login.headers["Set-Cookie"])

address = re.search(r'href="(/static/[^"]+\.css)"', home.body.decode()).group(1)
style = ask(address, **SECURE, **{"Accept-Encoding": "gzip"})
hold("the stylesheet is sent compressed", style.headers["Content-Encoding"] == "gzip")
hold("and kept for good", "immutable" in style.headers["Cache-Control"])
hold("in at most 6 kB", len(style.body) <= 6 * 1024)
