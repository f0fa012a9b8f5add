// Hours as this project reads them, beside opening_hours.js, minute by minute over two years.
//
// Where the two differ, ours must say "unknown" for one of the reasons below: the other library answers where nobody
// can know. Nothing else may differ. Both clocks are in UTC: hours are civil times.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { differences, place, spans } from "./spans.mjs";

const EXAMPLE = join(process.env.EXAMPLES, "hours");
const STRINGS = new URL("../../app/domain/tests/hours/strings.txt", import.meta.url);
const [FROM, TO] = ["2024-12-30", "2026-12-30"];

/** Departments, with the name under which opening_hours.js keeps their holidays. */
const PLACES = [
  ["35", "Bretagne"],
  ["67", "Bas-Rhin"],
  ["974", "La Réunion"],
  ["976", "Mayotte"],
];

/** Why ours is unknown where the other one answers. */
const REASONS = {
  "public holiday": "the hours say nothing of holidays; a working day is no answer",
  "school holidays": "before September 2025 they are not in our file; overseas they are set there",
  "no times": "a day without times; data of directories use it for a missing end",
  "nothing said": "the hours speak of holidays only",
  "follows the sun": "sunrise and sunset depend on the day; the other library takes one place for all",
  "no end": "the end was left out; until when is a guess",
};

/** What ours leaves unread although the other one reads it, and why. */
const UNREAD = {
  "Mo-Fr 09:00-12:00,": "a comma at the end: something may have been cut off",
  "Mo-Fr 9h-12h": "not the specification; a guess at minutes",
  "Lu-Ve 09:00-12:00": "days in French; the other library guesses the language",
  "sur rendez-vous": "words without quotes; the other library skips what it does not know",
};

const strings = readFileSync(STRINGS, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));

function ours(department) {
  const arguments_ = ["--at", `${FROM}T00:00`, "--spans", TO, "--department", department];
  const out = execFileSync(EXAMPLE, arguments_, { input: strings.join("\n") + "\n", maxBuffer: 1 << 28 });
  const lines = out.toString().trim().split("\n").map((line) => JSON.parse(line));
  return lines.map((line) => line.map(([start, end, state, why]) => ({ start, end, state, why })));
}

for (const [department, state] of PLACES) {
  test(`hours agree with opening_hours.js over two years in department ${department}`, () => {
    const all = ours(department);
    const counts = { agree: 0, refused: 0, unread: 0, unknown: {} };
    strings.forEach((text, at) => {
      const theirs = spans(text, `${FROM}T00:00`, `${TO}T00:00`, place(state));
      const isUnread = all[at].length === 1 && all[at][0].why === "unreadable";
      if (theirs.refused) {
        counts.refused += 1;
        return;
      }
      if (isUnread) {
        assert.ok(UNREAD[text], `unread here: ${text}`);
        counts.unread += 1;
        return;
      }
      const found = differences(all[at], theirs.spans);
      counts.agree += found.length === 0 ? 1 : 0;
      for (const { ours: mine, why, theirs: other, minutes, first } of found) {
        assert.ok(mine === "unknown" && REASONS[why], `${text}: ${mine} (${why}), there ${other}, from ${first}`);
        counts.unknown[why] ??= { strings: new Set(), minutes: 0 };
        counts.unknown[why].strings.add(text);
        counts.unknown[why].minutes += minutes;
      }
    });
    assert.ok(counts.agree >= 60, `${counts.agree} strings agree`);
    const list = Object.entries(counts.unknown).map(([why, { strings, minutes }]) => {
      return `  unknown here, ${why}: ${strings.size} strings, ${minutes} minutes (${REASONS[why]})`;
    });
    console.log(
      `department ${department}: ${counts.agree} of ${strings.length} strings agree in every minute; ` +
        `${counts.refused} refused there, ${counts.unread} left unread here\n${list.join("\n")}`,
    );
  });
}
