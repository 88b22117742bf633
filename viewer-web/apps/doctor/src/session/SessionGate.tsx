import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Modal, Spin } from "antd";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { getSession, logOut, type Session, type User } from "../api";
import { ProblemNotice } from "../problem";
import { Door } from "./Door";
import { LoginForm } from "./LoginForm";
import { forgetPages, sessionKey } from "./queryClient";
import { SessionContext } from "./SessionContext";

const ROLES = ["DOCTOR", "APPROVER"];

/**
 * Lets in who is logged in. When a session ends, the page stays mounted below the log-in, with what was typed in it, but
 * is hidden: a screen that was left shows no patient. Only when somebody else logs in is it built anew.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: getSession,
    staleTime: Infinity,
  });
  const [known, setKnown] = useState<User>();
  const user = data?.user ?? undefined;

  // Kept while a session has ended, so that the page below the log-in stays; taken over while rendering, not after.
  if (user && user !== known) {
    setKnown(user);
  }

  const entered = useCallback(
    (session: Session) => {
      if (known && known.name !== session.user?.name) {
        forgetPages(client);
      }
      client.setQueryData(sessionKey, session);
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    },
    [client, known],
  );

  const leave = useCallback(async () => {
    await logOut();
    setKnown(undefined);
    client.setQueryData<Session>(sessionKey, { authenticated: false });
    forgetPages(client);
  }, [client]);

  const inside = user ?? known;
  const value = useMemo(() => (inside ? { user: inside, logOut: leave } : undefined), [inside, leave]);

  if (error && !data) {
    return (
      <div className="yd-alone">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) {
    return (
      <Flex justify="center" style={{ paddingTop: "30vh" }}>
        <Spin size="large" />
      </Flex>
    );
  }
  if (!value) {
    return (
      <Door title={t("login.title")}>
        <LoginForm onEntered={entered} />
      </Door>
    );
  }
  if (!ROLES.includes(value.user.role)) {
    return (
      <Door title={t("login.title")}>
        <Alert
          type="warning"
          showIcon
          title={t("notForYou.title")}
          description={t("notForYou.advice", { name: value.user.displayName })}
          data-testid="not-for-you"
        />
        <Button block style={{ marginTop: 16 }} onClick={() => void leave()} data-testid="log-out">
          {t("logOut")}
        </Button>
      </Door>
    );
  }
  return (
    <SessionContext value={value}>
      <div key={value.user.name} hidden={!user} style={{ height: "100%" }}>
        {children}
      </div>
      <Modal open={!user} title={t("login.over")} footer={null} closable={false} destroyOnHidden width={400}>
        <p>{t("login.overAdvice")}</p>
        <LoginForm initialName={value.user.name} onEntered={entered} />
      </Modal>
    </SessionContext>
  );
}
