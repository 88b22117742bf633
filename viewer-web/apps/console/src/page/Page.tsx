import { Flex, Skeleton, Typography } from "antd";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "./ProblemNotice";

interface PageProps {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, lead, actions, children }: PageProps) {
  const { t } = useTranslation("common");
  useEffect(() => {
    document.title = `${title} · ${t("product")}`;
  }, [title, t]);
  return (
    <Flex vertical gap={16}>
      <Flex wrap gap={8} align="center" justify="space-between">
        <div style={{ minWidth: 0 }}>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {title}
          </Typography.Title>
          {lead && <Typography.Text type="secondary">{lead}</Typography.Text>}
        </div>
        {actions && (
          <Flex wrap gap={8}>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </Flex>
  );
}

interface Loadable<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Skeleton, error with a way out, or the content; a failed refresh keeps what was there. */
export function Loaded<T>({ query, children }: { query: Loadable<T>; children: (data: T) => ReactNode }) {
  const { t } = useTranslation("common");
  const { data, error, refetch } = query;
  return (
    <>
      {error !== null && error !== undefined && (
        <ProblemNotice
          error={error}
          onRetry={() => void refetch()}
          kept={data === undefined ? undefined : t("problem.showingLast")}
        />
      )}
      {data !== undefined && children(data)}
      {data === undefined && !error && <Skeleton active paragraph={{ rows: 6 }} />}
    </>
  );
}
