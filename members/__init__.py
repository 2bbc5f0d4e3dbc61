"""Who belongs: states, organizations, people, and what they were when.

Memberships, former names, offices and tenures.

What they did at a meeting belongs to `summits`.
"""
