const MOST = 100;

/** What was there before, step by step. States that are alike are one step. */
export class History<State> {
  #past: string[] = [];
  #future: string[] = [];

  /** The state now; whatever was taken back before is gone. */
  push(state: State): void {
    const step = JSON.stringify(state, plainValues);
    if (step !== this.#past.at(-1)) {
      this.#past = [...this.#past.slice(-MOST), step];
      this.#future = [];
    }
  }

  /** Something became true of all steps, which nobody did. */
  amend(change: (state: State) => State): void {
    const amended = (step: string) => JSON.stringify(change(JSON.parse(step) as State), plainValues);
    this.#past = this.#past.map(amended);
    this.#future = this.#future.map(amended);
  }

  get isEmpty(): boolean {
    return this.#past.length === 0;
  }

  get canUndo(): boolean {
    return this.#past.length > 1;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Undefined before there is one. */
  get now(): State | undefined {
    const top = this.#past.at(-1);
    return top === undefined ? undefined : (JSON.parse(top) as State);
  }

  /** The state before; undefined where there is none. */
  undo(): State | undefined {
    if (!this.canUndo) {
      return undefined;
    }
    this.#future.push(this.#past.pop() ?? "");
    return this.now;
  }

  redo(): State | undefined {
    const step = this.#future.pop();
    if (step === undefined) {
      return undefined;
    }
    this.#past.push(step);
    return this.now;
  }
}

/** Digits of a number that a state can differ by; the engine's arithmetic leaves others behind. */
const DIGITS = 9;

const plainValues = (_: string, value: unknown): unknown => {
  if (typeof value === "number") {
    return Number(value.toPrecision(DIGITS));
  }
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value;
};
