import { exchangeLinkToken, takeLinkToken } from "../address";
import { uuid } from "../sr";
import { isMembers } from "./messages";

export type LineStatus = "connecting" | "joined" | "lost" | "over" | "refused";

interface Ends {
  heard: (message: Readonly<Record<string, unknown>>) => void;
  status: (status: LineStatus) => void;
}

/** Milliseconds. */
const BEAT = 10_000;
const SILENCE = 25_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** Codes with which the server ends a connection for good; the others are tried again. */
const OVER = 4001;
const FINAL = new Set([OVER, 4002, 4003, 4005, 4006]);

/** The connection to a session, which is made again whenever it breaks. */
export class Line {
  readonly #address: string;
  readonly #hello: string;
  readonly #ends: Ends;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beats: ReturnType<typeof setInterval> | undefined;
  #heardAt = 0;
  #failures = 0;
  #joinedOnce = false;
  #closed = false;

  /** @param name as the others see it, where the server does not know who this is */
  constructor(studyInstanceUID: string, session: string, name: string, ends: Ends) {
    this.#address = `${window.location.origin.replace(/^http/, "ws")}/dicomweb/studies/${studyInstanceUID}/co-viewing/${session}`;
    this.#hello = JSON.stringify({ type: "join", name, secret: uuid() });
    this.#ends = ends;
    window.addEventListener("online", this.#soon);
    void this.#connect();
  }

  /** False where there is no connection: it is said again when there is one. */
  say(message: object): boolean {
    const open = this.#socket?.readyState === WebSocket.OPEN;
    if (open) {
      this.#socket?.send(JSON.stringify(message));
    }
    return open;
  }

  close(): void {
    this.#closed = true;
    window.removeEventListener("online", this.#soon);
    clearTimeout(this.#timer);
    clearInterval(this.#beats);
    this.#socket?.close();
  }

  async #connect(): Promise<void> {
    this.#ends.status(this.#joinedOnce ? "lost" : "connecting");
    // A WebSocket carries no header of ours: who holds a link shows the cookie that is given for it.
    const token = takeLinkToken();
    if (token) {
      await exchangeLinkToken(token);
    }
    if (this.#closed) {
      return;
    }
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.onopen = () => socket.send(this.#hello);
    socket.onmessage = ({ data }) => this.#heard(String(data));
    socket.onclose = ({ code }) => this.#ended(socket, code);
    clearInterval(this.#beats);
    this.#beats = setInterval(() => this.#beat(socket), BEAT);
  }

  #heard(text: string): void {
    this.#heardAt = Date.now();
    const message: unknown = JSON.parse(text);
    if (!isMembers(message)) {
      return;
    }
    if (message["type"] === "welcome") {
      this.#failures = 0;
      this.#joinedOnce = true;
      this.#ends.status("joined");
    }
    this.#ends.heard(message);
  }

  #beat(socket: WebSocket): void {
    if (Date.now() - this.#heardAt > SILENCE) {
      // The browser may wait minutes before it says that a line is dead.
      socket.close();
      this.#ended(socket, 0);
    } else {
      this.say({ type: "beat" });
    }
  }

  #ended(socket: WebSocket, code: number): void {
    if (this.#closed || socket !== this.#socket) {
      return;
    }
    this.#socket = undefined;
    clearInterval(this.#beats);
    this.#failures++;
    const final = FINAL.has(code) || (!this.#joinedOnce && this.#failures > 3);
    if (final) {
      this.#ends.status(code === OVER ? "over" : "refused");
      this.close();
      return;
    }
    this.#ends.status(this.#joinedOnce ? "lost" : "connecting");
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.#failures - 1));
    // Not all at once, where a server comes back to many.
    this.#timer = setTimeout(() => void this.#connect(), wait * (0.5 + Math.random() / 2));
  }

  readonly #soon = () => {
    if (!this.#socket && !this.#closed) {
      clearTimeout(this.#timer);
      void this.#connect();
    }
  };
}
