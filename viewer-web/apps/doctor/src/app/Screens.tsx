import { Result } from "antd";
import { useTranslation } from "react-i18next";
import { Link, Route, Routes } from "react-router";
import { DecisionsPage } from "../decisions";
import { AskPage, EmergencyPage, RequestsPage } from "../requests";
import { useDecides } from "../session";
import { SharesPage } from "../sharing";
import { StudyPage } from "../study";
import { WorkListPage } from "../worklist";
import { CrashBoundary } from "./CrashBoundary";

export function Screens() {
  const decides = useDecides();
  return (
    <CrashBoundary>
      <Routes>
        <Route index element={<WorkListPage />} />
        <Route path="studies/:studyUid" element={<StudyPage />} />
        <Route path="requests" element={<RequestsPage />} />
        <Route path="requests/new" element={<AskPage />} />
        <Route path="shares" element={<SharesPage />} />
        <Route path="emergency" element={<EmergencyPage />} />
        {decides && <Route path="decisions/:tab?" element={<DecisionsPage />} />}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </CrashBoundary>
  );
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={t("notFound.title")}
      subTitle={t("notFound.advice")}
      extra={<Link to="/">{t("toWorkList")}</Link>}
    />
  );
}
