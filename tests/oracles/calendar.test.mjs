// Calendar files as this project writes them, read by two other libraries: ical.js and Python's icalendar.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import ICAL from "ical.js";

const EXAMPLE = join(process.env.EXAMPLES, "ics");
const SCRIPT = new URL("read_ics.py", import.meta.url).pathname;

/** What comes in: foreign zones, whole days, escapes, long lines, letters of several octets. */
const EVENTS = [
  ["1@a", "DTSTART:20261201T130000Z", "DTEND:20261201T140000Z", "Accompagnement social", "CMS (2 rue des Écoles\\, Auray)"],
  ["2@a", "DTSTART;TZID=Europe/Paris:20270328T090000", "DURATION:PT45M", "Après l’heure d’été", ""],
  ["3@a", "DTSTART;VALUE=DATE:20261224", "", "Journée entière", "Mairie"],
  ["4@a", "DTSTART:20261025T010000Z", "", "Après l’heure d’hiver", "Foyer; 2e étage"],
  ["5@a", "DTSTART:20261202T083000", "", `Titre très long ${"é€😀 ".repeat(30)}`.trim(), ""],
  ["6@a", "DTSTART:20261203T230000Z", "", "Passe minuit \\\\ barre \\, virgule \\; point", "Ici"],
  ["7@a", "DTSTART;TZID=Indian/Reunion:20261204T120000", "", "Outre-mer", "Saint-Denis"],
];

const file = join(mkdtempSync(join(tmpdir(), "oracles-")), "in.ics");
writeFileSync(
  file,
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test"]
    .concat(
      EVENTS.flatMap(([uid, start, end, title, place]) =>
        ["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20261101T100000Z", start, end, `SUMMARY:${title}`, place && `LOCATION:${place}`, "END:VEVENT"].filter(Boolean),
      ),
    )
    .concat("END:VCALENDAR", "")
    .join("\r\n"),
);

const run = (...more) => execFileSync(EXAMPLE, [file, ...more]).toString();
const ours = run().trim().split("\n").map((line) => JSON.parse(line));
const exported = run("--export");
const written = join(tmpdir(), `oracles-${process.pid}.ics`);
writeFileSync(written, exported);

/** One event as both libraries are asked to tell it. */
const told = ({ uid, starts, title, place }) => ({ uid, starts, title, place: place ?? null });

const expectedAlarms = (starts) => {
  if (!starts.includes("T")) return [-6 * 60];
  const [hour, minute] = starts.slice(11).split(":").map(Number);
  return [-(6 * 60 + hour * 60 + minute), -120];
};

function compare(theirs) {
  assert.equal(theirs.length, EVENTS.length);
  ours.forEach((event, at) => {
    assert.deepEqual(told(theirs[at]), told(event));
    assert.deepEqual(theirs[at].alarms, expectedAlarms(event.starts), event.uid);
    assert.ok(theirs[at].ends > theirs[at].starts, event.uid);
    if (event.ends) assert.equal(theirs[at].ends, event.ends);
  });
}

test("what is written is read by ical.js as it was meant", () => {
  const calendar = new ICAL.Component(ICAL.parse(exported));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const local = (time) => time.toString().slice(0, time.isDate ? 10 : 16);
  compare(
    calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      const alarms = component
        .getAllSubcomponents("valarm")
        .map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds() / 60);
      return {
        uid: event.uid,
        starts: local(event.startDate),
        ends: local(event.endDate),
        title: event.summary,
        place: event.location,
        alarms,
      };
    }),
  );
  assert.equal(calendar.getFirstSubcomponent("vtimezone").getFirstPropertyValue("tzid"), "Europe/Paris");
});

test("what is written is read by Python's icalendar as it was meant", () => {
  const out = execFileSync(process.env.PYTHON, [SCRIPT, written]).toString();
  compare(JSON.parse(out));
});

test("what is written is read back here, and written again the same", () => {
  writeFileSync(file, exported);
  assert.equal(run("--export"), exported);
  assert.deepEqual(run().trim().split("\n").map((line) => told(JSON.parse(line))), ours.map(told));
});
