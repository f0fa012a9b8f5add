// Which requests are answered from the phone.

// The relay's calls go straight to the network: an old answer to them would be a wrong one.
const NETWORK_ONLY = ["/relay/", "/api/"];

// A promise of the answer, or undefined to leave the request to the browser.
function answerTo(request) {
  if (request.method !== "GET") return undefined;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return undefined;
  if (NETWORK_ONLY.some((prefix) => pathname.startsWith(prefix))) return undefined;

  const path = pathname === "/index.html" ? "/" : pathname;
  if (Object.hasOwn(PRECACHE.files, path)) return fromThisGeneration(path, request);
  // Every place of the app is one page, except real files.
  if (request.mode === "navigate") return isFile(path) ? undefined : fromThisGeneration("/", request);
  if (HASHED_NAME.test(path)) return fromAnyGeneration(path, request);
  return undefined;
}

function isFile(path) {
  return path.slice(path.lastIndexOf("/")).includes(".");
}

async function fromThisGeneration(path, request) {
  return (await kept(path, CACHE_NAME)) ?? repair(path, request);
}

// The browser lost a file: the network's copy serves now and next time, if it is still the same file.
async function repair(path, request) {
  try {
    const response = await download(path, PRECACHE.files[path]);
    await keepForNextTime(path, response.clone());
    return response;
  } catch {
    // A newer page brings its own files. Any other file of another build, or of a captive portal, would break
    // the page that asked for it.
    return isDocument(path) ? fetch(request) : Response.error();
  }
}

async function keepForNextTime(path, response) {
  try {
    const cache = await caches.open(CACHE_NAME);
    await cache.put(path, response);
  } catch {
    // A full phone can still show the page.
  }
}

// A page that was open while a newer version took over asks for the files of its own build.
async function fromAnyGeneration(path, request) {
  for (const name of await ourCaches()) {
    const response = await kept(path, name);
    if (response) return response;
  }
  return fetch(request);
}
