"""The foundation: what an archive of texts and of facts resting on them needs.

Nothing here knows a summit, a state or an initiative, and nothing here imports the
domain. Each folder imports only those named before it: record, media, kinds,
publishing, lists, desk, search, sources.
"""
