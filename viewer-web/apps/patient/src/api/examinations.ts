import { apiUrl, request } from "@yingdun/api/http";

export type Status = "REGISTERED" | "EXAMINED" | "REPORTED" | "APPROVED";

export interface Examination {
  /** Empty where no images have come. */
  studyInstanceUid: string;
  accessionNumber: string;
  procedure: string;
  modalities: string[];
  /** DA and TM (PS3.5 6.2); may be empty. */
  date: string;
  time: string;
  status: Status;
  images: number;
  reports: number;
}

export const listExaminations = () => request<Examination[]>("/patient/studies");

export interface Report {
  id: number;
  status: "PRELIMINARY" | "FINAL" | "CORRECTED";
  procedure: string;
  findings: string;
  impression: string;
  text: string;
  /** Whether there is a PDF. */
  document: boolean;
  author: string;
  signer: string;
  /** Local, `20260105083000`, to the second, the minute or the day; may be empty. */
  examinedAt: string;
  reportedAt: string;
}

const study = (uid: string) => `/patient/studies/${encodeURIComponent(uid)}`;

export const listReports = (uid: string) => request<Report[]>(`${study(uid)}/reports`);

export const documentAddress = (uid: string, report: number) =>
  apiUrl(`${study(uid)}/reports/${report}/document`);

export interface Viewing {
  at: string;
  by: "DOCTOR" | "SERVICE" | "LINK" | "PATIENT" | (string & {});
  what: "FRAMES" | "RENDERED" | "INSTANCES" | "REPORT";
}

export const listViewings = (uid: string) => request<Viewing[]>(`${study(uid)}/viewings`);

/** Opens the study to the viewer for an hour. */
export interface Link {
  token: string;
  expiresAt: string;
}

export const giveLink = (uid: string) => request<Link>(`${study(uid)}/link`, { method: "POST", body: {} });
