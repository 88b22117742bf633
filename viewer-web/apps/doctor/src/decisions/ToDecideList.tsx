import { EmptyHint, formatTime } from "@yingdun/ui";
import { Card, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ToDecide } from "../api";
import { Loaded } from "../page";
import { DecisionForm } from "./DecisionForm";
import { useToDecide } from "./useDecisions";

export function ToDecideList() {
  const { t } = useTranslation();
  const waiting = useToDecide();
  return (
    <Loaded query={waiting}>
      {(all) =>
        all.length === 0 ? (
          <Card>
            <EmptyHint text={t("decide.none")} />
          </Card>
        ) : (
          <div className="yd-column">
            {all.map((one) => (
              <One key={one.request.id} toDecide={one} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function One({ toDecide }: { toDecide: ToDecide }) {
  const { t } = useTranslation();
  const { request } = toDecide;
  return (
    <Card
      size="small"
      title={[request.staffName, request.department].filter(Boolean).join(" · ")}
      extra={<Tag>{formatTime(request.askedAt)}</Tag>}
      data-testid="to-decide"
    >
      <dl className="yd-facts">
        <dt>{t(`ask.by.${request.kind}`)}</dt>
        <dd>{request.number}</dd>
        <dt>{t("ask.reason")}</dt>
        <dd className="yd-said">{request.reason}</dd>
      </dl>
      <DecisionForm toDecide={toDecide} />
    </Card>
  );
}
