"""Lists of records: what they are narrowed by, counted and paged.

What a facet of a record is, its app says.
"""
