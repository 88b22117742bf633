import { vi } from "vitest";

/** Stands in for the browser's EventSource; a test says what the server sends. */
export class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static opened: FakeSource[] = [];
  static last = () => FakeSource.opened.at(-1) as FakeSource;
  readyState = 0;
  onopen?: () => void;
  onerror?: () => void;
  close = vi.fn();

  constructor(readonly url: string) {
    super();
    FakeSource.opened.push(this);
  }

  refuse() {
    this.readyState = FakeSource.CLOSED;
    this.onerror?.();
  }

  send(kind: string, data: string) {
    this.dispatchEvent(new MessageEvent(kind, { data }));
  }
}
