// Imported first by every command: says so when Node is too old to go on. Those commands import
// newer parts of Node only in ways that an old one can load, so that this gets its turn.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const fits = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;

if (!fits) {
  console.error(
    `Node ${process.versions.node} does not fit: install Node 20.19 or later of 20, or 22.12 or newer (https://nodejs.org), then start again.`,
  );
  process.exit(1);
}
