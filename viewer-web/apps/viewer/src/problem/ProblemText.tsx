import "./problem.css";

interface ProblemTextProps {
  kind?: string;
  title: string;
  advice: string;
  action?: { label: string; run: () => void };
}

export function ProblemText({ kind, title, advice, action }: ProblemTextProps) {
  return (
    <div className="problem" role="alert" data-testid="problem" data-problem={kind}>
      <h2>{title}</h2>
      <p>{advice}</p>
      {action && (
        <button type="button" className="primary" onClick={action.run} data-testid="retry">
          {action.label}
        </button>
      )}
    </div>
  );
}
