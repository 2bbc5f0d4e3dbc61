"""Who belongs: states, memberships, organizations, people, offices, tenures.

What they did at a meeting belongs to `summits`.
"""
