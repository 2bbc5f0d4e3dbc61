"""What a kind of record tells the rest of the site of itself.

The shape in which an app declares, in its own ``kinds.py``, its kinds and the sections
they stand in, and how they are found. What is made of it belongs to the pages.
"""
