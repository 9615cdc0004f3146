/** The views by their names in the attribute `views`, in their order on the page. */

/** What a page can choose from; playback and its problems are always there. */
export const VIEWS = [
  ...(["hosts", "stage", "timeline", "expectations", "ladder", "log"] as const),
  ...(["variables", "segment", "diagram", "graph", "script", "sockets", "table"] as const),
];
export type ViewName = (typeof VIEWS)[number];
