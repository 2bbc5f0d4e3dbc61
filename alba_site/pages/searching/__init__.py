"""The page of the search: the question, what it is narrowed to, help, its feed.

How records are found is `archive.search`.
"""
