"""axe-core, run in a page as it is seen on a phone and a desk, light and dark."""

from itertools import product

from tests.browser.cases import DESK, PHONE
from tests.browser.pages import TOOLS

SCRIPT = (TOOLS / "axe-core/axe.min.js").read_text()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BEST_PRACTICE = "best-practice"
RUN = """async tags => {
  document.getAnimations().forEach(animation => animation.finish())
  const options = {runOnly: tags, resultTypes: ["violations"], preload: false}
  const {violations} = await axe.run(document, options)
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.target}`))
}"""


def violations(page, tags=(*WCAG, BEST_PRACTICE)):
    """Return what breaks the rules that have one of ``tags``, as the page is now.

    A list of lines: where (address, width, scheme), the rule, the element.
    """
    page.evaluate(SCRIPT)
    found = []
    for width, scheme in product((PHONE, DESK), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        where = f"{page.url} {width} {scheme}:"
        found += [f"{where} {broken}" for broken in page.evaluate(RUN, list(tags))]
    return found
