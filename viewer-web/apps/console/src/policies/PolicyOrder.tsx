import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from "@ant-design/icons";
import type { Policy } from "@yingdun/api";
import { formatTime } from "@yingdun/ui";
import { Button, Card, Flex, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useReport } from "../page";
import { useMay } from "../session";
import { RolloutTag } from "../status";
import { useOrderPolicies } from "./usePolicies";

/** First match wins, so the order is part of the policy. Dragged by mouse, or moved by the two arrow buttons. */
export function PolicyOrder({ policies }: { policies: Policy[] }) {
  const may = useMay();
  const order = useOrderPolicies();
  const report = useReport();
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<string>();
  const movable = policies.filter((policy) => !policy.isDefault);

  const move = (id: string, to: number) => {
    const ids = movable.map((policy) => policy.id).filter((one) => one !== id);
    ids.splice(to, 0, id);
    order.mutate([...ids, ...policies.filter((policy) => policy.isDefault).map((policy) => policy.id)], {
      onError: report,
    });
  };

  return (
    <ol className="yd-policies">
      {policies.map((policy) => {
        const index = movable.indexOf(policy);
        const canMove = may("policies.write") && index >= 0;
        return (
          // The arrow buttons in the card do the same by keyboard and touch.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={policy.id}
            className={over === policy.id ? "yd-dragging" : undefined}
            draggable={canMove}
            onDragStart={() => setDragged(policy.id)}
            onDragEnd={() => {
              setDragged(undefined);
              setOver(undefined);
            }}
            onDragOver={(event) => {
              if (dragged && index >= 0) {
                event.preventDefault();
                setOver(policy.id);
              }
            }}
            onDrop={() => dragged && dragged !== policy.id && move(dragged, index)}
          >
            <PolicyCard
              policy={policy}
              onUp={canMove && index > 0 ? () => move(policy.id, index - 1) : undefined}
              onDown={canMove && index < movable.length - 1 ? () => move(policy.id, index + 1) : undefined}
              movable={canMove}
            />
          </li>
        );
      })}
    </ol>
  );
}

interface PolicyCardProps {
  policy: Policy;
  movable: boolean;
  onUp?: () => void;
  onDown?: () => void;
}

function PolicyCard({ policy, movable, onUp, onDown }: PolicyCardProps) {
  const { t } = useTranslation(["policies", "common"]);
  return (
    <Card size="small" data-testid={`policy-row-${policy.id}`}>
      <Flex gap={12} align="center" wrap>
        {movable && <HolderOutlined aria-hidden style={{ cursor: "grab" }} />}
        <div style={{ flex: "1 1 240px", minWidth: 0 }}>
          <Link
            to={`/policies/${encodeURIComponent(policy.id)}`}
            style={{ fontWeight: 600, overflowWrap: "anywhere" }}
          >
            {policy.name}
          </Link>{" "}
          {policy.isDefault && <Tag>{t("default")}</Tag>}
          {!policy.enabled && <Tag color="warning">{t("off")}</Tag>}
          <div>
            <Typography.Text type="secondary">
              {t("cardFacts", {
                strength: policy.strength,
                rotation: policy.rotationMinutes,
                version: policy.version,
              })}
            </Typography.Text>
          </div>
          <div>
            <Typography.Text type="secondary">
              {t("savedBy", { by: policy.savedBy || t("bySystem"), at: formatTime(policy.savedAt) })}
            </Typography.Text>
          </div>
        </div>
        <Flex gap={4} align="center" wrap>
          <Typography.Text strong>{t("reaches", { count: policy.endpoints })}</Typography.Text>
          {(["APPLIED", "PENDING", "FAILED"] as const).map((one) => (
            <span key={one}>
              <RolloutTag rollout={one} /> {policy.rollout[one]}
            </span>
          ))}
        </Flex>
        {movable && (
          <Flex gap={4}>
            <Button
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t("moveUp", { name: policy.name })}
              disabled={!onUp}
              onClick={onUp}
            />
            <Button
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t("moveDown", { name: policy.name })}
              disabled={!onDown}
              onClick={onDown}
            />
          </Flex>
        )}
      </Flex>
    </Card>
  );
}
