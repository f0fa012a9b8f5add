// Runs in the page before anything else: notes when the screen stands, and every interaction that follows.
(() => {
  const times = (window.__bench = { shown: undefined, answers: undefined, shift: 0, events: {} });
  const watch = (type, options, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...options });
  watch("layout-shift", {}, (entry) => {
    if (!entry.hadRecentInput) times.shift += entry.value;
  });
  watch("event", { durationThreshold: 16 }, (entry) => {
    if (entry.interactionId) {
      times.events[entry.interactionId] = Math.max(times.events[entry.interactionId] ?? 0, entry.duration);
    }
  });
  const look = () => {
    // The card of the next appointment, or the languages of a first run.
    if (times.shown !== undefined || !document.querySelector("article, .languages")) return;
    observer.disconnect();
    // After the frame that holds it, and after whatever else the start still had to do.
    requestAnimationFrame(() =>
      setTimeout(() => {
        times.shown = performance.now();
        requestIdleCallback(() => (times.answers = performance.now()), { timeout: 10_000 });
      }),
    );
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
})();
