import { apiUrl, ProblemError, request, toError, xsrfToken } from "@yingdun/api/http";
import { eventReader } from "./readEvents";

export interface ExplanationOffer {
  offered: boolean;
  /** To whom the report's text would go; empty for nobody. */
  recipient: string;
  agreed: boolean;
}

export const readOffer = () => request<ExplanationOffer>("/patient/explanations");

/** @param recipient whom the patient was told of */
export const setConsent = (agreed: boolean, recipient: string) =>
  request<void>("/patient/explanations/consent", { method: "PUT", body: { agreed, recipient } });

export interface ExplainedSentence {
  section: "FINDINGS" | "IMPRESSION";
  /** Place of the report's sentence in its section, in UTF-16 units. */
  start: number;
  end: number;
  chinese: string;
  english: string;
  urgent: boolean;
}

/** What comes of asking, as it comes; `ended` or `state` is the last. */
export interface ExplanationEvents {
  notice: (notice: { chinese: string; english: string }) => void;
  sentence: (sentence: ExplainedSentence) => void;
  ended: (unexplained: number) => void;
  state: (state: "WAITING" | "REFUSED") => void;
}

/** Ends with the answer. @throws what the server refuses it with, and where the answer breaks off */
export async function explain(
  study: string,
  report: number,
  events: ExplanationEvents,
  signal: AbortSignal,
): Promise<void> {
  const path = `/patient/studies/${encodeURIComponent(study)}/reports/${report}/explanation`;
  const broken = new ProblemError({ title: "The answer broke off", status: 0, code: "unreachable" });
  const response = await fetch(apiUrl(path), {
    method: "POST",
    headers: { Accept: "text/event-stream, application/problem+json", "X-XSRF-TOKEN": xsrfToken() },
    credentials: "same-origin",
    signal,
  }).catch(() => {
    throw broken;
  });
  if (!response.ok || !response.body) {
    throw toError(response.status, await response.text(), response.headers.get("Retry-After"));
  }
  let whole = false;
  const read = eventReader(({ name, data }) => {
    switch (name) {
      case "notice":
        events.notice(data as { chinese: string; english: string });
        break;
      case "sentence":
        events.sentence(data as ExplainedSentence);
        break;
      case "end":
        whole = true;
        events.ended((data as { unexplained: number }).unexplained);
        break;
      case "state":
        whole = true;
        events.state((data as { state: "WAITING" | "REFUSED" }).state);
        break;
      default:
    }
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    read(decoder.decode(piece.value, { stream: true }));
  }
  if (!whole) {
    throw broken;
  }
}
