import { request } from "@yingdun/api/http";
import type { Status } from "./examinations";

export interface Pickup {
  status: Status;
  /** Whether a report can be had. */
  ready: boolean;
}

export const askPickup = (token: string) => request<Pickup>("/pickup", { method: "POST", body: { token } });
