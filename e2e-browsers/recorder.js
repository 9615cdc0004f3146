// Stands first in each page: notes what the page complains of, for browsers whose console can't be
// read from outside.
(() => {
  /** @type {string[]} */
  const complaints = [];
  Object.assign(window, { tcpscopeComplaints: complaints });
  const note = (/** @type {unknown[]} */ ...parts) => complaints.push(parts.map(String).join(" "));
  for (const level of /** @type {const} */ (["error", "warn"])) {
    const print = console[level];
    console[level] = (...parts) => {
      note(`console.${level}:`, ...parts);
      print.apply(console, parts);
    };
  }
  // What could not be loaded does not bubble.
  addEventListener(
    "error",
    (event) => {
      const { message } = event;
      note(message ?? `not loaded: ${/** @type {Element} */ (event.target).outerHTML}`);
    },
    true,
  );
  addEventListener("unhandledrejection", ({ reason }) => note("rejected:", reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    note("against the policy:", violatedDirective, blockedURI),
  );
})();
