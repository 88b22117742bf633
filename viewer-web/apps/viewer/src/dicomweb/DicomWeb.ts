import { DicomWebFailure, failureOf, isAbort } from "./failure";
import { firstPart, transferSyntaxOf } from "./multipart";
import { sequenceOf, type DicomDataset } from "./dataset";
import { antiForgery } from "./antiForgery";

export interface InstanceAddress {
  studyInstanceUID: string;
  seriesInstanceUID: string;
  sopInstanceUID: string;
}

/** Encoded pixels of one frame as they came over the wire. */
export interface EncodedFrame {
  bytes: Uint8Array<ArrayBuffer>;
  /** Undefined where the server did not say. */
  transferSyntaxUID?: string;
  mediaType: string;
}

export interface FetchOptions {
  signal?: AbortSignal;
  priority?: RequestPriority;
}

/** Who asks, where no cookie says it. */
export interface Bearer {
  token: string;
  /** Makes a cookie of the token, for servers that let the token itself open nothing. */
  exchange: (token: string) => Promise<void>;
}

/** Any DICOMweb server (PS3.18): reads metadata, frames, bulk data, thumbnails, rendered images, and stores what a reader made. */
export class DicomWeb {
  readonly root: string;
  readonly #bearer: Bearer | undefined;
  /** The token alone opened something: what is refused later is not refused for its sake. */
  #accepted = false;
  #exchanged: Promise<void> | undefined;

  constructor(root = "/dicomweb", bearer?: Bearer) {
    this.root = root;
    this.#bearer = bearer;
  }

  /** Metadata of every instance below a study, a series or of one instance (PS3.18 §10.4.1.1.2). */
  async metadata(
    studyInstanceUID: string,
    seriesInstanceUID?: string,
    sopInstanceUID?: string,
  ): Promise<DicomDataset[]> {
    const path = [
      `/studies/${studyInstanceUID}`,
      seriesInstanceUID && `/series/${seriesInstanceUID}`,
      sopInstanceUID && `/instances/${sopInstanceUID}`,
      "/metadata",
    ];
    const response = await this.#get(path.filter(Boolean).join(""), "application/dicom+json", {
      priority: "high",
    });
    if (response.status === 204) {
      return [];
    }
    const parsed: unknown = await body(() => response.json());
    if (!Array.isArray(parsed)) {
      throw new DicomWebFailure("damaged", response.status, "the metadata is no list of instances");
    }
    return parsed as DicomDataset[];
  }

  /** Frame as it is stored, or as the server likes to give it; `frame` counts from 1. */
  async frame(instance: InstanceAddress, frame: number, options: FetchOptions = {}): Promise<EncodedFrame> {
    const response = await this.#get(
      `${instancePath(instance)}/frames/${frame}`,
      'multipart/related; type="application/octet-stream"; transfer-syntax=*',
      options,
    );
    return encoded(response);
  }

  /** Picture of the frame that the server made, JPEG: lossy, and windowed as the server thinks best. */
  rendered(
    instance: InstanceAddress,
    frame: number,
    viewport: number,
    options: FetchOptions = {},
  ): Promise<Blob> {
    return this.#picture(
      `${instancePath(instance)}/frames/${frame}/rendered?viewport=${viewport},${viewport}`,
      options,
    );
  }

  thumbnail(
    { studyInstanceUID, seriesInstanceUID }: Omit<InstanceAddress, "sopInstanceUID">,
    viewport: number,
    options: FetchOptions = {},
  ): Promise<Blob> {
    return this.#picture(
      `/studies/${studyInstanceUID}/series/${seriesInstanceUID}/thumbnail?viewport=${viewport},${viewport}`,
      options,
    );
  }

  /** The whole instance as it is stored, a file of PS3.10. */
  async file(instance: InstanceAddress, options: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#get(
      instancePath(instance),
      'multipart/related; type="application/dicom"; transfer-syntax=*',
      options,
    );
    return (await encoded(response)).bytes;
  }

  /** Value that the metadata only points to. */
  async bulkData(uri: string, options: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#get(
      this.#below(uri),
      'multipart/related; type="application/octet-stream"',
      options,
    );
    return (await encoded(response)).bytes;
  }

  /** Document of an encapsulated object in its own format, such as application/pdf (PS3.18 §8.7.4). */
  async document(instance: InstanceAddress, mediaType: string, options: FetchOptions = {}): Promise<Blob> {
    const response = await this.#get(`${instancePath(instance)}/rendered`, mediaType, options);
    const blob = await body(() => response.blob());
    if (!blob.type.startsWith(mediaType)) {
      throw new DicomWebFailure("notOffered", response.status, `answered ${blob.type}`);
    }
    return blob;
  }

  /** Studies that fit these keys (QIDO-RS, §10.6), a hundred at most. */
  async studies(keys: Record<string, string>): Promise<DicomDataset[]> {
    const query = new URLSearchParams({ ...keys, limit: "100" });
    const response = await this.#get(`/studies?${query}`, "application/dicom+json", { priority: "high" });
    const parsed: unknown = response.status === 204 ? [] : await body(() => response.json());
    return Array.isArray(parsed) ? (parsed as DicomDataset[]) : [];
  }

  /** Which instances of a modality a study has (QIDO-RS, §10.6), with what a search answers about each. */
  async instances(studyInstanceUID: string, modality: string): Promise<DicomDataset[]> {
    const response = await this.#get(
      `/studies/${studyInstanceUID}/instances?Modality=${modality}`,
      "application/dicom+json",
      {},
    );
    const parsed: unknown = response.status === 204 ? [] : await body(() => response.json());
    return Array.isArray(parsed) ? (parsed as DicomDataset[]) : [];
  }

  /** Stores one instance, a file of PS3.10 (STOW-RS, §10.5); fails with status 409 where the server took nothing. */
  async store(studyInstanceUID: string, file: Uint8Array<ArrayBuffer>): Promise<void> {
    const boundary = `part-${crypto.getRandomValues(new Uint32Array(4)).join("")}`;
    const response = await this.#ask(`/studies/${studyInstanceUID}`, {
      method: "POST",
      headers: {
        Accept: "application/dicom+json",
        "Content-Type": `multipart/related; type="application/dicom"; boundary=${boundary}`,
        ...antiForgery(),
      },
      body: new Blob([
        `--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`,
        file,
        `\r\n--${boundary}--\r\n`,
      ]),
    });
    const text = await body(() => response.text());
    if (text.trim().startsWith("{") && sequenceOf(JSON.parse(text) as DicomDataset, FAILED).length > 0) {
      throw new DicomWebFailure("server", 409, "the server refused the instance");
    }
  }

  /** Tile of this viewing's mark for so many device pixels a CSS pixel: our own server's. */
  markTile(path: string, ratio: number): Promise<Response> {
    return this.#get(`${path}?ratio=${ratio}`, "image/png", { priority: "high" });
  }

  /** The mark of this page was taken away. */
  async markRemoved(path: string, showing: string): Promise<void> {
    await this.#ask(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...antiForgery() },
      body: JSON.stringify({ showing }),
    });
  }

  /** Servers behind a proxy write their own host into BulkDataURI: only what follows the root counts. */
  #below(uri: string): string {
    const at = uri.indexOf("/studies/");
    if (at < 0) {
      throw new DicomWebFailure("damaged", 0, "a BulkDataURI that is not below /studies/");
    }
    return uri.slice(at);
  }

  async #picture(path: string, options: FetchOptions): Promise<Blob> {
    const response = await this.#get(path, "image/jpeg", options);
    const blob = await body(() => response.blob());
    if (!blob.type.startsWith("image/")) {
      throw new DicomWebFailure("notOffered", response.status, `answered ${blob.type}`);
    }
    return blob;
  }

  #get(path: string, accept: string, { signal, priority }: FetchOptions): Promise<Response> {
    return this.#ask(path, {
      headers: { Accept: accept },
      signal: signal ?? null,
      ...(priority ? { priority } : {}),
    });
  }

  async #ask(path: string, request: Asked): Promise<Response> {
    const bearer = this.#exchanged ? undefined : this.#bearer;
    const response = await this.#send(path, request, bearer?.token);
    if (response.ok) {
      this.#accepted = true;
      return response;
    }
    const failure = failureOf(response.status);
    if (!bearer || this.#accepted || (failure.kind !== "absent" && failure.kind !== "expired")) {
      throw failure;
    }
    this.#exchanged ??= bearer.exchange(bearer.token);
    await this.#exchanged;
    const again = await this.#send(path, request);
    if (!again.ok) {
      throw failureOf(again.status);
    }
    return again;
  }

  #send(path: string, { headers, ...rest }: Asked, token?: string): Promise<Response> {
    return body(() =>
      fetch(this.root + path, {
        ...rest,
        headers: token ? { ...headers, Authorization: `Bearer ${token}` } : headers,
        credentials: "same-origin",
      }),
    );
  }
}

type Asked = RequestInit & { headers: Record<string, string> };

/** Failed SOP Sequence (PS3.18 table 10.5.3-2). */
const FAILED = "00081198";

const instancePath = (one: InstanceAddress) =>
  `/studies/${one.studyInstanceUID}/series/${one.seriesInstanceUID}/instances/${one.sopInstanceUID}`;

async function encoded(response: Response): Promise<EncodedFrame> {
  const contentType = response.headers.get("Content-Type") ?? "";
  const whole = new Uint8Array(await body(() => response.arrayBuffer()));
  if (!contentType.toLowerCase().startsWith("multipart/")) {
    return {
      bytes: whole,
      transferSyntaxUID: transferSyntaxOf(contentType),
      mediaType: mediaTypeOf(contentType),
    };
  }
  const part = firstPart(whole, contentType);
  const partType = part.headers.get("content-type");
  return {
    bytes: part.bytes,
    transferSyntaxUID: transferSyntaxOf(partType, contentType),
    mediaType: mediaTypeOf(partType ?? ""),
  };
}

const mediaTypeOf = (contentType: string) => (contentType.split(";")[0] ?? "").trim().toLowerCase();

/** The line may break before the answer or within it. */
async function body<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (isAbort(cause)) {
      throw cause;
    }
    if (cause instanceof SyntaxError) {
      throw new DicomWebFailure("damaged", 200, "the answer is no JSON");
    }
    throw new DicomWebFailure("unreachable", 0, "no answer, or one that broke off");
  }
}
