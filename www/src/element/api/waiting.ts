/** What a host page asks of an element before it can do it. */

interface Promised {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(reason: unknown): void;
}

export class Waiting {
  #calls: (() => void)[] = [];
  #ready = false;
  #promised: Promised | undefined;
  /** Why it can't come to that. */
  #failure: { readonly reason: unknown } | undefined;

  get empty(): boolean {
    return this.#calls.length === 0;
  }

  /** It did not come to that, so far. */
  get failed(): boolean {
    return this.#failure !== undefined;
  }

  /** Resolves when calls are done at once; rejects where it can't come to that. */
  get promise(): Promise<void> {
    this.#promised ??= promise();
    if (this.#ready) {
      this.#promised.resolve();
    } else if (this.#failure) {
      this.#promised.reject(this.#failure.reason);
    }
    return this.#promised.promise;
  }

  /** Does it now, or after all that was asked before, when it is ready. */
  call(act: () => void): void {
    if (this.#ready) {
      act();
    } else {
      this.#calls.push(act);
    }
  }

  /** Does all that was asked, in order. */
  open(): void {
    this.retry();
    this.#ready = true;
    const calls = this.#calls;
    this.#calls = [];
    for (const act of calls) {
      act();
    }
    this.#promised?.resolve();
  }

  /** There is nothing any more that it could be done with. */
  close(): void {
    if (this.#ready) {
      this.#ready = false;
      this.#promised = undefined;
    }
  }

  /** Whoever waits hears of it; what was asked is kept for another try. */
  fail(reason: unknown): void {
    this.#failure ??= { reason };
    this.#promised?.reject(this.#failure.reason);
  }

  /** What comes now may be better. */
  retry(): void {
    if (this.#failure) {
      this.#failure = undefined;
      this.#promised = undefined;
    }
  }
}

function promise(): Promised {
  let settle: Omit<Promised, "promise"> | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, resolve: () => settle?.resolve(), reject: (reason) => settle?.reject(reason) };
}
