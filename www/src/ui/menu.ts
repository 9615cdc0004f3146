/** Menus by keyboard. */

/** Where the focus goes in a list of `count` items; undefined for keys that do not move it. */
export function moveInMenu(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return (index + 1) % count;
    case "ArrowUp":
      return (index - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
