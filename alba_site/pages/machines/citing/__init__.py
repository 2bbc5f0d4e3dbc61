"""How pages are cited: the text to copy, and the files that programs take over.

The entry is made by the kind of the record (``archive/kinds/bibliography.py``); each
form of it is a function of one ``Consulted``.
"""
