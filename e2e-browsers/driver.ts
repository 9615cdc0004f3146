/** What the journey asks of a browser: the same few things of each. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What the reader has told the system. */
export interface Wishes {
  readonly dark: boolean;
  /** Nothing moves that need not. */
  readonly still: boolean;
}

export interface Driver {
  /** Its name and version, such as `Firefox 140.0`. */
  readonly version: string;
  /** Of the window's inside, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  open(address: string): Promise<void>;
  /** Runs a function that names nothing outside of it. */
  evaluate<Args extends Json[], Result>(
    action: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** The same, where the function is given as text. */
  evaluate(action: string): Promise<unknown>;
  /** With the mouse, at a place of the window's inside. */
  click(x: number, y: number): Promise<void>;
  wheel(x: number, y: number, down: number): Promise<void>;
  /** Into what has the focus. */
  type(text: string): Promise<void>;
  press(key: "Enter" | "Escape" | "Tab"): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** Missing where nothing from outside can have it print. */
  readonly pdf?: (path: string) => Promise<void>;
  /** What its console printed that is an error or a warning, where that can be read. */
  readonly complaints: string[];
  close(): Promise<void>;
}
