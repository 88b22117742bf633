import type { ComponentProps, ReactNode } from "react";
import { ProblemNotice } from "../problem";
import { useAttempt } from "./useAttempt";

interface AttemptFormProps {
  testId?: string;
  attempt: () => Promise<unknown>;
  button: { label: string; testId: string; secondary?: boolean };
  /** For refusals that mean something else here. */
  words?: ComponentProps<typeof ProblemNotice>["words"];
  children: ReactNode;
}

/** What is filled in is asked of the server, which may refuse it, or ask to wait. */
export function AttemptForm({ testId, attempt, button, words, children }: AttemptFormProps) {
  const { attempt: run, problem, blocked } = useAttempt();
  return (
    <form
      data-testid={testId}
      onSubmit={(event) => {
        event.preventDefault();
        void run(attempt);
      }}
    >
      {children}
      <ProblemNotice problem={problem} words={words} />
      <button
        type="submit"
        className={button.secondary ? "" : "primary"}
        disabled={blocked}
        data-testid={button.testId}
      >
        {button.label}
      </button>
    </form>
  );
}
