import type { Role } from "@yingdun/api";

/** What a page or button needs. The server decides; this only keeps from view what it would refuse. */
export type Permission =
  | "fleet.read"
  | "fleet.act"
  | "alerts.acknowledge"
  | "policies.read"
  | "policies.write"
  | "assets.import"
  | "traces"
  | "audit"
  | "enrolment"
  | "officers";

const granted: Record<Role, ReadonlySet<Permission>> = {
  ADMINISTRATOR: new Set([
    "fleet.read",
    "alerts.acknowledge",
    "policies.read",
    "assets.import",
    "enrolment",
    "officers",
  ]),
  OFFICER: new Set([
    "fleet.read",
    "fleet.act",
    "alerts.acknowledge",
    "policies.read",
    "policies.write",
    "assets.import",
    "traces",
    "enrolment",
  ]),
  AUDITOR: new Set(["fleet.read", "policies.read", "audit"]),
};

export const allows = (role: Role, permission: Permission): boolean => granted[role].has(permission);
