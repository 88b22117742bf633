import { AddressFault, parseViewerAddress, parseWishes, type ViewerAddress, type Wishes } from "../address";
import type { DragTool } from "../engine";

/** The first version. A change that breaks a page which follows it gets the next number. */
export const VERSION = 1;

/** Repeated in the answer, so that a page knows what is answered. */
export type CommandId = string | number;

/** What the page around this one may ask for. */
export type Command = { id?: CommandId } & (
  { type: "open"; address: ViewerAddress } | { type: "set"; wishes: Wishes }
);

/** What it is told. UIDs, numbers and names of tools: nothing that says who the patient is. */
export type Message =
  | { type: "ready" }
  | { type: "done"; to?: CommandId }
  | { type: "failed"; to?: CommandId; reason: string; parameter?: string }
  | {
      type: "opened";
      studies: {
        StudyInstanceUID: string;
        series: { SeriesInstanceUID: string; modality: string; images: number }[];
      }[];
    }
  | {
      type: "shown";
      StudyInstanceUID: string;
      SeriesInstanceUID: string;
      SOPInstanceUID: string;
      frame: number;
      slice: number;
      of: number;
      cell: number;
      window?: { center: number; width: number };
      layout: string;
      tool: DragTool;
    };

/** What is wrong with a message. */
export class MessageFault extends AddressFault {
  readonly to: CommandId | undefined;

  constructor(fault: Pick<AddressFault, "parameter" | "rule">, to: CommandId | undefined) {
    super(fault.parameter, fault.rule);
    this.to = to;
  }
}

const addressed = [
  "StudyInstanceUIDs",
  "SeriesInstanceUIDs",
  "SOPInstanceUIDs",
  "PatientID",
  "IssuerOfPatientID",
];
const wished = ["layout", "window", "slice", "tool"];
const parametersOf = {
  open: [...addressed, "AccessionNumber", "MostRecent", "film", ...wished],
  set: wished,
};

/** Values of one parameter, and characters of all together: no honest page sends more. */
const MOST_VALUES = 500;
const MOST_CHARACTERS = 50_000;

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A command, read with distrust; undefined where the message is for somebody else, as those of browser extensions are.
 *
 * @throws MessageFault where it is for this page, and cannot be followed
 */
export function readCommand(data: unknown): Command | undefined {
  if (!isMembers(data) || data["yingdunViewer"] === undefined) {
    return undefined;
  }
  const id = isId(data["id"]) ? data["id"] : undefined;
  const { type } = data;
  if (data["yingdunViewer"] !== VERSION) {
    throw new MessageFault({ parameter: "yingdunViewer", rule: "unknown" }, id);
  }
  if (type !== "open" && type !== "set") {
    throw new MessageFault({ parameter: "type", rule: "unknown" }, id);
  }
  try {
    const parameters = parametersIn(data["parameters"], parametersOf[type]);
    if (type === "set") {
      return { id, type, wishes: parseWishes(parameters) };
    }
    const address = parseViewerAddress(parameters);
    if (!address) {
      throw new AddressFault("StudyInstanceUIDs", "missing");
    }
    return { id, type, address };
  } catch (fault) {
    throw fault instanceof AddressFault ? new MessageFault(fault, id) : fault;
  }
}

const isId = (value: unknown): value is CommandId =>
  (typeof value === "string" && value.length <= 100) || (typeof value === "number" && Number.isFinite(value));

/** The same parameters as an address has, so that one set of rules holds for both. */
function parametersIn(given: unknown, known: readonly string[]): URLSearchParams {
  if (!isMembers(given)) {
    throw new AddressFault("parameters", "missing");
  }
  const parameters = new URLSearchParams();
  let characters = 0;
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) {
      throw new AddressFault(name.slice(0, 64), "unknown");
    }
    const values: unknown[] = Array.isArray(value) ? value.slice(0, MOST_VALUES + 1) : [value];
    for (const one of values) {
      const text = typeof one === "number" ? String(one) : one;
      characters += typeof text === "string" ? text.length : 0;
      if (typeof text !== "string" || values.length > MOST_VALUES || characters > MOST_CHARACTERS) {
        throw new AddressFault(name, "text");
      }
      // A window is two numbers in one parameter, all else that repeats is a list.
      if (name === "window" && parameters.has(name)) {
        parameters.set(name, `${parameters.get(name)},${text}`);
      } else {
        parameters.append(name, text);
      }
    }
  }
  return parameters;
}
