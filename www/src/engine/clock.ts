/** One requestAnimationFrame loop, which runs only while it is wanted. */
export class FrameClock {
  readonly #tick: (seconds: number) => void;
  #request = 0;
  #last: number | undefined;

  constructor(tick: (seconds: number) => void) {
    this.#tick = tick;
  }

  get running(): boolean {
    return this.#request !== 0;
  }

  start(): void {
    if (!this.running) {
      this.#last = undefined;
      this.#request = requestAnimationFrame(this.#frame);
    }
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
  }

  readonly #frame = (time: number): void => {
    // A long frame (a busy or suspended page) must not make the simulation jump.
    const seconds = Math.min(0.1, (time - (this.#last ?? time)) / 1000);
    this.#last = time;
    this.#request = requestAnimationFrame(this.#frame);
    this.#tick(seconds);
  };
}
