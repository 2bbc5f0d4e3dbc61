"""Texts, their passages, and the words that facts rest on.

Rules about words and quotations belong here, whatever the facts are about.
"""
