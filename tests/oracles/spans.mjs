// The hours of a place as opening_hours.js reads them: stretches of time, each open, closed or unknown.
import OpeningHours from "opening_hours";

/** A place in France, for the holidays of opening_hours.js. */
export function place(state) {
  return { lat: 48.5, lon: 7.7, address: { country_code: "fr", country: "France", state, county: state } };
}

const minute = (date) => date.toISOString().slice(0, 16);
const moment = (text) => new Date(`${text}:00Z`);

/**
 * The stretches from one minute (YYYY-MM-DDTHH:MM) to another, or the first line of the error if the library refuses
 * the text.
 */
export function spans(text, from, to, where) {
  let open;
  try {
    const hours = new OpeningHours(text, where, { tag_key: "opening_hours", mode: 0 });
    open = hours.getOpenIntervals(moment(from), moment(to));
  } catch (error) {
    return { refused: String(error).split("\n")[0] };
  }
  const all = [];
  const add = (start, end, state) => {
    if (start >= end) return;
    const last = all.at(-1);
    if (last && last.state === state && last.end === start) last.end = end;
    else all.push({ start, end, state });
  };
  let at = from;
  for (const [start, end, unknown] of open) {
    add(at, minute(start), "closed");
    add(minute(start), minute(end), unknown ? "unknown" : "open");
    at = minute(end);
  }
  add(at, to, "closed");
  return { spans: all };
}

/** Where two lists of stretches differ, summed by what each says. */
export function differences(ours, theirs) {
  const cuts = [...new Set([...ours, ...theirs].flatMap(({ start, end }) => [start, end]))].sort();
  const found = new Map();
  let [mine, other] = [0, 0];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    while (mine + 1 < ours.length && ours[mine].end <= cuts[at]) mine += 1;
    while (other + 1 < theirs.length && theirs[other].end <= cuts[at]) other += 1;
    if (ours[mine].state === theirs[other].state) continue;
    const why = ours[mine].why.split(":")[0];
    const key = [ours[mine].state, why, theirs[other].state].join();
    const entry = found.get(key) ?? { ours: ours[mine].state, why, theirs: theirs[other].state, minutes: 0, first: cuts[at] };
    entry.minutes += (moment(cuts[at + 1]) - moment(cuts[at])) / 60000;
    found.set(key, entry);
  }
  return [...found.values()];
}
