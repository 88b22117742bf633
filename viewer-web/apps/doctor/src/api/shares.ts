import { ProblemError, request } from "@yingdun/api/http";

export const proofs = ["CODE", "LOGIN", "NONE"] as const;
export type Proof = (typeof proofs)[number];

export interface WantedShare {
  hours: number;
  /** None for the whole study. */
  series: string[];
  proof: Proof;
  identity: boolean;
  download: boolean;
  oneTime: boolean;
}

/** Link and code are shown once. */
export interface GivenShare {
  id: string;
  link: string;
  code?: string | null;
  expiresAt: string;
}

export const giveShare = (study: string, wanted: WantedShare) =>
  request<GivenShare>(`/doctor/studies/${encodeURIComponent(study)}/shares`, {
    method: "POST",
    body: wanted,
  });

export interface Share {
  id: string;
  studyInstanceUid: string;
  seriesInstanceUids: string[];
  proof: Proof;
  identity: boolean;
  download: boolean;
  oneTime: boolean;
  createdAt: string;
  expiresAt: string;
  revoked: boolean;
  /** By wrong codes. */
  locked: boolean;
  /** The newest first. */
  openings: string[];
}

export interface OwnShare {
  share: Share;
  /** None where it is not open to the doctor any more: the share opens nothing then. */
  study?: {
    patientName: string;
    studyDate: string;
    modalities: string[];
    studyDescription: string;
  } | null;
}

export interface OwnShares {
  /** Whether the hospital lets links be given that ask for neither code nor log-in. */
  withoutProof: boolean;
  shares: OwnShare[];
}

export const listShares = () => request<OwnShares>("/doctor/shares");
export const revokeShare = (id: string) =>
  request<void>(`/doctor/shares/${encodeURIComponent(id)}`, { method: "DELETE" });

export interface Series {
  seriesInstanceUid: string;
  modality: string;
  number: string;
  description: string;
  images: string;
}

type Attributes = Record<string, { Value?: unknown[] }>;

/** By QIDO-RS (PS3.18 10.6). */
export async function listSeries(study: string): Promise<Series[]> {
  const response = await fetch(`/dicomweb/studies/${encodeURIComponent(study)}/series`, {
    headers: { Accept: "application/dicom+json" },
    credentials: "same-origin",
  });
  if (!response.ok) {
    throw new ProblemError({
      title: response.statusText,
      status: response.status,
      code: `http-${response.status}`,
    });
  }
  const found = response.status === 204 ? [] : ((await response.json()) as Attributes[]);
  return found.map((series) => ({
    seriesInstanceUid: first(series, "0020000E"),
    modality: first(series, "00080060"),
    number: first(series, "00200011"),
    description: first(series, "0008103E"),
    images: first(series, "00201209"),
  }));
}

const first = (attributes: Attributes, tag: string) => {
  const value = attributes[tag]?.Value?.[0];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};
