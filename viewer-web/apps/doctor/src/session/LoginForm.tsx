import { LockOutlined, SafetyOutlined, UserOutlined } from "@ant-design/icons";
import { ThrottledError } from "@yingdun/api/http";
import { useCountdown } from "@yingdun/ui";
import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { logIn, type Session } from "../api";
import { ProblemNotice } from "../problem";

interface Fields {
  user: string;
  password: string;
  code: string;
}

interface LoginFormProps {
  initialName?: string;
  onEntered: (session: Session) => void;
}

export function LoginForm({ initialName, onEntered }: LoginFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const wait = useCountdown();
  const login = useMutation({
    mutationFn: ({ user, password, code }: Fields) =>
      logIn(user.trim(), password, code.replaceAll(/\s/g, "")),
    onSuccess: onEntered,
    onError: (error) => {
      // A code is good once, and which of the three was wrong is not told.
      form.setFieldsValue({ password: "", code: "" });
      wait.start(error instanceof ThrottledError ? error.retryAfterSeconds : 0);
    },
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ user: initialName ?? "", password: "", code: "" }}
      onFinish={(fields) => login.mutate(fields)}
    >
      {login.error && (
        <Form.Item>
          <ProblemNotice error={login.error} />
        </Form.Item>
      )}
      <Form.Item
        name="user"
        label={t("login.user")}
        rules={[{ required: true, message: t("login.userMissing") }]}
      >
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
        label={t("login.password")}
        rules={[{ required: true, message: t("login.passwordMissing") }]}
      >
        <Input.Password
          size="large"
          prefix={<LockOutlined />}
          autoComplete="current-password"
          autoFocus={Boolean(initialName)}
          data-testid="login-password"
        />
      </Form.Item>
      <Form.Item
        name="code"
        label={t("login.code")}
        extra={t("login.codeHint")}
        rules={[{ required: true, message: t("login.codeMissing") }]}
      >
        <Input
          size="large"
          prefix={<SafetyOutlined />}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          data-testid="login-code"
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
        {wait.left > 0 ? t("login.wait", { seconds: wait.left }) : t("login.submit")}
      </Button>
    </Form>
  );
}
