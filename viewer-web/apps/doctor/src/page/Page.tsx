import { Skeleton, Typography } from "antd";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../problem";

interface PageProps {
  title: string;
  /** Of the tab; a patient's name stays out of it. */
  tabTitle?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, tabTitle = title, lead, actions, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${tabTitle} · ${t("product")}`;
  }, [tabTitle, t]);
  return (
    <div className="yd-page">
      <div className="yd-page-head">
        <div className="yd-page-title">
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0, overflowWrap: "anywhere" }}>
            {title}
          </Typography.Title>
          {lead && <Typography.Text type="secondary">{lead}</Typography.Text>}
        </div>
        {actions && <div className="yd-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

interface Loadable<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Skeleton, error with a way out, or the content; a failed refresh keeps what was there. */
export function Loaded<T>({ query, children }: { query: Loadable<T>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation();
  const { data, error, refetch } = query;
  return (
    <>
      <ProblemNotice
        error={error}
        onRetry={() => void refetch()}
        kept={data === undefined ? undefined : t("problem.showingLast")}
      />
      {data !== undefined && children(data)}
      {data === undefined && !error && <Skeleton active paragraph={{ rows: 6 }} />}
    </>
  );
}
