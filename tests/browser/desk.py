"""The desk as an editor sees it in the browser."""

import os
from urllib.parse import urlsplit

from tests.browser.cases import BrowserTestCase

PASSWORD = os.environ["ALBA_BROWSER_PASSWORD"]


class DeskTestCase(BrowserTestCase):
    def log_in(self, page):
        """Log in to the desk in the tab ``page``, as the editor of the first run."""
        page.goto("/admin/login/?next=/admin/")
        page.locator("[name=username]").fill("editor")
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[type=submit]").click()
        page.wait_for_url(lambda url: urlsplit(url).path == "/admin/")

    def walk(self, page):
        """Open in turns the login, the index, and each model's list and a form.

        Of a form with tables, the pages to add a row to each too, and one refused.
        """
        page.goto("/admin/login/")
        yield
        self.log_in(page)
        yield
        links = page.locator("#content-main th a").all()
        for address in [link.get_attribute("href") for link in links]:
            page.goto(address)
            yield
            rows = page.locator("#result_list th a")
            form = rows if rows.count() else page.locator("#content .addlink")
            page.goto(form.first.get_attribute("href"))
            yield
            yield from self._walk_rows(page)

    def _walk_rows(self, page):
        adding = page.locator(".rows .after .button").all()
        for address in [link.get_attribute("href") for link in adding]:
            page.goto(address)
            yield
            page.locator("[name=_save]").click()
            page.locator(".mistakes").first.wait_for()
            yield
