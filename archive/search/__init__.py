"""Full text over the public records of any app.

The only package with SQL of one database. What of a record is searched, its app says in
its `search.py`; the page of the search is `alba_site.pages.searching`.
"""
