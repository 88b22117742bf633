import { CheckOutlined, CloseOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { DataTable, EmptyHint, formatTime, type Column } from "@yingdun/ui";
import { Button, Flex, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { review, type Granted } from "../api";
import { Loaded, When } from "../page";
import { MeantStudy } from "../requests";
import { ReasonModal } from "./ReasonModal";
import { useDeciding, useEmergencies } from "./useDecisions";

/** Who has opened what in an emergency; what nobody has reviewed comes first. */
export function Emergencies() {
  const { t } = useTranslation();
  const emergencies = useEmergencies();
  const [verdict, setVerdict] = useState<{ id: string; justified: boolean }>();
  const reviewing = useDeciding(
    ({ id, justified, words }: { id: string; justified: boolean; words: string }) =>
      review(id, justified, words),
  );
  const columns: Column<Granted>[] = [
    { key: "who", title: t("granted.who"), render: ({ staffName }) => staffName },
    { key: "study", title: t("column.study"), render: ({ study }) => <MeantStudy study={study} /> },
    { key: "reason", title: t("ask.reason"), render: ({ reason }) => reason },
    { key: "at", title: t("review.at"), render: ({ grantedAt }) => <When at={grantedAt} /> },
    {
      key: "review",
      title: t("review.column"),
      render: (grant) =>
        grant.reviewedAt ? (
          <Reviewed grant={grant} />
        ) : (
          <Flex gap={8} wrap align="center">
            <Tag color="warning" icon={<ExclamationCircleOutlined />}>
              {t("review.open")}
            </Tag>
            <Button
              size="small"
              onClick={() => setVerdict({ id: grant.id, justified: true })}
              data-testid="justified"
            >
              {t("review.justify")}
            </Button>
            <Button
              size="small"
              danger
              onClick={() => setVerdict({ id: grant.id, justified: false })}
              data-testid="not-justified"
            >
              {t("review.object")}
            </Button>
          </Flex>
        ),
    },
  ];
  return (
    <Loaded query={emergencies}>
      {(rows) => (
        <>
          <DataTable
            rows={rows}
            rowKey={(grant) => grant.id}
            testId={() => "emergency"}
            columns={columns}
            label={t("review.title")}
            empty={<EmptyHint text={t("review.none")} />}
          />
          <ReasonModal
            open={verdict !== undefined}
            title={verdict?.justified === false ? t("review.object") : t("review.justify")}
            label={t("review.words")}
            danger={verdict?.justified === false}
            busy={reviewing.isPending}
            error={reviewing.error}
            onClose={() => {
              reviewing.reset();
              setVerdict(undefined);
            }}
            onSend={(words) =>
              verdict && reviewing.mutate({ ...verdict, words }, { onSuccess: () => setVerdict(undefined) })
            }
          />
        </>
      )}
    </Loaded>
  );
}

function Reviewed({ grant }: { grant: Granted }) {
  const { t } = useTranslation();
  return (
    <Flex gap={4} wrap align="center" data-testid="reviewed">
      {grant.justified ? (
        <Tag color="success" icon={<CheckOutlined />}>
          {t("review.justified")}
        </Tag>
      ) : (
        <Tag color="error" icon={<CloseOutlined />}>
          {t("review.notJustified")}
        </Tag>
      )}
      {[grant.reviewedBy, formatTime(grant.reviewedAt ?? undefined), grant.review]
        .filter(Boolean)
        .join(" · ")}
    </Flex>
  );
}
