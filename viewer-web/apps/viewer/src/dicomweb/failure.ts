/**
 * Why a request brought nothing. `absent` is what is not there and what may not be seen alike: the server does not tell
 * the two apart, so neither does the page.
 */
export type FailureKind = "unreachable" | "expired" | "absent" | "notOffered" | "busy" | "server" | "damaged";

export class DicomWebFailure extends Error {
  readonly kind: FailureKind;
  /** HTTP status, 0 where no answer came. */
  readonly status: number;

  constructor(kind: FailureKind, status: number, detail: string) {
    super(detail);
    this.name = "DicomWebFailure";
    this.kind = kind;
    this.status = status;
  }
}

export function failureOf(status: number): DicomWebFailure {
  return new DicomWebFailure(kindOf(status), status, `HTTP ${status}`);
}

function kindOf(status: number): FailureKind {
  switch (status) {
    case 401:
      return "expired";
    case 403:
    case 404:
    case 410:
      return "absent";
    case 400:
    case 405:
    case 406:
    case 415:
    case 501:
      return "notOffered";
    case 429:
    case 502:
    case 503:
    case 504:
      return "busy";
    default:
      return "server";
  }
}

/** Worth asking again by itself: the line or the server may be back. */
export const passes = (failure: unknown): boolean =>
  failure instanceof DicomWebFailure && (failure.kind === "unreachable" || failure.kind === "busy");

export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "AbortError";
