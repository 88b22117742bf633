import { DicomWebFailure, passes } from "../dicomweb";

/**
 * Why nothing was saved.
 * - `away`: the line or the server is; it is tried again by itself
 * - `forbidden`: whoever reads may not store here, or the server takes nothing
 * - `expired`: nobody is logged in any more
 * - `another`: another person is logged in than the one who opened the page
 * - `unreadable`: what the reader saved before holds something that the page cannot read, and would be lost
 * - `refused`: the server read it and would not have it
 * - `failed`: anything else
 */
export type SavingFault = "away" | "forbidden" | "expired" | "another" | "unreadable" | "refused" | "failed";

/** The page itself will not save. */
export class SavingRefusal extends Error {
  readonly fault: SavingFault;

  constructor(fault: SavingFault) {
    super(fault);
    this.name = "SavingRefusal";
    this.fault = fault;
  }
}

export function faultOf(failure: unknown): SavingFault {
  if (failure instanceof SavingRefusal) {
    return failure.fault;
  }
  if (!(failure instanceof DicomWebFailure)) {
    return "failed";
  }
  if (passes(failure)) {
    return "away";
  }
  switch (failure.status) {
    case 401:
      return "expired";
    case 403:
    case 404:
    case 405:
    case 501:
      return "forbidden";
    case 400:
    case 409:
    case 413:
    case 415:
      return "refused";
    default:
      return "failed";
  }
}
