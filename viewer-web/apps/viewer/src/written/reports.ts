import { failureOf } from "../dicomweb";

/** A report as cloud-core/server/API.md has it; texts may be empty. */
export interface WrittenReport {
  id: number;
  status: "PRELIMINARY" | "FINAL" | "CORRECTED";
  procedure: string;
  findings: string;
  impression: string;
  text: string;
  document: boolean;
  author: string;
  signer: string;
  /** Local, `20260105083000`, to the second, the minute or the day. */
  reportedAt: string;
}

const pathOf = (studyInstanceUID: string) => `/api/studies/${studyInstanceUID}/reports`;

export async function listReports(studyInstanceUID: string): Promise<WrittenReport[]> {
  const answer = await fetch(pathOf(studyInstanceUID), {
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  });
  if (!answer.ok) {
    throw failureOf(answer.status);
  }
  return (await answer.json()) as WrittenReport[];
}

export const documentAddress = (studyInstanceUID: string, report: number) =>
  `${pathOf(studyInstanceUID)}/${report}/document`;
