"""The rules of what follows a conversation: who is owed what, by when, and whose turn it is.

Pure: the caller says which day and moment it is. The numbers come from the playbook in force, or
stand here as constants with their source.
"""
