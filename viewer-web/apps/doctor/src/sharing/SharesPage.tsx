import { DataTable, dicomTime, EmptyHint, formatTime, type Column } from "@yingdun/ui";
import { Button, Popconfirm, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { OwnShare } from "../api";
import { personName } from "../name";
import { Loaded, Page } from "../page";
import { ProblemNotice } from "../problem";
import { shareState } from "./shareState";
import { useRevokeShare, useShares } from "./useShares";

/** The doctor's own links, who came by them, and the way to take them back. */
export function SharesPage() {
  const { t } = useTranslation();
  const shares = useShares();
  return (
    <Page title={t("shares.title")} lead={t("shares.lead")}>
      <Loaded query={shares}>{({ shares: rows }) => <List rows={rows} />}</Loaded>
    </Page>
  );
}

function List({ rows }: { rows: OwnShare[] }) {
  const { t } = useTranslation();
  const [now] = useState(() => Date.now());
  const revoke = useRevokeShare();
  const columns: Column<OwnShare>[] = [
    { key: "study", title: t("column.study"), render: (own) => <Study own={own} /> },
    {
      key: "state",
      title: t("shares.state"),
      render: (own) => {
        const state = shareState(own, now);
        return <Tag color={state === "open" ? "success" : "default"}>{t(`shares.is.${state}`)}</Tag>;
      },
    },
    { key: "terms", title: t("shares.terms"), render: (own) => <Terms own={own} /> },
    { key: "end", title: t("shares.end"), render: ({ share }) => formatTime(share.expiresAt) },
    {
      key: "openings",
      title: t("shares.openings"),
      render: ({ share }) =>
        share.openings.length === 0 ? (
          t("shares.notOpened")
        ) : (
          <span data-testid="openings" data-count={share.openings.length}>
            {t("shares.opened", {
              count: share.openings.length,
              last: formatTime(share.openings[0] ?? ""),
            })}
          </span>
        ),
    },
    {
      key: "revoke",
      title: t("shares.revoke"),
      render: (own) =>
        ["open", "used", "closed"].includes(shareState(own, now)) && (
          <Popconfirm
            title={t("shares.revokeAsk")}
            okText={t("shares.revoke")}
            cancelText={t("cancel")}
            okButtonProps={{ danger: true, "data-testid": "revoke-sure" }}
            onConfirm={() => revoke.mutate(own.share.id)}
          >
            <Button size="small" danger data-testid="revoke-share">
              {t("shares.revoke")}
            </Button>
          </Popconfirm>
        ),
    },
  ];
  return (
    <>
      <ProblemNotice error={revoke.error} />
      <DataTable
        rows={rows}
        rowKey={({ share }) => share.id}
        testId={() => "own-share"}
        columns={columns}
        label={t("shares.title")}
        empty={<EmptyHint text={t("shares.none")} />}
      />
    </>
  );
}

function Study({ own: { share, study } }: { own: OwnShare }) {
  const { t } = useTranslation();
  if (!study) {
    return <span className="yd-quiet">{t("shares.notOpen")}</span>;
  }
  return (
    <Link to={`/studies/${share.studyInstanceUid}`}>
      {[
        personName(study.patientName) || t("study.nameless"),
        study.modalities.join(" "),
        study.studyDescription,
        dicomTime(study.studyDate),
      ]
        .filter(Boolean)
        .join(" · ")}
    </Link>
  );
}

function Terms({ own: { share } }: { own: OwnShare }) {
  const { t } = useTranslation();
  const words = [
    share.seriesInstanceUids.length > 0
      ? t("shares.series", { series: share.seriesInstanceUids.length })
      : t("share.wholeStudy"),
    t(`share.by.${share.proof}`),
    ...(["identity", "download", "oneTime"] as const)
      .filter((term) => share[term])
      .map((term) => t(`share.with.${term}`)),
  ];
  return <>{words.join(t("shares.and"))}</>;
}
