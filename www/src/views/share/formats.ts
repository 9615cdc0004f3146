/** As what a run can be saved. */
export const FORMATS = ["svg", "png", "txt", "mmd", "pcapng", "tcp", "json"] as const;
export type Format = (typeof FORMATS)[number];

/** Whether programs take it from the clipboard, and this browser can put it there. */
export function isCopyable(format: Format): boolean {
  if (format === "png") {
    return typeof ClipboardItem === "function";
  }
  return format !== "pcapng";
}

/** `tcpscope-last-ack-lost.svg`; `scenario`, the ready-made one that runs, if one does. */
export function fileName(scenario: string | undefined, format: Format): string {
  return `${["tcpscope", ...(scenario === undefined ? [] : [scenario])].join("-")}.${format}`;
}
