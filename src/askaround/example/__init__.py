"""A worked example: one exploration with people at every stage, which goes as easily as it comes.

What is told stands in ``story.toml``; it is told with the same actions that people use, day by
day, so the example is a rehearsal of the whole program as well.
"""
