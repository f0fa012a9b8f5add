// The worker that reads codes where the browser has no reader of its own: a picture goes in, its texts come out.

const module = fetch("/scanner.wasm")
  .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(response.status)))
  .then((bytes) => WebAssembly.instantiate(bytes))
  .then(({ instance }) => instance.exports);
// Whoever asks is told; nobody asking is no error.
module.catch(() => undefined);

// Rec. 601 luma, in 256ths: red, green, blue.
const WEIGHTS = [77, 151, 28];

self.onmessage = async ({ data: { width, height, pixels } }) => {
  try {
    const { memory, room, look, texts } = await module;
    const at = room(width * height);
    const grey = new Uint8Array(memory.buffer, at, width * height);
    for (let here = 0; here < grey.length; here += 1) {
      const [red, green, blue] = [pixels[4 * here], pixels[4 * here + 1], pixels[4 * here + 2]];
      grey[here] = (red * WEIGHTS[0] + green * WEIGHTS[1] + blue * WEIGHTS[2]) >> 8;
    }
    const length = look(width, height);
    // The memory may have grown, and its buffer be another one.
    const found = new TextDecoder().decode(new Uint8Array(memory.buffer, texts(), length));
    self.postMessage(found === "" ? [] : found.split("\n"));
  } catch {
    self.postMessage(null);
  }
};
