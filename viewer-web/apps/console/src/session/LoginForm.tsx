import { LockOutlined, UserOutlined } from "@ant-design/icons";
import { logIn, ThrottledError, type Session } from "@yingdun/api";
import { useCountdown } from "@yingdun/ui";
import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../page";

interface Fields {
  user: string;
  password: string;
}

export function LoginForm({
  initialName,
  onEntered,
}: {
  initialName?: string;
  onEntered: (s: Session) => void;
}) {
  const { t } = useTranslation(["session", "common"]);
  const [form] = Form.useForm<Fields>();
  const wait = useCountdown();
  const login = useMutation({
    mutationFn: (fields: Fields) => logIn(fields.user.trim(), fields.password),
    onSuccess: onEntered,
    onError: (error) => {
      form.setFieldValue("password", "");
      wait.start(error instanceof ThrottledError ? error.retryAfterSeconds : 0);
    },
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ user: initialName ?? "" }}
      onFinish={(fields) => login.mutate(fields)}
    >
      {login.error && (
        <Form.Item>
          <ProblemNotice error={login.error} />
        </Form.Item>
      )}
      <Form.Item name="user" label={t("user")} rules={[{ required: true, message: t("userMissing") }]}>
        <Input
          size="large"
          prefix={<UserOutlined />}
          autoComplete="username"
          autoFocus={!initialName}
          data-testid="login-user"
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("password")}
        rules={[{ required: true, message: t("passwordMissing") }]}
      >
        <Input.Password
          size="large"
          prefix={<LockOutlined />}
          autoComplete="current-password"
          autoFocus={Boolean(initialName)}
          data-testid="login-password"
        />
      </Form.Item>
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={login.isPending}
        disabled={wait.left > 0}
        data-testid="login-submit"
      >
        {wait.left > 0 ? t("waitSeconds", { seconds: wait.left }) : t("submit")}
      </Button>
    </Form>
  );
}
