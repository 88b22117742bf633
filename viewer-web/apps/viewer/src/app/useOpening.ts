import { useCallback, useEffect, useState } from "react";
import { forgetLinkToken } from "../address";
import { DicomWebFailure } from "../dicomweb";
import type { Study } from "../study";
import type { Opening } from "./opening";

type OpeningState =
  | { status: "loading" }
  | { status: "ready"; study: Study; opening: Opening }
  | { status: "failed"; failure: unknown };

/** The study that was asked for, and a way to ask once more. */
export function useOpening(first: Opening, again: () => Opening): [OpeningState, () => void] {
  const [opening, setOpening] = useState(first);
  const [settled, setSettled] = useState<{ opening: Opening; state: OpeningState }>();
  useEffect(() => {
    let current = true;
    const settle = (state: OpeningState) => current && setSettled({ opening, state });
    opening.study.then(
      (study) => settle({ status: "ready", study, opening }),
      (failure: unknown) => {
        if (failure instanceof DicomWebFailure && failure.kind === "expired") {
          forgetLinkToken();
        }
        settle({ status: "failed", failure });
      },
    );
    return () => {
      current = false;
    };
  }, [opening]);
  const state: OpeningState = settled?.opening === opening ? settled.state : { status: "loading" };
  return [state, useCallback(() => setOpening(again()), [again])];
}
