"""The rules of asking: states, the pace of reminders, and whom one may ask at all.

Pure: the caller says which day it is, and which days are days of rest where the recipient lives
(`core.calendars.rest_day`). The numbers come from the playbook in force.
"""
