import { request } from "@yingdun/api/http";

export type SecondFactor = "NAME" | "BIRTH_DATE" | "PHONE_LAST_FOUR";

export interface Offer {
  /** May be empty. */
  hospital: string;
  /** Absent where no number is taken. */
  secondFactor?: SecondFactor | null;
  shortMessages: boolean;
}

export const readOffer = () => request<Offer>("/patient/verification");

/** The ticket that a code belongs to. */
export const sendCode = (phone: string) =>
  request<{ ticket: string }>("/patient/codes", { method: "POST", body: { phone } });

export type Proof =
  | { number: string; secondFactor: string }
  | { label: string; secondFactor: string }
  | { ticket: string; code: string; name?: string };

export interface Visit {
  /** Masked. */
  name: string;
  expiresAt: string;
  /** Without a request for so long it is over. */
  idleSeconds: number;
  /** Of the examination whose label was shown. */
  accessionNumber?: string | null;
}

export const openVisit = (proof: Proof) =>
  request<Visit>("/patient/session", { method: "POST", body: proof });

export const currentVisit = () => request<Visit>("/patient/session");

export const closeVisit = () => request<void>("/patient/session", { method: "DELETE" });
