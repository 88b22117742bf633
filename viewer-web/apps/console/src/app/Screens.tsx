import { Skeleton } from "antd";
import { lazy, Suspense, type ComponentType } from "react";
import { Route, Routes } from "react-router";
import { useMay, type Permission } from "../session";
import { CrashBoundary } from "./CrashBoundary";
import { NotAllowed, NotFound } from "./NotAllowed";

const OverviewPage = lazy(() => import("../overview").then((m) => ({ default: m.OverviewPage })));
const EndpointsPage = lazy(() => import("../endpoints").then((m) => ({ default: m.EndpointsPage })));
const GroupsPage = lazy(() => import("../groups").then((m) => ({ default: m.GroupsPage })));
const AssetsPage = lazy(() => import("../assets").then((m) => ({ default: m.AssetsPage })));
const PoliciesPage = lazy(() => import("../policies").then((m) => ({ default: m.PoliciesPage })));
const PolicyPage = lazy(() => import("../policies").then((m) => ({ default: m.PolicyPage })));
const TracesPage = lazy(() => import("../traces").then((m) => ({ default: m.TracesPage })));
const TracePage = lazy(() => import("../traces").then((m) => ({ default: m.TracePage })));
const AuditPage = lazy(() => import("../audit").then((m) => ({ default: m.AuditPage })));
const SettingsPage = lazy(() => import("../settings").then((m) => ({ default: m.SettingsPage })));

export function Screens() {
  return (
    <CrashBoundary>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
        <Routes>
          <Route index element={<Guarded needs="fleet.read" screen={OverviewPage} />} />
          <Route path="endpoints/:id?" element={<Guarded needs="fleet.read" screen={EndpointsPage} />} />
          <Route path="groups" element={<Guarded needs="fleet.read" screen={GroupsPage} />} />
          <Route path="asset-import" element={<Guarded needs="assets.import" screen={AssetsPage} />} />
          <Route path="policies" element={<Guarded needs="policies.read" screen={PoliciesPage} />} />
          <Route path="policies/:id" element={<Guarded needs="policies.read" screen={PolicyPage} />} />
          <Route path="traces" element={<Guarded needs="traces" screen={TracesPage} />} />
          <Route path="traces/:id" element={<Guarded needs="traces" screen={TracePage} />} />
          <Route path="audit" element={<Guarded needs="audit" screen={AuditPage} />} />
          <Route path="settings/:tab?" element={<Guarded needs="enrolment" screen={SettingsPage} />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Suspense>
    </CrashBoundary>
  );
}

function Guarded({ needs, screen: Screen }: { needs: Permission; screen: ComponentType }) {
  return useMay()(needs) ? <Screen /> : <NotAllowed />;
}
