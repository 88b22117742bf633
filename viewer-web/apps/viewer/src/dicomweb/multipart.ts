import { DicomWebFailure } from "./failure";

/** One part of an answer and what its headers say. */
interface Part {
  headers: Map<string, string>;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The first part of a `multipart/related` body (RFC 2046 §5.1.1). A preamble is skipped, bare LF is taken for CRLF, and a
 * body that ends without its closing boundary is refused: its last part may be cut.
 */
export function firstPart(body: Uint8Array<ArrayBuffer>, contentType: string): Part {
  const boundary = /boundary="?([^";,]+)"?/i.exec(contentType)?.[1]?.trim();
  if (!boundary) {
    throw damaged("the answer names no boundary");
  }
  const delimiter = ascii(`--${boundary}`);
  const opening = indexOf(body, delimiter, 0);
  if (opening < 0) {
    throw damaged("the answer holds no part");
  }
  const start = lineEnd(body, opening + delimiter.length);
  const { headers, end } = readHeaders(body, start);
  const closing = indexOf(body, delimiter, end);
  if (closing < 0) {
    throw damaged("the answer ends within its part");
  }
  return { headers, bytes: body.subarray(end, beforeLineBreak(body, closing)) };
}

/** `transfer-syntax` is a parameter of the part or, from some servers, of the whole answer, even inside its quotes. */
export function transferSyntaxOf(...contentTypes: (string | undefined | null)[]): string | undefined {
  for (const contentType of contentTypes) {
    const named = /transfer-syntax="?([0-9.]+)/i.exec(contentType ?? "")?.[1];
    if (named) {
      return named;
    }
  }
  return undefined;
}

function readHeaders(body: Uint8Array, start: number): { headers: Map<string, string>; end: number } {
  const headers = new Map<string, string>();
  let at = start;
  for (;;) {
    const next = lineEnd(body, at);
    if (next <= at) {
      throw damaged("the headers of the part do not end");
    }
    const line = String.fromCharCode(...body.subarray(at, next)).trim();
    at = next;
    if (line === "") {
      return { headers, end: at };
    }
    const colon = line.indexOf(":");
    if (colon > 0) {
      headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    }
  }
}

/** Where the next line starts. */
function lineEnd(body: Uint8Array, from: number): number {
  const lf = body.indexOf(0x0a, from);
  return lf < 0 ? -1 : lf + 1;
}

function beforeLineBreak(body: Uint8Array, at: number): number {
  const lf = body[at - 1] === 0x0a ? at - 1 : at;
  return body[lf - 1] === 0x0d ? lf - 1 : lf;
}

function indexOf(body: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] ?? 0;
  for (let at = body.indexOf(first, from); at >= 0; at = body.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => body[at + offset] === byte)) {
      return at;
    }
  }
  return -1;
}

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const damaged = (detail: string) => new DicomWebFailure("damaged", 200, detail);
