import { SearchOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Search } from "../api";
import { anything, isAnything } from "./search";

const MODALITIES = ["CT", "MR", "DX", "CR", "MG", "US", "PT", "NM", "XA", "RF", "ES"];
/** Parts of what devices write as Body Part Examined (PS3.16 annex L). */
const BODY_PARTS = [
  "HEAD",
  "NECK",
  "CHEST",
  "BREAST",
  "HEART",
  "ABDOMEN",
  "PELVIS",
  "SPINE",
  "SHOULDER",
  "HIP",
  "KNEE",
  "HAND",
  "FOOT",
] as const;
const DAYS = [1, 3, 7, 30] as const;

const toInput = (date: string) => date.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
const toDate = (input: string) => input.replaceAll("-", "");

interface SearchBarProps {
  search: Search;
  onChange: (search: Search) => void;
}

export function SearchBar({ search, onChange }: SearchBarProps) {
  const { t } = useTranslation();
  const set = (part: Partial<Search>) => onChange({ ...search, ...part });
  const period = search.days ?? (search.from || search.to ? "dates" : "any");
  const [dates, setDates] = useState(period === "dates");
  return (
    <search className="yd-filters" aria-label={t("search.label")}>
      <TextField key={search.text} text={search.text} onSearch={(text) => set({ text })} />
      <Select
        value={search.modality}
        onChange={(modality) => set({ modality })}
        aria-label={t("column.modality")}
        data-testid="modality"
        style={{ width: 120 }}
        options={[
          { value: "", label: t("search.anyModality") },
          ...MODALITIES.map((value) => ({ value, label: value })),
        ]}
      />
      <Select
        value={search.bodyPart}
        onChange={(bodyPart) => set({ bodyPart })}
        aria-label={t("search.bodyPart")}
        data-testid="body-part"
        style={{ width: 120 }}
        options={[
          { value: "", label: t("search.anyBodyPart") },
          ...BODY_PARTS.map((value) => ({ value, label: t(`bodyPart.${value}`) })),
        ]}
      />
      <Select
        value={dates ? "dates" : period}
        onChange={(chosen) => {
          setDates(chosen === "dates");
          set({ days: typeof chosen === "number" ? chosen : null, from: "", to: "" });
        }}
        aria-label={t("search.period")}
        data-testid="period"
        style={{ width: 130 }}
        options={[
          { value: "any", label: t("search.anyTime") },
          ...DAYS.map((days) => ({
            value: days,
            label: days === 1 ? t("search.today") : t("search.days", { days }),
          })),
          { value: "dates", label: t("search.dates") },
        ]}
      />
      {dates && (
        <div className="yd-dates">
          <Input
            type="date"
            value={toInput(search.from)}
            max={toInput(search.to)}
            onChange={(event) => set({ from: toDate(event.target.value) })}
            aria-label={t("search.from")}
            data-testid="from"
          />
          –
          <Input
            type="date"
            value={toInput(search.to)}
            min={toInput(search.from)}
            onChange={(event) => set({ to: toDate(event.target.value) })}
            aria-label={t("search.to")}
            data-testid="to"
          />
        </div>
      )}
      {!isAnything(search) && (
        <Button
          type="link"
          data-testid="clear-search"
          onClick={() => {
            setDates(false);
            onChange(anything);
          }}
        >
          {t("search.clear")}
        </Button>
      )}
    </search>
  );
}

/** Asked for when it is whole, not letter by letter: each question is written down. */
function TextField({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  return (
    <form
      className="yd-search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <Input
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === "") {
            onSearch("");
          }
        }}
        placeholder={t("search.text")}
        aria-label={t("search.text")}
        allowClear
        maxLength={64}
        autoComplete="off"
        enterKeyHint="search"
        data-testid="search-text"
        suffix={
          <Button
            type="text"
            size="small"
            htmlType="submit"
            icon={<SearchOutlined />}
            aria-label={t("search.go")}
            data-testid="search-go"
          />
        }
      />
    </form>
  );
}
