"""A browser for tests, and notes of whatever pages complain about in it."""

from django.test import SimpleTestCase
from playwright.sync_api import sync_playwright

from tests.browser.pages import SITE

CHROMIUM = "/usr/bin/chromium"
QUIET = [  # nothing but the site is asked for anything
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = 320, 1280  # pixels
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  console.error(`policy: ${violatedDirective} ${blockedURI}`))
"""


class BrowserTestCase(SimpleTestCase):
    """A test in Chromium, which fails if any page it opened broke the peace.

    That is: an error in the console, a violation of the content security policy, or a
    request to another host.
    """

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        playwright = cls.enterClassContext(sync_playwright())
        cls.browser = cls.enterClassContext(
            playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        )

    def setUp(self):
        self.complaints = []
        self.requests = []

    def tearDown(self):
        urls = [request.url for request in self.requests]
        strange = [url for url in urls if not url.startswith(f"{SITE}/")]
        self.assertNothing(self.complaints + strange)

    def assertNothing(self, wrong):
        """Fail with the lines of ``wrong``, unless there is none."""
        self.assertEqual("\n".join(wrong), "")

    def new_page(self, width=DESK, **options):
        """Return an empty tab ``width`` pixels wide, of a visitor who is new here.

        ``options`` are those of Playwright's ``Browser.new_context``.
        """
        context = self.browser.new_context(
            base_url=SITE,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            **options,
        )
        self.addCleanup(context.close)
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._note_message)
        context.on("weberror", self._note_error)
        context.on("request", self._note_request)
        return context.new_page()

    def _note_message(self, message):
        where = message.location["url"]
        if message.type not in {"error", "warning"}:
            return
        # That a page asked for does not exist is its answer, and no fault of it.
        if message.text.startswith("Failed to load") and where == message.page.url:
            return
        self.complaints.append(f"{where}: {message.text}")

    def _note_error(self, error):
        self.complaints.append(str(error.error))

    def _note_request(self, request):
        self.requests.append(request)
