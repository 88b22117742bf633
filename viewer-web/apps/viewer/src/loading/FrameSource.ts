import { DicomWeb, passes, type EncodedFrame, type FetchOptions } from "../dicomweb";
import type { Frame } from "../study";

const patience = [500, 1500, 4000];

/**
 * Encoded frames by their address. A request that the line or a busy server broke is repeated a few times before it
 * fails; a frame that was asked for early, before anybody could decode it, is fetched only once.
 */
export class FrameSource {
  readonly server: DicomWeb;
  readonly #early = new Map<string, Promise<EncodedFrame>>();
  readonly #wait: (milliseconds: number) => Promise<void>;

  constructor(server: DicomWeb, wait = pause) {
    this.server = server;
    this.#wait = wait;
  }

  /** Starts fetching a frame that will be asked for, and keeps it until it is. */
  fetchEarly(frame: Frame): Promise<EncodedFrame> {
    const known = this.#early.get(frame.id);
    if (known) {
      return known;
    }
    const fetched = this.#patiently(frame, { priority: "high" });
    this.#early.set(frame.id, fetched);
    // Who asks for it meets the failure; until then it is nobody's.
    fetched.catch(() => this.#early.delete(frame.id));
    return fetched;
  }

  async fetch(frame: Frame, options: FetchOptions = {}): Promise<EncodedFrame> {
    const early = this.#early.get(frame.id);
    if (early) {
      this.#early.delete(frame.id);
      return early;
    }
    return this.#patiently(frame, options);
  }

  async #patiently(frame: Frame, options: FetchOptions): Promise<EncodedFrame> {
    for (const delay of patience) {
      try {
        return await this.server.frame(frame.instance, frame.frameNumber, options);
      } catch (failure) {
        if (!passes(failure)) {
          throw failure;
        }
        await this.#wait(delay);
        options.signal?.throwIfAborted();
      }
    }
    return this.server.frame(frame.instance, frame.frameNumber, options);
  }
}

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
