"""The rules of agreeing on a time: clocks, states, free time, words, and getting there.

Pure: the caller says which moment it is.
"""
