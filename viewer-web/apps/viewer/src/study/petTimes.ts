import { numberOf, positive, textOf, type DicomDataset } from "../dicomweb";
import type { FrameAttributes } from "./frameAttributes";

const AcquisitionDate = "00080022";
const AcquisitionTime = "00080032";
const SeriesDate = "00080021";
const SeriesTime = "00080031";
const TimezoneOffsetFromUTC = "00080201";
const ActualFrameDuration = "00181242";
const FrameReferenceTime = "00541300";
export const RadiopharmaceuticalInformationSequence = "00540016";
const RadiopharmaceuticalStartTime = "00181072";
export const RadionuclideHalfLife = "00181075";
const RadiopharmaceuticalStartDateTime = "00181078";

/** Private creator of GE, who keeps the scan's start there when a series is reconstructed again. */
const GE = "GEMS_PETD_01";

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A longer time between injection and scan is a mistake of the clocks. */
const LONGEST_UPTAKE = DAY;
/** What is left after more half-lives, less than half a hundredth, is nothing that a scanner sees. */
const MOST_HALF_LIVES = 8;
/** A clock that is ahead looks like an injection a day before; over midnight no more than this is believed. */
const LONGEST_OVER_MIDNIGHT = 6 * HOUR;
/** A nuclide that lives longer is scanned on later days too: a time without a day says nothing. */
const LONGEST_LIFE_WITHOUT_DAY = 12 * HOUR;

/**
 * When the scan of a series began, in seconds since 1970 of the clock on its wall. As the QIBA profile for FDG-PET tells
 * it: the series' time, unless the series was made after its earliest acquisition; then what GE keeps, else counted back
 * from the earliest acquisition.
 */
export function scanStartOf(series: readonly FrameAttributes[]): number | undefined {
  const [first] = series
    .map((attributes) => ({ attributes, at: momentOf(attributes, AcquisitionDate, AcquisitionTime) }))
    .toSorted((a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) || 0);
  if (!first) {
    return undefined;
  }
  const { attributes, at } = first;
  const made = momentOf(attributes, SeriesDate, SeriesTime);
  if (made !== undefined && (at === undefined || made <= at)) {
    return made;
  }
  return seconds(attributes.privateText("0009", GE, "0D"), zoneOf(attributes)) ?? countedBack(attributes, at);
}

/**
 * Seconds from the administration to the scan's start; undefined where they are impossible or nobody said them. A time
 * without a day that is later than the scan is of the day before.
 */
export function uptakeTime(
  attributes: FrameAttributes,
  tracer: DicomDataset,
  scan: number,
  halfLife: number,
): number | undefined {
  const administered = seconds(textOf(tracer, RadiopharmaceuticalStartDateTime), zoneOf(attributes));
  const uptake =
    administered === undefined
      ? withoutDay(timeOfDay(textOf(tracer, RadiopharmaceuticalStartTime)), scan, halfLife)
      : scan - administered;
  return uptake !== undefined && uptake >= 0 && uptake <= Math.min(LONGEST_UPTAKE, MOST_HALF_LIVES * halfLife)
    ? uptake
    : undefined;
}

function withoutDay(time: number | undefined, scan: number, halfLife: number): number | undefined {
  if (time === undefined || halfLife > LONGEST_LIFE_WITHOUT_DAY) {
    return undefined;
  }
  const sameDay = (scan % DAY) - time;
  if (sameDay >= 0) {
    return sameDay;
  }
  return sameDay + DAY <= LONGEST_OVER_MIDNIGHT ? sameDay + DAY : undefined;
}

/**
 * Back from a frame's own acquisition: Frame Reference Time counts from the scan's start to when the frame's mean count
 * rate was measured, which is a little before its middle.
 */
function countedBack(attributes: FrameAttributes, acquisition: number | undefined): number | undefined {
  const [tracer = {}] = attributes.sequence(RadiopharmaceuticalInformationSequence);
  const halfLife = positive(numberOf(tracer, RadionuclideHalfLife));
  const reference = positive(attributes.number(FrameReferenceTime));
  const duration = positive(attributes.number(ActualFrameDuration));
  if (
    acquisition === undefined ||
    halfLife === undefined ||
    reference === undefined ||
    duration === undefined
  ) {
    return undefined;
  }
  const perSecond = Math.LN2 / halfLife;
  const decay = (perSecond * duration) / 1000;
  const meanRate = Math.log(decay / (1 - Math.exp(-decay))) / perSecond;
  return acquisition - reference / 1000 + meanRate;
}

function momentOf(attributes: FrameAttributes, dateTag: string, timeTag: string): number | undefined {
  const [date, time] = [attributes.text(dateTag), attributes.text(timeTag)];
  return date && time ? seconds(date.replaceAll(".", "") + time.replaceAll(":", "")) : undefined;
}

/** Of an object's dates and times, which have no offset of their own (PS3.3 C.12.1.1.8). */
const zoneOf = (attributes: FrameAttributes) => offsetOf(attributes.text(TimezoneOffsetFromUTC));

/**
 * DT (PS3.5 §6.2) as the clock in the zone shows it. Where its own offset or the zone is unknown, it was that clock that
 * was read.
 */
function seconds(text: string | undefined, zone?: number): number | undefined {
  const [, year, month, day, time, offset] =
    /^(\d{4})(\d{2})(\d{2})(\d{2}[^+-]*)([+-]\d{4})?$/.exec(text ?? "") ?? [];
  const inDay = timeOfDay(time);
  if (inDay === undefined) {
    return undefined;
  }
  const onItsClock = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000 + inDay;
  const own = offsetOf(offset);
  return own === undefined || zone === undefined ? onItsClock : onItsClock - own + zone;
}

/** Seconds east of UTC of `+0800`. */
function offsetOf(text: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(text ?? "") ?? [];
  if (sign === undefined) {
    return undefined;
  }
  return (sign === "-" ? -1 : 1) * (HOUR * Number(hours) + 60 * Number(minutes));
}

/** TM (PS3.5 §6.2), with the colons of old devices too. */
function timeOfDay(text: string | undefined): number | undefined {
  const [, hours, minutes = 0, rest = 0] = /^(\d{2}):?(\d{2})?:?(\d{2}(?:\.\d+)?)?$/.exec(text ?? "") ?? [];
  return hours === undefined ? undefined : HOUR * Number(hours) + 60 * Number(minutes) + Number(rest);
}
