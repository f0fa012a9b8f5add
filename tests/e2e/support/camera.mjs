import { writeFile } from "node:fs/promises";
import { PNG } from "pngjs";

/** What the camera films, in pixels. */
const [WIDTH, HEIGHT] = [640, 480];

/** How many pictures each code is filmed for, at five a second. */
const HELD = 4;

/**
 * A film of the codes, one after the other, for Chromium's pretended camera: YUV4MPEG2, 4:2:0.
 *
 * @param {string} path
 * @param {Buffer[]} shots pictures of codes, as PNG, at most 480 pixels high
 * @returns {Promise<string[]>} what Chromium is to be started with
 */
export async function film(path, shots) {
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420\n`);
  const frames = shots.flatMap((shot) => Array.from({ length: HELD }, () => frame(PNG.sync.read(shot))));
  await writeFile(path, Buffer.concat([head, ...frames]));
  return [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    `--use-file-for-fake-video-capture=${path}`,
  ];
}

function frame({ width, height, data }) {
  const luma = Buffer.alloc(WIDTH * HEIGHT, 200);
  const [left, top] = [(WIDTH - width) >> 1, (HEIGHT - height) >> 1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) luma[(top + y) * WIDTH + left + x] = data[4 * (y * width + x)];
  }
  // Without colour.
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  return Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
}
