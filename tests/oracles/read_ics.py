"""Prints the events of a calendar file as Python's icalendar reads them, as one JSON list."""

import json
import sys
from datetime import datetime

from icalendar import Calendar


def local(value):
    return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value.isoformat()


def told(event):
    place = event.get("LOCATION")
    triggers = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    return {
        "uid": str(event["UID"]),
        "starts": local(event["DTSTART"].dt),
        "ends": local(event["DTEND"].dt),
        "title": str(event["SUMMARY"]),
        "place": None if place is None else str(place),
        "alarms": [trigger.total_seconds() / 60 for trigger in triggers],
    }


with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())
print(json.dumps([told(event) for event in calendar.walk("VEVENT")]))
