import { apiUrl, request } from "@yingdun/api/http";

export interface Study {
  studyInstanceUid: string;
  /** PN (PS3.5 6.2.1). */
  patientName: string;
  patientId: string;
  /** DA; may be empty, as all that follows. */
  birthDate: string;
  sex: string;
  studyDate: string;
  studyTime: string;
  accessionNumber: string;
  studyDescription: string;
  modalities: string[];
  bodyParts: string[];
  seriesCount: number;
  instanceCount: number;
  /** None for an examination of one's own. */
  openUntil?: string | null;
}

/** What is looked for; DA for dates. */
export interface StudyQuery {
  name?: string;
  number?: string;
  modality?: string;
  bodyPart?: string;
  from?: string;
  to?: string;
  study?: string;
  patientOf?: string;
  limit?: number;
  offset?: number;
}

export interface StudyPage {
  studies: Study[];
  more: boolean;
}

export const findStudies = (query: StudyQuery, signal?: AbortSignal) =>
  request<StudyPage>("/doctor/studies", { query: { ...query }, signal });

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

export const listReports = (study: string) =>
  request<Report[]>(`/studies/${encodeURIComponent(study)}/reports`);

export const documentAddress = (study: string, report: number) =>
  apiUrl(`/studies/${encodeURIComponent(study)}/reports/${report}/document`);
