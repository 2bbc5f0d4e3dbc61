"""Going through a page with the Tab key alone."""

# What Tab must reach: of a group of radio buttons one, and nothing that is hidden.
WATCH = """() => {
  document.activeElement.blur()
  const look = element => {
    const {outline, boxShadow, backgroundColor, borderColor} = getComputedStyle(element)
    return [outline, boxShadow, backgroundColor, borderColor].join()
  }
  const parts = element => [element, element.parentElement, ...element.children]
  const reachable = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]"
  )].filter(element => element.tabIndex >= 0 && !element.disabled
    && element.checkVisibility({visibilityProperty: true})
    && element.getClientRects().length)
  const calm = new Map(reachable.map(e => [e, parts(e).map(look).join()]))
  const missed = new Set(reachable), unseen = []
  document.addEventListener("focusin", ({target}) => {
    missed.delete(target)
    if (calm.get(target) === parts(target).map(look).join()) unseen.push(target)
  })
  const name = element => element.outerHTML.slice(0, 100)
  window.report = () => [...[...missed].map(e => `not reached: ${name(e)}`),
    ...unseen.map(e => `focus not seen: ${name(e)}`)]
  return reachable.length
}"""


def keyboard_faults(page):
    """Return what Tab does not reach in ``page``, or reaches unseen: lines of HTML."""
    stops = page.evaluate(WATCH)
    for _ in range(stops + 5):  # a field of a date has several stops of its own
        page.keyboard.press("Tab")
    return [f"{page.url} {fault}" for fault in page.evaluate("report()")]
