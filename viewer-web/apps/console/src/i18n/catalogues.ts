import zhCommon from "./zh/common.json";
import zhSession from "./zh/session.json";
import zhOverview from "./zh/overview.json";
import zhEndpoints from "./zh/endpoints.json";
import zhGroups from "./zh/groups.json";
import zhAssets from "./zh/assets.json";
import zhPolicies from "./zh/policies.json";
import zhTraces from "./zh/traces.json";
import zhAudit from "./zh/audit.json";
import zhSettings from "./zh/settings.json";
import enCommon from "./en/common.json";
import enSession from "./en/session.json";
import enOverview from "./en/overview.json";
import enEndpoints from "./en/endpoints.json";
import enGroups from "./en/groups.json";
import enAssets from "./en/assets.json";
import enPolicies from "./en/policies.json";
import enTraces from "./en/traces.json";
import enAudit from "./en/audit.json";
import enSettings from "./en/settings.json";

export const namespaces = [
  "common",
  "session",
  "overview",
  "endpoints",
  "groups",
  "assets",
  "policies",
  "traces",
  "audit",
  "settings",
] as const;

export type Namespace = (typeof namespaces)[number];

const zh = {
  common: zhCommon,
  session: zhSession,
  overview: zhOverview,
  endpoints: zhEndpoints,
  groups: zhGroups,
  assets: zhAssets,
  policies: zhPolicies,
  traces: zhTraces,
  audit: zhAudit,
  settings: zhSettings,
};

/** Its type is that of the Chinese catalogue: a key missing in English does not compile. */
const en: typeof zh = {
  common: enCommon,
  session: enSession,
  overview: enOverview,
  endpoints: enEndpoints,
  groups: enGroups,
  assets: enAssets,
  policies: enPolicies,
  traces: enTraces,
  audit: enAudit,
  settings: enSettings,
};

export const catalogues = { zh, en };
