/** The drawers of `<tcp-scope>` by the names that plans give them. */
import type { TcpScope } from "../element/tcp-scope.js";

const DRAWERS: Readonly<Record<string, string>> = {
  variables: ".tcb-drawer",
  segment: ".segment-drawer",
  sockets: ".ss",
  diagram: ".diagram-drawer",
  graph: ".graph-drawer",
};

export function openViews(scope: TcpScope | null, views: readonly string[]): void {
  for (const view of views) {
    const drawer = scope?.renderRoot.querySelector<HTMLDetailsElement>(DRAWERS[view] ?? "");
    if (drawer) {
      drawer.open = true;
    }
  }
}
