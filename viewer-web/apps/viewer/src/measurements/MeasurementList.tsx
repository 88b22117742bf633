import { useTranslation } from "react-i18next";
import { unlike } from "./unlike";
import type { Measured } from "./useMeasurements";
import "./measurements.css";

interface MeasurementListProps {
  measured: readonly Measured[];
  onJump: (index: number) => void;
}

/** Values as text, so that they can be read, copied and found again. */
export function MeasurementList({ measured, onJump }: MeasurementListProps) {
  const { t } = useTranslation();
  if (measured.length === 0) {
    return null;
  }
  return (
    <details className="measurements" open data-testid="measurements">
      <summary>{t("measurement.list", { count: measured.length })}</summary>
      {measured.map((one, place) => (
        <Entry key={one.uid} measured={one} place={place + 1} onJump={onJump} />
      ))}
    </details>
  );
}

interface EntryProps {
  measured: Measured;
  place: number;
  onJump: (index: number) => void;
}

function Entry({ measured, place, onJump }: EntryProps) {
  const { index, kind, quantities, basis, proposal, suvFault, record, own, remove } = measured;
  const { t } = useTranslation();
  const [first, ...others] = quantities;
  return (
    <div className="measurement" data-testid={`measurement-${place}`} data-kind={kind}>
      <button
        type="button"
        className="quiet numbers"
        title={t("measurement.jump", { number: index + 1 })}
        data-testid={`measurement-${place}-jump`}
        onClick={() => onJump(index)}
      >
        <small>{t(`tool.${kind}`)}</small>
        <span data-testid={`measurement-${place}-value`}>{first?.text}</span>
      </button>
      <button
        type="button"
        className="quiet"
        aria-label={t("measurement.remove", { number: place })}
        data-testid={`measurement-${place}-remove`}
        onClick={remove}
      >
        ×
      </button>
      {others.length > 0 && (
        <dl className="numbers">
          {others.map(({ name, text }) => (
            <div key={name}>
              <dt>{t(`measurement.${name}`)}</dt>
              <dd data-testid={`measurement-${place}-${name}`}>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {proposal && <small data-proposal={proposal}>{t(`measurement.proposal.${proposal}`)}</small>}
      {suvFault && <small data-suv-fault={suvFault}>{t(`measurement.noSuv.${suvFault}`)}</small>}
      {basis && basis !== "patient" && <small data-basis={basis}>{t(`measurement.basis.${basis}`)}</small>}
      {record && !own && (
        <small className="measurement-author numbers" data-testid={`measurement-${place}-author`}>
          {[record.by ?? t("measurement.unnamed"), record.written, record.words].filter(Boolean).join(" · ")}
        </small>
      )}
      {unlike(measured).map(({ words, value, quantity }) => (
        <small key={`${words} ${value}`} className="numbers" data-testid={`measurement-${place}-recorded`}>
          {[t("measurement.recorded"), quantity ? t(`measurement.${quantity}`) : words, value].join(" ")}
        </small>
      ))}
    </div>
  );
}
