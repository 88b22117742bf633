import { DeleteOutlined } from "@ant-design/icons";
import type { RegionRule } from "@yingdun/api";
import { Button, Flex, InputNumber, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { isSound } from "./regions";

const sides = ["left", "top", "right", "bottom"] as const;

export function RegionFields({
  regions,
  onChange,
}: {
  regions: RegionRule[];
  onChange: (r: RegionRule[]) => void;
}) {
  const { t } = useTranslation(["policies", "common"]);
  const replace = (index: number, part: Partial<RegionRule>) =>
    onChange(regions.map((rule, i) => (i === index ? { ...rule, ...part } : rule)));
  return (
    <ol style={{ margin: 0, paddingInlineStart: 20 }}>
      {regions.map((rule, index) => (
        <li key={index} style={{ marginBottom: 8 }} data-testid={`region-${index}`}>
          <Flex wrap gap={8} align="center">
            <Select
              value={rule.cover}
              aria-label={t("region.mode")}
              onChange={(cover) => replace(index, { cover })}
              style={{ width: 120 }}
              options={[
                { value: true, label: t("region.cover") },
                { value: false, label: t("region.leave") },
              ]}
            />
            <Select
              value={rule.monitor}
              aria-label={t("region.monitor")}
              onChange={(monitor) => replace(index, { monitor })}
              style={{ width: 130 }}
              options={Array.from({ length: 9 }, (_, i) => ({
                value: i - 1,
                label: i === 0 ? t("region.everyMonitor") : t("region.monitorNumber", { number: i }),
              }))}
            />
            {sides.map((side) => (
              <InputNumber
                key={side}
                min={0}
                max={100}
                step={1}
                precision={1}
                value={rule[side] / 10}
                prefix={t(`side.${side}`)}
                suffix="%"
                aria-label={t(`side.${side}`)}
                status={isSound(rule) ? undefined : "error"}
                onChange={(value) => value !== null && replace(index, { [side]: Math.round(value * 10) })}
                style={{ width: 112 }}
                data-testid={`region-${index}-${side}`}
              />
            ))}
            <Button
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t("region.remove", { number: index + 1 })}
              onClick={() => onChange(regions.filter((_, i) => i !== index))}
            />
          </Flex>
          {!isSound(rule) && <Typography.Text type="danger">{t("fault.region")}</Typography.Text>}
        </li>
      ))}
    </ol>
  );
}
