/** The running system under test, named by the environment. */
export interface Account {
  user: string;
  password: string;
}

export interface Target {
  url: string;
  officer: Account;
  administrator?: Account;
  auditor?: Account;
}

export function target(environment: NodeJS.ProcessEnv = process.env): Target {
  const url = environment["YINGDUN_URL"];
  const officer = account(environment, "YINGDUN");
  if (!url || !officer) {
    throw new Error(
      "Say which system to test: YINGDUN_URL=https://localhost:8440 YINGDUN_USER=… YINGDUN_PASSWORD=… (an officer); " +
        "optional YINGDUN_ADMINISTRATOR_USER/_PASSWORD and YINGDUN_AUDITOR_USER/_PASSWORD for their screens.",
    );
  }
  return {
    url: url.replace(/\/$/, ""),
    officer,
    administrator: account(environment, "YINGDUN_ADMINISTRATOR"),
    auditor: account(environment, "YINGDUN_AUDITOR"),
  };
}

export function account(environment: NodeJS.ProcessEnv, prefix: string): Account | undefined {
  const user = environment[`${prefix}_USER`];
  const password = environment[`${prefix}_PASSWORD`];
  return user && password ? { user, password } : undefined;
}
