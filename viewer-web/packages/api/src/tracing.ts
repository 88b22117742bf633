import { apiUrl, request } from "./http";
import { upload, type Upload } from "./upload";
import type { Page } from "./fleet";

export type TraceState = "QUEUED" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED";

export type Advice =
  | "HIGHER_QUALITY"
  | "LARGER_PART"
  | "LESS_SCALING"
  | "WHOLE_SCREEN"
  | "CLOSER"
  | "SHARPER"
  | "LESS_GLARE"
  | "FOUR_CORNERS"
  | "UNMARKED_LIKELY";

export type TraceReason = "NO_MARK_FOUND" | "MARK_TOO_WEAK" | "TOKEN_NOT_LISTED";

export type TraceStage = "CONTENT_REMOVAL" | "ORIGINAL_SIZE" | "SCALE_SEARCH" | "PARTS" | "EVIDENCE";

export type TraceFailure =
  | "PICTURE_UNREADABLE"
  | "PICTURE_TOO_LARGE"
  | "PICTURES_TOO_LARGE"
  | "PICTURE_REMOVED"
  | "OUT_OF_MEMORY"
  | "TOO_MANY_TOKENS"
  | "INTERRUPTED_TWICE"
  | "SERVER_FAILED";

/** To whom the imaging cloud showed a page; `caller` as its audit log has them. */
export interface Showing {
  kind: "STAFF" | "PATIENT" | "LINK";
  caller: string;
  study?: string;
  page: "VIEWER" | "PATIENT" | "DOCTOR";
  address: string;
  removedAt?: string;
}

/** Without `endpointId` a page of the imaging cloud; without `showing` too, one that was not reported yet. */
export interface TraceMatch {
  endpointId?: string;
  endpointName: string;
  user?: string;
  notBefore: string;
  notAfter: string;
  falseAccusationProbability: number;
  statistic: number;
  corners?: [number, number][];
  showing?: Showing;
}

/** `endpointId` and the slot are missing in traces of older servers. */
export interface RunnerUp {
  endpointId?: string;
  endpointName: string;
  notBefore?: string;
  notAfter?: string;
  statistic: number;
}

export interface TracePicture {
  fileName: string;
  sha256: string;
  mediaType: string;
  bytes: number;
  /** In pixels; missing of one that cannot be read, and in traces of older servers. */
  longerSide?: number;
  /** Of the screen, as an officer told them. */
  corners?: Corner[];
  edges?: Edge[];
}

/** A stored picture that is to be traced once more, and where the officer sees the screen in it. */
export interface ChosenPicture {
  picture: number;
  corners?: Corner[] | undefined;
  edges?: Edge[] | undefined;
}

/** x and y in pixels of the picture. */
export type Corner = [number, number];

/** Two points of one of the screen's edges. */
export type Edge = [Corner, Corner];

/** By what a verdict came about; the key is named by its fingerprint. */
export interface TraceBasis {
  geometriesTested: number;
  highestStatistic: number;
  threshold: number;
  /** Of the highest statistic, for the geometries tried; missing in traces of older servers. */
  charge?: number;
  /** Of this picture, each charged for in the probability; missing in traces of older servers. */
  earlierTraces?: number;
  /** Reported by agents, tried first; missing in traces of older servers. */
  displays?: { width: number; height: number; scaling: number }[];
  engineVersion: string;
  keyFingerprint: string;
}

/** A check of an earlier trace; `same` is missing until it is done. */
export interface Repetition {
  of: string;
  same?: boolean;
  differences: { what: string; before?: string; now?: string }[];
}

export interface Trace {
  id: string;
  /** Of the first picture. */
  fileName: string;
  /** All of one leak. */
  pictures: TracePicture[];
  /** Index of the picture in whose pixels corners and evidence map are told. */
  picture: number;
  note?: string;
  createdAt: string;
  createdBy: string;
  state: TraceState;
  progress: number;
  stage?: TraceStage;
  verdict?: "MATCH" | "CANNOT_TELL";
  reason?: TraceReason;
  advice: Advice[];
  matches: TraceMatch[];
  /** The best token that was not named; it may be another time slot of a named endpoint. */
  runnerUp?: RunnerUp;
  population: number;
  /** Of the picture that is told in, in pixels. */
  pictureWidth?: number;
  pictureHeight?: number;
  seconds?: number;
  basis?: TraceBasis;
  repetition?: Repetition;
  /** Of the screen in that picture, as an officer told them. */
  corners?: Corner[];
  failure?: string;
  failureCode?: TraceFailure;
  /** Index of the picture at which it failed. */
  failedPicture?: number;
}

/** Row by row, 0…1; `cell` is the side of one value in pixels of the picture. */
export interface TraceEvidence {
  columns: number;
  rows: number;
  cell: number;
  values: number[];
}

const at = (id: string) => `/traces/${encodeURIComponent(id)}`;

export const listTraces = (page: number, size: number) =>
  request<Page<Trace>>("/traces", { query: { page, size } });
export const getTrace = (id: string) => request<Trace>(at(id));
export const cancelTrace = (id: string) => request<void>(at(id), { method: "DELETE" });
export const getTraceEvidence = (id: string) => request<TraceEvidence>(`${at(id)}/evidence`);
export const tracePictureUrl = (id: string, picture: number) => apiUrl(`${at(id)}/pictures/${picture}`);
/** Traces stored pictures once more with the screen's corners (top left, top right, bottom right, bottom left) or edges. */
export const attemptTrace = (id: string, pictures: ChosenPicture[]) =>
  request<Trace>(`${at(id)}/attempts`, { method: "POST", body: { pictures } });
/** Small and made clearer for the eye; with corners the screen, straightened. */
export function tracePreviewUrl(id: string, picture: number, contrast: boolean, corners?: Corner[]): string {
  const query = new URLSearchParams({ contrast: String(contrast) });
  if (corners) {
    query.set("corners", corners.flat().map(Math.round).join(","));
  }
  return apiUrl(`${at(id)}/pictures/${picture}/preview?${query.toString()}`);
}
export const repeatTrace = (id: string) => request<Trace>(`${at(id)}/repetitions`, { method: "POST" });
export const tracePackUrl = (id: string) => apiUrl(`${at(id)}/pack`);
export const traceReportUrl = (id: string) => apiUrl(`${at(id)}/report`);

/** Several files are taken for pictures of one leak. A request that is sent again under its key makes no second trace. */
export function startTrace(
  files: File[],
  note: string,
  key: string,
  onProgress: (fraction: number) => void,
): Upload<Trace> {
  const form = new FormData();
  for (const file of files) {
    form.append("file", file, file.name);
  }
  if (note) {
    form.append("note", note);
  }
  return upload<Trace>("/traces", form, onProgress, { "Idempotency-Key": key });
}
