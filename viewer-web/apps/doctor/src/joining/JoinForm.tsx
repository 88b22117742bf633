import { useMutation } from "@tanstack/react-query";
import { Secret } from "@yingdun/ui";
import { Button, Form, Input, QRCode, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { join, type Prepared } from "../api";
import { ProblemNotice } from "../problem";
import { inGroups, otpauth } from "./otpauth";

interface Fields {
  password: string;
  again: string;
  code: string;
}

interface JoinFormProps {
  token: string;
  prepared: Prepared;
  onJoined: () => void;
}

export function JoinForm({ token, prepared, onJoined }: JoinFormProps) {
  const { t } = useTranslation();
  const joining = useMutation({
    mutationFn: ({ password, code }: Fields) => join(token, password, code.replaceAll(/\s/g, "")),
    onSuccess: onJoined,
  });
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => joining.mutate(fields)}>
      <Typography.Paragraph>{t("join.lead", { name: prepared.displayName })}</Typography.Paragraph>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t("join.step1")}
      </Typography.Title>
      {/* For password managers: whose password this is. */}
      <input type="text" autoComplete="username" value={prepared.name} readOnly hidden />
      <Form.Item
        name="password"
        label={t("join.password", { name: prepared.name })}
        extra={t("join.passwordRule")}
        rules={[{ required: true, message: t("login.passwordMissing") }]}
      >
        <Input.Password size="large" autoComplete="new-password" data-testid="join-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("join.again")}
        dependencies={["password"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue("password")
                ? Promise.resolve()
                : Promise.reject(new Error(t("join.differs"))),
          }),
        ]}
      >
        <Input.Password size="large" autoComplete="new-password" data-testid="join-again" />
      </Form.Item>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t("join.step2")}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t("join.scan")}</Typography.Paragraph>
      <div className="yd-qr">
        {/* Dark on light in the dark theme too: not every camera reads it the other way round. */}
        <QRCode
          value={otpauth(prepared.totpSecret, t("product"), prepared.name)}
          type="svg"
          size={200}
          color="#000000"
          bgColor="#ffffff"
          aria-label={t("join.qr")}
        />
      </div>
      <Form.Item label={t("join.typed")}>
        <Secret
          text={inGroups(prepared.totpSecret)}
          copyLabel={t("copy")}
          copiedLabel={t("copied")}
          testId="totp-secret"
        />
      </Form.Item>
      <Form.Item
        name="code"
        label={t("join.code")}
        rules={[{ required: true, message: t("login.codeMissing") }]}
      >
        <Input
          size="large"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          data-testid="join-code"
        />
      </Form.Item>
      {joining.error && (
        <Form.Item>
          <ProblemNotice error={joining.error} advice={{ invalid: t("join.codeWrong") }} />
        </Form.Item>
      )}
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={joining.isPending}
        data-testid="join-submit"
      >
        {t("join.submit")}
      </Button>
    </Form>
  );
}
