import { listPolicies, ProblemError, type Policy, type PolicyDraft } from "@yingdun/api";
import { useEffect, useState } from "react";
import { useBlocker } from "react-router";
import { useReport } from "../page";
import { diffDrafts, draftOf, newDraft, type FieldChange } from "./policyDiff";
import { useOnPage } from "./useOnPage";
import { useSavePolicy } from "./usePolicies";

export interface PolicyEditor {
  draft: PolicyDraft;
  change: (part: Partial<PolicyDraft>) => void;
  changes: FieldChange[];
  /** Somebody saved while this draft was being made: their version, to be looked at before anything is written. */
  conflict: Policy | undefined;
  takeTheirs: () => void;
  save: (over?: Policy) => void;
  saving: boolean;
  error: unknown;
  leaving: ReturnType<typeof useBlocker>;
}

/** A draft on top of the version that was loaded. A newer version arriving from outside never overwrites it. */
export function usePolicyEditor(
  policy: Policy | undefined,
  onSaved: (policy: Policy, stillHere: boolean) => void,
): PolicyEditor {
  const [base, setBase] = useState(policy);
  const [draft, setDraft] = useState<PolicyDraft>(policy ? draftOf(policy) : newDraft);
  const [conflict, setConflict] = useState<Policy>();
  const save = useSavePolicy();
  const report = useReport();
  const onPage = useOnPage();
  const changes = diffDrafts(base ? draftOf(base) : newDraft, draft);
  const dirty = changes.length > 0;

  const take = (latest: Policy) => {
    setBase(latest);
    setDraft(draftOf(latest));
    setConflict(undefined);
  };

  if (policy && base && policy.version > base.version && !dirty) {
    take(policy);
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (dirty) {
      window.addEventListener("beforeunload", warn);
    }
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);

  const leaving = useBlocker(({ currentLocation, nextLocation }) => {
    return dirty && !save.isPending && !save.isSuccess && currentLocation.pathname !== nextLocation.pathname;
  });

  const onError = async (error: unknown) => {
    if (error instanceof ProblemError && error.status === 412 && base) {
      const latest = (await listPolicies()).find((one) => one.id === base.id);
      setConflict(latest);
    }
  };

  return {
    draft,
    change: (part) => {
      save.reset();
      setDraft((before) => ({ ...before, ...part }));
    },
    changes,
    conflict,
    takeTheirs: () => conflict && take(conflict),
    save: (over) => {
      setConflict(undefined);
      void save.mutateAsync({ base: over ?? base, draft }).then(
        (saved) => {
          take(saved);
          onSaved(saved, onPage());
        },
        // Whoever left while it was being saved must learn all the same that it was not.
        (error: unknown) => (onPage() ? onError(error) : report(error)),
      );
    },
    saving: save.isPending,
    error: save.error instanceof ProblemError && save.error.status === 412 ? undefined : save.error,
    leaving,
  };
}
