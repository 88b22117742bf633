import { addTool, Enums, ToolGroupManager, type Types } from "@cornerstonejs/tools";

const { MouseBindings } = Enums;

/** As the engine has its tools. */
type ToolClasses<Name extends string> = Readonly<
  Record<Name, Parameters<typeof addTool>[0] & { toolName: string }>
>;

/** A group with these tools, none of which does anything yet. */
export function makeToolGroup<Name extends string>(
  id: string,
  classes: ToolClasses<Name>,
  configurationOf: (name: Name) => Record<string, unknown> = () => ({}),
): Types.IToolGroup {
  const group = ToolGroupManager.createToolGroup(id);
  if (!group) {
    throw new Error("the engine made no tool group");
  }
  for (const name of namesOf(classes)) {
    addTool(classes[name]);
    group.addTool(classes[name].toolName, configurationOf(name));
  }
  return group;
}

/** Where readers expect them, whatever is chosen: the middle button pans, the right one zooms, the wheel scrolls. */
const always: Readonly<Record<string, Types.IToolBinding[]>> = {
  scroll: [{ mouseButton: MouseBindings.Wheel }],
  zoom: [{ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
  pan: [{ mouseButton: MouseBindings.Auxiliary }],
};

/** The chosen tool takes the primary button and one finger. */
export function bindTools<Name extends string>(
  group: Types.IToolGroup,
  classes: ToolClasses<Name>,
  chosen: string,
): void {
  for (const name of namesOf(classes)) {
    const { toolName } = classes[name];
    const bindings = [
      ...(always[name] ?? []),
      ...(name === chosen ? [{ mouseButton: MouseBindings.Primary }, { numTouchPoints: 1 }] : []),
    ];
    group.setToolPassive(toolName, { removeAllBindings: true });
    if (bindings.length > 0) {
      group.setToolActive(toolName, { bindings });
    }
  }
}

const namesOf = <Name extends string>(classes: ToolClasses<Name>) => Object.keys(classes) as Name[];
