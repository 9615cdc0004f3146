/** Whether keys are shortcuts: speech input and trembling hands press them by mistake. */

const NAME = "tcpscope-keys";

/** Remembered as long as the tab lives, where the browser lets a page remember anything. */
export class KeySwitch {
  #on = remembered() !== "off";

  get on(): boolean {
    return this.#on;
  }

  set on(on: boolean) {
    this.#on = on;
    try {
      sessionStorage.setItem(NAME, on ? "on" : "off");
    } catch {
      // Then it holds for this element only.
    }
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(NAME);
  } catch {
    return null;
  }
}
