import type { PolicyDraft } from "@yingdun/api";
import { Card, Flex, Input, InputNumber, Slider, Switch, Typography } from "antd";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RegionEditor } from "./RegionEditor";
import { strengthWord } from "./strength";
import { StrengthPreview } from "./StrengthPreview";
import { TargetPicker } from "./TargetPicker";

interface PolicyFormProps {
  draft: PolicyDraft;
  isDefault: boolean;
  onChange: (part: Partial<PolicyDraft>) => void;
}

export function PolicyForm({ draft, isDefault, onChange }: PolicyFormProps) {
  const { t } = useTranslation(["policies", "common"]);
  const ids = useId();
  return (
    <Flex vertical gap={16}>
      <Card size="small" title={t("section.basic")}>
        <Flex vertical gap={12}>
          <Field label={t("field.name")} id={`${ids}-name`}>
            <Input
              id={`${ids}-name`}
              value={draft.name}
              maxLength={80}
              onChange={(event) => onChange({ name: event.target.value })}
              data-testid="policy-name"
            />
          </Field>
          <Toggle
            label={t("field.enabled")}
            hint={t("hint.enabled")}
            checked={draft.enabled}
            onChange={(enabled) => onChange({ enabled })}
            testId="policy-enabled"
          />
          <Toggle
            label={t("field.trayIcon")}
            hint={t("hint.trayIcon")}
            checked={draft.trayIcon}
            onChange={(trayIcon) => onChange({ trayIcon })}
            testId="policy-tray"
          />
          <Field label={t("field.rotationMinutes")} id={`${ids}-rotation`} hint={t("hint.rotation")}>
            <InputNumber
              id={`${ids}-rotation`}
              min={5}
              max={1440}
              precision={0}
              value={draft.rotationMinutes}
              suffix={t("minutes")}
              onChange={(value) => value !== null && onChange({ rotationMinutes: value })}
              style={{ width: 160 }}
              data-testid="policy-rotation"
            />
          </Field>
        </Flex>
      </Card>
      <Card size="small" title={t("section.strength")}>
        <Strength value={draft.strength} onChange={(strength) => onChange({ strength })} />
      </Card>
      <Card size="small" title={t("section.regions")}>
        <RegionEditor regions={draft.regions} onChange={(regions) => onChange({ regions })} />
      </Card>
      <Card size="small" title={t("section.targets")}>
        {isDefault ? (
          <Typography.Text>{t("defaultReach")}</Typography.Text>
        ) : (
          <TargetPicker targets={draft.targets} onChange={(targets) => onChange({ targets })} />
        )}
      </Card>
    </Flex>
  );
}

function Strength({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation(["policies", "common"]);
  return (
    <>
      <Flex gap={16} align="center" style={{ marginBottom: 12 }}>
        <Slider
          min={1}
          max={10}
          dots
          value={value}
          onChange={onChange}
          ariaLabelForHandle={t("field.strength")}
          style={{ flex: 1, marginInline: 8 }}
        />
        <InputNumber
          min={1}
          max={10}
          precision={0}
          value={value}
          aria-label={t("field.strength")}
          onChange={(next) => next !== null && onChange(next)}
          style={{ width: 72 }}
          data-testid="policy-strength"
        />
      </Flex>
      <Typography.Paragraph>{t(`strengthWord.${strengthWord(value)}`)}</Typography.Paragraph>
      <StrengthPreview strength={value} />
    </>
  );
}

function Field({
  label,
  id,
  hint,
  children,
}: {
  label: string;
  id: string;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <div>
      <label htmlFor={id} style={{ display: "block", marginBottom: 4 }}>
        {label}
      </label>
      {children}
      {hint && (
        <Typography.Text type="secondary" style={{ display: "block" }}>
          {hint}
        </Typography.Text>
      )}
    </div>
  );
}

interface ToggleProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  testId: string;
}

function Toggle({ label, hint, checked, onChange, testId }: ToggleProps) {
  const { t } = useTranslation(["policies", "common"]);
  return (
    <Flex gap={12} align="center">
      <Switch
        checked={checked}
        onChange={onChange}
        aria-label={label}
        checkedChildren={t("common:on")}
        unCheckedChildren={t("common:off")}
        data-testid={testId}
      />
      <div>
        <div>{label}</div>
        <Typography.Text type="secondary">{hint}</Typography.Text>
      </div>
    </Flex>
  );
}
