import { changePassword, type SessionUser } from "@yingdun/api";
import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../page";
import { LoginFrame } from "./LoginFrame";

interface Fields {
  current: string;
  next: string;
  again: string;
}

interface PasswordPageProps {
  user: SessionUser;
  onChanged: () => void;
  onLeave: () => void;
}

export function PasswordPage({ user, onChanged, onLeave }: PasswordPageProps) {
  const { t } = useTranslation(["session", "common"]);
  const change = useMutation({
    mutationFn: (fields: Fields) => changePassword(fields.current, fields.next),
    onSuccess: onChanged,
  });
  return (
    <LoginFrame title={t("change.title")}>
      <Typography.Paragraph>{t("change.lead", { name: user.displayName })}</Typography.Paragraph>
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => change.mutate(fields)}>
        {change.error && (
          <Form.Item>
            <ProblemNotice error={change.error} />
          </Form.Item>
        )}
        <input type="text" autoComplete="username" value={user.name} readOnly hidden />
        <Form.Item
          name="current"
          label={t("change.current")}
          rules={[{ required: true, message: t("passwordMissing") }]}
        >
          <Input.Password autoComplete="current-password" data-testid="password-current" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t("change.next")}
          extra={t("change.rule")}
          rules={[{ required: true, message: t("passwordMissing") }]}
        >
          <Input.Password autoComplete="new-password" data-testid="password-next" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t("change.again")}
          dependencies={["next"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                value === getFieldValue("next")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("change.differs"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" data-testid="password-again" />
        </Form.Item>
        <Button
          type="primary"
          block
          htmlType="submit"
          loading={change.isPending}
          data-testid="password-submit"
        >
          {t("change.submit")}
        </Button>
        <Button type="link" block onClick={onLeave} style={{ marginTop: 8 }}>
          {t("change.leave")}
        </Button>
      </Form>
    </LoginFrame>
  );
}
