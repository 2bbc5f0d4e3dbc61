"""The desk as a place: the order of the admin and what it answers.

Base classes of lists and forms are `archive.desk`.
"""
