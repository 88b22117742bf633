import { DataTable, EmptyHint, type Column } from "@yingdun/ui";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endGrant, type Granted } from "../api";
import { Loaded, When } from "../page";
import { MeantStudy } from "../requests";
import { ReasonModal } from "./ReasonModal";
import { useDeciding, useGranted } from "./useDecisions";

/** What is open to others through the department, and the way to take it back. */
export function GrantedList() {
  const { t } = useTranslation();
  const granted = useGranted();
  const [ending, setEnding] = useState<string>();
  const end = useDeciding(({ id, reason }: { id: string; reason: string }) => endGrant(id, reason));
  const columns: Column<Granted>[] = [
    { key: "who", title: t("granted.who"), render: ({ staffName }) => staffName },
    { key: "study", title: t("column.study"), render: ({ study }) => <MeantStudy study={study} /> },
    {
      key: "kind",
      title: t("grants.kind"),
      render: ({ kind, grantedBy }) =>
        kind === "EMERGENCY" ? (
          <Tag color="error">{t("emergency.title")}</Tag>
        ) : (
          t("grants.by", { name: grantedBy })
        ),
    },
    { key: "reason", title: t("ask.reason"), render: ({ reason }) => reason },
    { key: "end", title: t("grants.end"), render: ({ expiresAt }) => <When at={expiresAt} /> },
    {
      key: "take",
      title: t("granted.take"),
      render: ({ id }) => (
        <Button size="small" danger onClick={() => setEnding(id)} data-testid="end-grant">
          {t("granted.take")}
        </Button>
      ),
    },
  ];
  return (
    <Loaded query={granted}>
      {(rows) => (
        <>
          <DataTable
            rows={rows}
            rowKey={(grant) => grant.id}
            testId={() => "granted"}
            columns={columns}
            label={t("granted.title")}
            empty={<EmptyHint text={t("granted.none")} />}
          />
          <ReasonModal
            open={ending !== undefined}
            title={t("granted.take")}
            label={t("granted.why")}
            danger
            busy={end.isPending}
            error={end.error}
            onClose={() => {
              end.reset();
              setEnding(undefined);
            }}
            onSend={(reason) =>
              ending && end.mutate({ id: ending, reason }, { onSuccess: () => setEnding(undefined) })
            }
          />
        </>
      )}
    </Loaded>
  );
}
