import { useQuery } from "@tanstack/react-query";
import { DataTable, EmptyHint, type Column } from "@yingdun/ui";
import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { listGrants, type OwnGrant } from "../api";
import { Loaded, When } from "../page";
import { MeantStudy } from "./MeantStudy";

/** What is open to the doctor for a time; it ends by itself. */
export function OwnGrants() {
  const { t } = useTranslation();
  const grants = useQuery({ queryKey: ["grants"], queryFn: listGrants });
  const columns: Column<OwnGrant>[] = [
    {
      key: "study",
      title: t("column.study"),
      render: ({ study }) => (
        <Link to={`/studies/${study.studyInstanceUid}`}>
          <MeantStudy study={study} />
        </Link>
      ),
    },
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
  ];
  return (
    <Loaded query={grants}>
      {(rows) => (
        <DataTable
          rows={rows}
          rowKey={(grant) => grant.id}
          testId={() => "own-grant"}
          columns={columns}
          label={t("grants.title")}
          empty={<EmptyHint text={t("grants.none")} />}
        />
      )}
    </Loaded>
  );
}
