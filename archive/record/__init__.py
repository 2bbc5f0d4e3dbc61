"""What a row is made of: keys, partial dates, two languages, constraints, text.

No row is saved or asked for here, and nothing here knows what is public.
"""
