"""What other parts of the site need to know of the pages that editors write."""

from alba_site.pages.models import PAGE, Page
from archive.kinds.kind import Kind, News

KINDS = [Kind(Page, rank=200, page=PAGE, news=News())]
