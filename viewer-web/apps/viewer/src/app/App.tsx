import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AddressFault, type AskedFor, type ViewerAddress } from "../address";
import { faultMessage, openedMessage, type Embedding } from "../embedding";
import { Problem, ProblemText } from "../problem";
import { AskText, useAskText } from "../dialog";
import type { FrameSource } from "../loading";
import { CrashBoundary } from "./CrashBoundary";
import { FoundStudies } from "./FoundStudies";
import { Frame } from "./Frame";
import { LoadingPage } from "./LoadingPage";
import { openStudy, type Opening } from "./opening";
import { StudyPage } from "./StudyPage";
import { useEngine, type EngineControl } from "./useEngine";
import { useOpening } from "./useOpening";

interface AppProps {
  source: FrameSource;
  /** What the page's address asks for, and what of it is on its way already. */
  asked: AskedFor;
  opening: Opening | undefined;
  /** The page around this one, where there is one that may speak with it. */
  embedding: Embedding | undefined;
  /** Whoever comes by a link sees names masked. */
  guest: boolean;
}

/** What is asked for now: by the address, or by the page around this one since. */
export function App({ source, asked: first, opening: begun, embedding, guest }: AppProps) {
  const { t } = useTranslation();
  const [{ asked, opening }, ask] = useState({ asked: first, opening: begun });
  const open = useCallback(
    (address: ViewerAddress) =>
      ask({ asked: address, opening: address.search ? undefined : openStudy(source, address) }),
    [source],
  );
  useEffect(() => embedding?.onOpen(open), [embedding, open]);
  const search = asked instanceof AddressFault ? undefined : asked?.search;
  const choose = useCallback(
    (studyInstanceUIDs: string[]) =>
      asked && !(asked instanceof AddressFault) && open({ ...asked, search: undefined, studyInstanceUIDs }),
    [asked, open],
  );
  // One for all that is opened after one another.
  const { question, ask: askText } = useAskText();
  const engine = useEngine(source, askText);
  const tellFailure = useCallback((failure: unknown) => embedding?.tell(faultMessage(failure)), [embedding]);
  return (
    <CrashBoundary>
      {asked instanceof AddressFault ? (
        <Refused fault={asked} onFailed={tellFailure} />
      ) : asked && opening ? (
        <OpenedStudy
          key={keyOf(opening)}
          opening={opening}
          open={() => openStudy(source, asked)}
          source={source}
          engine={engine}
          embedding={embedding}
          onFailed={tellFailure}
          guest={guest}
        />
      ) : search ? (
        <FoundStudies
          key={JSON.stringify(search)}
          server={source.server}
          search={search}
          guest={guest}
          onChosen={choose}
          onFailed={tellFailure}
        />
      ) : (
        <Frame>{embedding ? <Awaiting /> : <Problem kind="noStudy" />}</Frame>
      )}
      {question && <AskText title={t("dialog.note")} before={question.before} onAnswer={question.answer} />}
    </CrashBoundary>
  );
}

/** Another study is another page, and keeps nothing of the one before. */
const keys = new WeakMap<Opening, number>();
let lastKey = 0;
const keyOf = (opening: Opening): number => {
  const key = keys.get(opening) ?? ++lastKey;
  keys.set(opening, key);
  return key;
};

interface OpenedStudyProps {
  opening: Opening;
  open: () => Opening;
  source: FrameSource;
  engine: EngineControl;
  embedding: Embedding | undefined;
  onFailed: (failure: unknown) => void;
  guest: boolean;
}

function OpenedStudy({ opening, open, source, engine, embedding, onFailed, guest }: OpenedStudyProps) {
  const [state, retry] = useOpening(opening, open);
  useEffect(() => {
    if (state.status === "ready") {
      embedding?.tell(openedMessage(state.study));
    } else if (state.status === "failed") {
      onFailed(state.failure);
    }
  }, [state, embedding, onFailed]);
  switch (state.status) {
    case "loading":
      return <LoadingPage />;
    case "failed":
      return state.failure instanceof AddressFault ? (
        <Refused fault={state.failure} />
      ) : (
        <Frame>
          <Problem failure={state.failure} onRetry={retry} />
        </Frame>
      );
    case "ready":
      return state.study.items.length === 0 ? (
        <Frame>
          <Problem kind="empty" onRetry={retry} />
        </Frame>
      ) : (
        <StudyPage
          study={state.study}
          source={source}
          engine={engine}
          guest={guest}
          address={state.opening.address}
          embedding={embedding}
        />
      );
  }
}

/** Which parameter cannot be followed, and what it should be. */
function Refused({ fault, onFailed }: { fault: AddressFault; onFailed?: (fault: AddressFault) => void }) {
  const { t } = useTranslation();
  useEffect(() => onFailed?.(fault), [fault, onFailed]);
  return (
    <Frame>
      <ProblemText
        kind="parameter"
        title={t("parameter.title", { name: fault.parameter })}
        advice={t(`parameter.${fault.rule}`)}
      />
    </Frame>
  );
}

/** In a page that has not said yet what it wants to see. */
function Awaiting() {
  const { t } = useTranslation();
  return (
    <p className="awaiting" role="status" data-testid="awaiting">
      {t("awaiting")}
    </p>
  );
}
