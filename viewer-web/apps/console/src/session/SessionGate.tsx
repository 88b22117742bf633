import { getSession, logOut, type Session, type SessionUser } from "@yingdun/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Flex, Modal, Spin } from "antd";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../page";
import { LoginForm } from "./LoginForm";
import { LoginPage } from "./LoginPage";
import { PasswordPage } from "./PasswordPage";
import { forgetPages, sessionKey } from "./queryClient";
import { SessionContext } from "./SessionContext";

/**
 * Lets in who is logged in. When a session ends, the page stays mounted below the log-in, with what was typed in it;
 * only when somebody else logs in is it built anew.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: sessionKey,
    queryFn: getSession,
    staleTime: Infinity,
  });
  const [known, setKnown] = useState<SessionUser>();
  const user = data?.user;

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
      <div style={{ maxWidth: 480, margin: "20vh auto", padding: 16 }}>
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
    return <LoginPage onEntered={entered} />;
  }
  if (user?.mustChangePassword) {
    return <PasswordPage user={user} onChanged={() => void refetch()} onLeave={() => void leave()} />;
  }
  return (
    <SessionContext value={value}>
      <div key={value.user.name} style={{ height: "100%" }}>
        {children}
      </div>
      <ExpiredModal open={!user} name={value.user.name} onEntered={entered} />
    </SessionContext>
  );
}

function ExpiredModal(props: { open: boolean; name: string; onEntered: (session: Session) => void }) {
  const { t } = useTranslation(["session", "common"]);
  return (
    <Modal
      open={props.open}
      title={t("expired.title")}
      footer={null}
      closable={false}
      destroyOnHidden
      width={400}
    >
      <p>{t("expired.advice")}</p>
      <LoginForm initialName={props.name} onEntered={props.onEntered} />
    </Modal>
  );
}
