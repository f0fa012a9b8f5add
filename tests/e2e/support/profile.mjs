import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for a browser's memory. @returns {Promise<string>} */
export const newProfile = () => mkdtemp(join(tmpdir(), "pas-a-pas-"));

/** @param {string} profile */
export const forgetProfile = (profile) => rm(profile, { recursive: true, force: true, maxRetries: 5 });
