"""Where states meet and what they say: summits, declarations, events, statements.

What became of what was said belongs to `initiatives`.
"""
