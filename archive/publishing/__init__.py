"""What readers may see, since when, and under which address.

The base classes of records and their query sets, the edition, what rules find of rows
that are written, and what every public page does. What a page shows belongs to the app
of the record; how it looks to the templates.
"""
