import type {
  Alert,
  AuditEntry,
  Endpoint,
  EndpointState,
  EnrolmentCode,
  Group,
  Officer,
  Overview,
  Policy,
  Trace,
  TraceEvidence,
} from "@yingdun/api";

const now = Date.now();
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

export const groups: Group[] = [
  { id: "g1", name: "影像科", description: "诊断工作站", endpoints: 24 },
  { id: "g2", name: "急诊科", description: "", endpoints: 9 },
];

const states: EndpointState[] = [
  "ONLINE",
  "ONLINE",
  "ONLINE",
  "OFFLINE",
  "ABNORMALLY_OFFLINE",
  "UNINSTALLED",
  "NOT_INSTALLED",
];

export const endpoints: Endpoint[] = Array.from({ length: 63 }, (_, i) => {
  const state = states[i % states.length] ?? "ONLINE";
  const group = groups[i % 3];
  const seen = state === "NOT_INSTALLED" ? undefined : ago(i * 7);
  return {
    id: `e${i}`,
    name: `A${1 + (i % 5)}-${String(i).padStart(2, "0")}`,
    state,
    host: `RAD-WS-${String(i).padStart(3, "0")}`,
    address: seen && `10.12.${i % 7}.${20 + i}`,
    user: state === "ONLINE" ? ["zhangsan", "lisi", "wangwu"][i % 3] : undefined,
    os: i % 4 === 0 ? "Windows 11" : "Linux",
    osVersion: i % 4 === 0 ? "24H2" : "6.1",
    architecture: "amd64",
    agentVersion: seen && "0.1.0",
    groupId: group?.id,
    groupName: group?.name,
    policyId: seen && "p1",
    policyName: seen && "影像科诊断屏",
    rollout: !seen ? "NONE" : i % 9 === 4 ? "FAILED" : i % 9 === 7 ? "PENDING" : "APPLIED",
    rolloutReason: i % 9 === 4 ? "no compositor is running" : undefined,
    overlay: state === "ONLINE" ? (i % 9 === 4 ? "NO_COMPOSITOR" : "DRAWN") : "UNKNOWN",
    screenCount: seen ? 1 + (i % 3) : 0,
    coveredScreens: state === "ONLINE" && i % 9 !== 4 ? 1 + (i % 3) : 0,
    quarantined: i === 17,
    enrolledAt: seen && ago(60 * 24 * 30),
    lastSeen: seen,
    stateSince: ago(i * 9),
    assetNumber: i % 2 ? `ZC-2026-${1000 + i}` : undefined,
  };
});

export const alerts: Alert[] = [
  {
    id: "a1",
    at: ago(4),
    kind: "CLONED_KEY",
    severity: "CRITICAL",
    endpointId: "e17",
    endpointName: "A3-17",
    detail: "two machines use the key of this endpoint: 10.12.3.37 and 10.12.6.201",
  },
  {
    id: "a2",
    at: ago(31),
    kind: "ABNORMALLY_OFFLINE",
    severity: "WARNING",
    endpointId: "e4",
    endpointName: "A5-04",
    detail: "no heartbeat for 45 s",
  },
  {
    id: "a3",
    at: ago(300),
    kind: "CLOCK_SKEW",
    severity: "INFO",
    endpointId: "e8",
    endpointName: "A4-08",
    detail: "clock is 73 s ahead",
    acknowledgedAt: ago(200),
  },
];

const counts = (state: EndpointState) => endpoints.filter((one) => one.state === state).length;

export const overview = (): Overview => ({
  states: {
    ONLINE: counts("ONLINE"),
    OFFLINE: counts("OFFLINE"),
    ABNORMALLY_OFFLINE: counts("ABNORMALLY_OFFLINE"),
    UNINSTALLED: counts("UNINSTALLED"),
    NOT_INSTALLED: counts("NOT_INSTALLED"),
  },
  rollout: { APPLIED: 40, PENDING: 7, FAILED: 7 },
  coverage: { screens: 108, covered: 97 },
  alerts,
  stateHistory: Array.from({ length: 48 }, (_, i) => ({
    at: ago((47 - i) * 30),
    ONLINE: Math.round(18 + 9 * Math.sin(i / 7)),
    OFFLINE: Math.round(14 - 8 * Math.sin(i / 7)),
    ABNORMALLY_OFFLINE: i % 11 === 3 ? 12 : 9,
  })),
});

export const policies: Policy[] = [
  {
    id: "p1",
    version: 3,
    priority: 1,
    savedAt: ago(90),
    savedBy: "officer",
    endpoints: 24,
    isDefault: false,
    name: "影像科诊断屏",
    enabled: true,
    strength: 4,
    trayIcon: true,
    rotationMinutes: 60,
    regions: [
      { cover: true, monitor: -1, left: 0, top: 0, right: 1000, bottom: 1000 },
      { cover: false, monitor: -1, left: 0, top: 940, right: 1000, bottom: 1000 },
    ],
    targets: { groupIds: ["g1"], endpointIds: [] },
    rollout: { APPLIED: 20, PENDING: 3, FAILED: 1 },
  },
  {
    id: "p2",
    version: 1,
    priority: 2,
    savedAt: ago(900),
    savedBy: "officer",
    endpoints: 9,
    isDefault: false,
    name: "急诊科",
    enabled: true,
    strength: 6,
    trayIcon: false,
    rotationMinutes: 30,
    regions: [],
    targets: { groupIds: ["g2"], endpointIds: [] },
    rollout: { APPLIED: 9, PENDING: 0, FAILED: 0 },
  },
  {
    id: "p9",
    version: 1,
    priority: 99,
    savedAt: ago(9000),
    savedBy: "system",
    endpoints: 30,
    isDefault: true,
    name: "默认策略",
    enabled: true,
    strength: 2,
    trayIcon: true,
    rotationMinutes: 60,
    regions: [],
    targets: { all: true, groupIds: [], endpointIds: [] },
    rollout: { APPLIED: 11, PENDING: 4, FAILED: 6 },
  },
];

export const traces: Trace[] = [
  {
    id: "t3",
    fileName: "new.png",
    pictures: [{ fileName: "new.png", sha256: "ab".repeat(32), mediaType: "image/png", bytes: 812_345 }],
    picture: 0,
    createdAt: ago(1),
    createdBy: "officer",
    state: "RUNNING",
    progress: 0.4,
    stage: "SCALE_SEARCH",
    advice: [],
    matches: [],
    population: 91234,
  },
  {
    id: "t1",
    fileName: "wechat-20260309.png",
    pictures: [
      { fileName: "wechat-20260309.png", sha256: "ab".repeat(32), mediaType: "image/png", bytes: 812_345 },
      { fileName: "IMG_2031.jpg", sha256: "cd".repeat(32), mediaType: "image/jpeg", bytes: 2_310_000 },
    ],
    picture: 0,
    note: "院办转来,微信群截图",
    createdAt: ago(60),
    createdBy: "officer",
    state: "DONE",
    progress: 1,
    verdict: "MATCH",
    advice: [],
    population: 91234,
    seconds: 0.41,
    basis: {
      geometriesTested: 3,
      highestStatistic: 21.4,
      threshold: 1e-9,
      earlierTraces: 0,
      engineVersion: "0.1.0",
      keyFingerprint: "89abcdef",
    },
    repetition: {
      of: "t2",
      same: false,
      differences: [{ what: "basis.highestStatistic", before: "20.1", now: "21.4" }],
    },
    matches: [
      {
        endpointId: "e7",
        endpointName: "A3-07",
        user: "zhangsan",
        notBefore: ago(240),
        notAfter: ago(180),
        falseAccusationProbability: 3.1e-13,
        statistic: 21.4,
        corners: [
          [40, 30],
          [760, 30],
          [760, 560],
          [40, 560],
        ],
      },
    ],
    runnerUp: { endpointName: "A5-22", statistic: 4.2 },
  },
  {
    id: "t2",
    fileName: "photo.jpg",
    pictures: [{ fileName: "photo.jpg", sha256: "ab".repeat(32), mediaType: "image/jpeg", bytes: 812_345 }],
    picture: 0,
    createdAt: ago(600),
    createdBy: "officer",
    state: "DONE",
    progress: 1,
    verdict: "CANNOT_TELL",
    reason: "NO_MARK_FOUND",
    advice: ["HIGHER_QUALITY", "LARGER_PART"],
    matches: [],
    runnerUp: { endpointName: "A1-20", statistic: 3.9 },
    population: 91234,
    seconds: 0.62,
  },
];

export const evidence: TraceEvidence = {
  columns: 25,
  rows: 19,
  cell: 32,
  values: Array.from({ length: 25 * 19 }, (_, i) => {
    const x = (i % 25) / 25 - 0.5;
    const y = Math.floor(i / 25) / 19 - 0.5;
    return Math.max(0, 1 - 2.2 * Math.hypot(x, y) + 0.2 * Math.sin(i * 12.9));
  }),
};

export const auditEntries: AuditEntry[] = Array.from({ length: 30 }, (_, i) => ({
  sequence: 30 - i,
  at: ago(i * 13),
  actor: ["officer", "administrator"][i % 2] ?? "",
  role: i % 2 ? "ADMINISTRATOR" : "OFFICER",
  address: "10.12.0.5",
  action: ["session.opened", "policy.saved", "trace.started"][i % 3] ?? "",
  subject: "p1",
  outcome: i % 7 === 6 ? "FAILED" : "DONE",
  detail: { strength: 4 },
  hash: "9f3a5b7c1d".repeat(6) + "abcd",
}));

export const codes: EnrolmentCode[] = [
  {
    id: "c1",
    hint: "YD1-ABCD…",
    groupId: "g1",
    groupName: "影像科",
    uses: 3,
    maxUses: 50,
    expiresAt: ago(-3000),
    createdAt: ago(100),
    createdBy: "officer",
  },
  {
    id: "c2",
    hint: "YD1-QRST…",
    uses: 1,
    maxUses: 1,
    expiresAt: ago(-300),
    createdAt: ago(1000),
    createdBy: "officer",
  },
];

export const officers: Officer[] = [
  {
    id: "o1",
    name: "administrator",
    displayName: "系统管理员",
    role: "ADMINISTRATOR",
    enabled: true,
    createdAt: ago(99999),
    lastLogin: ago(3),
  },
  {
    id: "o2",
    name: "officer",
    displayName: "安全管理员",
    role: "OFFICER",
    enabled: true,
    createdAt: ago(99999),
    lastLogin: ago(30),
  },
  { id: "o3", name: "auditor", displayName: "审计员", role: "AUDITOR", enabled: true, createdAt: ago(99999) },
];
