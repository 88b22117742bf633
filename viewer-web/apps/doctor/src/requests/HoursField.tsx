import { formatTime } from "@yingdun/ui";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HOURS } from "./reasons";

interface HoursFieldProps {
  id?: string;
  value?: number;
  onChange?: (hours: number) => void;
}

/** For how long; says when that would end from now on. */
export function HoursField({ id, value, onChange }: HoursFieldProps) {
  const { t } = useTranslation();
  const words = useHoursWords();
  const [now] = useState(() => Date.now());
  const others = value !== undefined && !HOURS.some((one) => one === value) ? [value] : [];
  return (
    <>
      <Select
        id={id}
        value={value}
        onChange={onChange}
        aria-label={t("ask.life")}
        data-testid="hours"
        style={{ width: 160 }}
        options={[...others, ...HOURS].map((hours) => ({ value: hours, label: words(hours) }))}
      />
      {value !== undefined && (
        <span className="yd-quiet">
          {t("ask.end", { end: formatTime(new Date(now + value * 3_600_000).toISOString()) })}
        </span>
      )}
    </>
  );
}

export function useHoursWords(): (hours: number) => string {
  const { t } = useTranslation();
  return (hours) =>
    hours < 48 || hours % 24 ? t("ask.hours", { hours }) : t("ask.days", { days: hours / 24 });
}
