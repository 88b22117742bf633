import type { EndpointAction, EndpointDetail } from "@yingdun/api";
import { formatTime, formatTimeToSecond, useNarrow } from "@yingdun/ui";
import { Alert, Button, Descriptions, Drawer, Flex, Timeline, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyHint, Loaded, TechnicalDetail, useReport } from "../page";
import { useMay } from "../session";
import { RolloutTag, StateTag } from "../status";
import { ConfirmModal } from "./ConfirmModal";
import { refusalOf } from "./refusal";
import { ScreenMap } from "./ScreenMap";
import { useEndpoint, usePatchEndpoint } from "./useEndpoints";

export function EndpointDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation(["endpoints", "common"]);
  const narrow = useNarrow();
  const query = useEndpoint(id);
  return (
    <Drawer
      open
      onClose={onClose}
      size={narrow ? "100%" : 640}
      title={query.data?.name ?? t("detail")}
      data-testid="endpoint-detail"
    >
      <Loaded query={query}>{(endpoint) => <Detail endpoint={endpoint} />}</Loaded>
    </Drawer>
  );
}

function Detail({ endpoint }: { endpoint: EndpointDetail }) {
  const { t } = useTranslation(["endpoints", "common"]);
  const may = useMay();
  return (
    <Flex vertical gap={20}>
      {endpoint.quarantined && (
        <Alert type="error" showIcon title={t(`quarantine.${endpoint.quarantineKind ?? "BY_OFFICER"}`)} />
      )}
      {may("fleet.act") && <Actions endpoint={endpoint} />}
      <Facts endpoint={endpoint} />
      <section>
        <Typography.Title level={2} style={{ fontSize: 16 }}>
          {t("map.title")}
        </Typography.Title>
        <Typography.Paragraph type="secondary">{t("map.explain")}</Typography.Paragraph>
        <Typography.Paragraph>
          {t(`overlay.${endpoint.overlay}`)}
          {endpoint.overlayDetail && (
            <>
              {" "}
              <TechnicalDetail text={endpoint.overlayDetail} />
            </>
          )}
        </Typography.Paragraph>
        {endpoint.screens.length > 0 ? (
          <ScreenMap screens={endpoint.screens} />
        ) : (
          <EmptyHint text={t("map.empty")} />
        )}
      </section>
      <section>
        <Typography.Title level={2} style={{ fontSize: 16 }}>
          {t("timeline.title")}
        </Typography.Title>
        {endpoint.timeline.length === 0 && <EmptyHint text={t("timeline.empty")} />}
        <Timeline
          items={endpoint.timeline.map((entry) => ({
            content: (
              <>
                <TimelineKind kind={entry.kind} /> <span lang="en">{entry.detail}</span>
                <div>
                  <Typography.Text type="secondary">{formatTimeToSecond(entry.at)}</Typography.Text>
                </div>
              </>
            ),
          }))}
        />
      </section>
    </Flex>
  );
}

/** Kinds that this console does not know yet are shown as the server spells them. */
function TimelineKind({ kind }: { kind: string }) {
  const { t, i18n } = useTranslation(["endpoints", "common"]);
  const key = `endpoints:timeline.kind.${kind}`;
  return <strong>{i18n.exists(key) ? t(key as "timeline.kind.ENROLLED") : kind}</strong>;
}

function Facts({ endpoint }: { endpoint: EndpointDetail }) {
  const { t } = useTranslation(["endpoints", "common"]);
  const narrow = useNarrow();
  const items = [
    [t("column.state"), <StateTag key="state" state={endpoint.state} />],
    [t("since"), formatTime(endpoint.stateSince)],
    [t("column.lastSeen"), formatTimeToSecond(endpoint.lastSeen)],
    [t("column.host"), endpoint.host],
    [t("address"), endpoint.address || "–"],
    [t("column.user"), endpoint.user || "–"],
    [
      t("column.os"),
      [endpoint.os, endpoint.osVersion, endpoint.architecture].filter(Boolean).join(" ") || "–",
    ],
    [t("column.agentVersion"), endpoint.agentVersion || "–"],
    [t("column.group"), endpoint.groupName ?? "–"],
    [t("column.policy"), endpoint.policyName ?? "–"],
    [t("rollout"), <RolloutTag key="rollout" rollout={endpoint.rollout} />],
    ...(endpoint.rolloutReason
      ? [
          [
            t("rolloutReason"),
            <span key="reason" lang="en">
              {endpoint.rolloutReason}
            </span>,
          ],
        ]
      : []),
    [t("enrolledAt"), formatTime(endpoint.enrolledAt)],
    [t("assetNumber"), endpoint.assetNumber ?? "–"],
    ...(endpoint.clockSkewSeconds === undefined
      ? []
      : [[t("clockSkew"), t("seconds", { count: endpoint.clockSkewSeconds })]]),
  ] as const;
  return (
    <Descriptions
      size="small"
      column={narrow ? 1 : 2}
      items={items.map(([label, children]) => ({ key: String(label), label, children }))}
    />
  );
}

function Actions({ endpoint }: { endpoint: EndpointDetail }) {
  const { t } = useTranslation(["endpoints", "common"]);
  const [asked, setAsked] = useState<EndpointAction>();
  const patch = usePatchEndpoint(endpoint.id);
  const report = useReport();
  const actions: EndpointAction[] = [
    "MOVE_TO_GROUP",
    "REAPPLY_POLICY",
    endpoint.quarantined ? "RELEASE" : "QUARANTINE",
    "RETIRE",
  ];
  return (
    <Flex wrap gap={8} align="center">
      <Typography.Text
        strong
        editable={{
          tooltip: t("rename"),
          text: endpoint.name,
          onChange: (name) => {
            if (name.trim() && name !== endpoint.name) {
              patch.mutate({ name: name.trim() }, { onError: report });
            }
          },
        }}
        style={{ minWidth: 120 }}
      >
        {endpoint.name}
      </Typography.Text>
      {actions.map((action) => (
        <Button
          key={action}
          size="small"
          danger={action === "QUARANTINE" || action === "RETIRE"}
          onClick={() => setAsked(action)}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
      {asked && (
        <ConfirmModal
          action={asked}
          ids={[endpoint.id]}
          onClose={() => setAsked(undefined)}
          onResults={([result]) => {
            setAsked(undefined);
            if (result?.outcome === "FAILED") {
              report(refusalOf(result));
            }
          }}
        />
      )}
    </Flex>
  );
}
