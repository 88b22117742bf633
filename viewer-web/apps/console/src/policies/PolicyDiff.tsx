import type { PolicyTargets, RegionRule } from "@yingdun/api";
import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useGroups } from "../groups";
import type { FieldChange } from "./policyDiff";

export function PolicyDiff({ changes, empty }: { changes: FieldChange[]; empty: string }) {
  const { t } = useTranslation(["policies", "common"]);
  if (changes.length === 0) {
    return <p style={{ margin: 0 }}>{empty}</p>;
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }} data-testid="policy-diff">
      {changes.map((change) => (
        <li key={change.field}>
          {t(`field.${change.field}`)}: <Value change={change} side="before" /> →{" "}
          <Value change={change} side="after" />
        </li>
      ))}
    </ul>
  );
}

function Value({ change, side }: { change: FieldChange; side: "before" | "after" }) {
  const words = useValueWords();
  const text = words(change, side);
  return side === "before" ? (
    <Typography.Text delete>{text}</Typography.Text>
  ) : (
    <Typography.Text strong>{text}</Typography.Text>
  );
}

function useValueWords() {
  const { t } = useTranslation(["policies", "common"]);
  const groups = useGroups();
  const region = (rule: RegionRule) =>
    t("region.words", {
      mode: t(rule.cover ? "region.cover" : "region.leave"),
      monitor:
        rule.monitor === -1
          ? t("region.everyMonitor")
          : t("region.monitorNumber", { number: rule.monitor + 1 }),
      left: rule.left / 10,
      top: rule.top / 10,
      right: rule.right / 10,
      bottom: rule.bottom / 10,
    });
  const targets = (value: PolicyTargets) => {
    const names = value.groupIds.map((id) => groups.data?.find((group) => group.id === id)?.name ?? id);
    return value.all
      ? t("target.all")
      : t("target.words", {
          groups: names.join(t("comma")) || t("common:none"),
          count: value.endpointIds.length,
        });
  };
  return (change: FieldChange, side: "before" | "after"): string => {
    switch (change.field) {
      case "name":
        return change[side] || "–";
      case "enabled":
      case "trayIcon":
        return t(change[side] ? "common:on" : "common:off");
      case "strength":
        return String(change[side]);
      case "rotationMinutes":
        return `${change[side]} ${t("minutes")}`;
      case "regions":
        return change[side].map(region).join("; ") || t("region.whole");
      case "targets":
        return targets(change[side]);
    }
  };
}
