import type { RegionRule } from "@yingdun/api";
import { Button, Flex, Segmented, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RegionCanvas } from "./RegionCanvas";
import { RegionFields } from "./RegionFields";
import { coveredShare, restIsMarked } from "./regions";

interface RegionEditorProps {
  regions: RegionRule[];
  onChange: (regions: RegionRule[]) => void;
}

const monitors = [-1, 0, 1, 2] as const;

/** Rectangles drawn on the outline of a screen; the same rectangles as number fields for the keyboard. */
export function RegionEditor({ regions, onChange }: RegionEditorProps) {
  const { t } = useTranslation(["policies", "common"]);
  const [cover, setCover] = useState(true);
  const [monitor, setMonitor] = useState<number>(-1);
  const share = coveredShare(regions, monitor);
  const draw = (rule: RegionRule) => onChange([...regions, rule]);
  return (
    <Flex vertical gap={12}>
      <Typography.Text>
        {regions.length === 0
          ? t("region.none")
          : t(restIsMarked(regions, monitor) ? "region.restMarked" : "region.restBare", {
              count: regions.length,
            })}
      </Typography.Text>
      <Flex wrap gap={8}>
        <Segmented
          aria-label={t("region.mode")}
          value={cover ? "cover" : "leave"}
          onChange={(value) => setCover(value === "cover")}
          options={[
            { value: "cover", label: t("region.cover") },
            { value: "leave", label: t("region.leave") },
          ]}
        />
        <Segmented
          aria-label={t("region.monitor")}
          value={monitor}
          onChange={setMonitor}
          options={monitors.map((value) => ({
            value,
            label: value === -1 ? t("region.everyMonitor") : t("region.monitorNumber", { number: value + 1 }),
          }))}
        />
      </Flex>
      <RegionCanvas regions={regions} monitor={monitor} cover={cover} onDraw={draw} />
      <Typography.Text data-testid="region-share">
        {t("region.share", { percent: Math.round(share * 1000) / 10 })}
      </Typography.Text>
      <RegionFields regions={regions} onChange={onChange} />
      <Flex wrap gap={8}>
        <Button
          onClick={() => draw({ cover, monitor, left: 250, top: 250, right: 750, bottom: 750 })}
          data-testid="region-add"
        >
          {t("region.add")}
        </Button>
        {regions.length > 0 && <Button onClick={() => onChange([])}>{t("region.clear")}</Button>}
      </Flex>
    </Flex>
  );
}
