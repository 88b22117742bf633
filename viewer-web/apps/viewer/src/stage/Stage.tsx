import { lazy, Suspense, useCallback, useMemo, useState, type ComponentProps } from "react";
import type { Wishes } from "../address";
import { DocumentView } from "../documents";
import type { DerivedControl } from "../derived";
import type { Embedding } from "../embedding";
import type { Engine, KeptView } from "../engine";
import { useStageOptions, type Cell, type Layout, type StageControl } from "../layout";
import type { FrameSource } from "../loading";
import type { Saving } from "../saving";
import { recordedStack, type Stack, type Study, type StudyItem } from "../study";
import { Films, useFilm } from "../film";
import { Fusion } from "../fusion";
import { Mpr } from "../mpr";
import { LayoutMenu, useTool } from "../tools";
import { CellLabel, StackCell, useLinkedScroll, type CellSurroundings, type OpenedStack } from "../viewport";
import { CellFrame } from "./CellFrame";
import { LostGraphics } from "./LostGraphics";
import { useFusionOffer } from "./useFusionOffer";
import { useWishes } from "./useWishes";
import { useGraphics } from "./useGraphics";
import { useMaking } from "./useMaking";
import { usePlanes } from "./usePlanes";
import { usePresentation } from "./usePresentation";
import "./stage.css";

/** Of those who look alone, nobody waits for it. */
const CoViewing = lazy(() => import("../coview/CoViewing"));

export interface CellLabels {
  /** What tells a cell from its neighbours: its series, and the day and the person where these are not the same in all. */
  labelOf: (item: StudyItem) => string;
  /** More than one person's pictures are open: whose a picture is must stand at it whatever else is hidden. */
  severalPersons: boolean;
}

/** A stack in a cell that is closed for a while. */
interface KeptStack {
  stack: Stack;
  view: KeptView;
}

type OpenerOf = ComponentProps<typeof DocumentView>["openerOf"];

interface StageProps {
  /** With what was made of its series. */
  study: Study;
  /** As the server has it. */
  recorded: Study;
  derived: DerivedControl;
  stage: StageControl;
  source: FrameSource;
  engine: Engine | undefined;
  engineFailure: unknown;
  startEngine: () => void;
  labels: CellLabels;
  saving: Saving;
  /** Names are masked. */
  guest: boolean;
  /** Others look at the study with this person. */
  coViewing: { shown: boolean; close: () => void };
  /** How the address asks for it to be looked at. */
  wishes: Wishes;
  embedding: Embedding | undefined;
  /** The address asks for a film of so many images; undefined: it asks for none. */
  filmAsked: Layout | undefined;
  /** Where the picture is that a report points to; undefined where the study has no such picture. */
  findImage: (...named: Parameters<OpenerOf>) => Cell | undefined;
}

/** Cells side by side, and over them the tools of the active one. */
export function Stage(props: StageProps) {
  const {
    study,
    recorded,
    derived,
    stage,
    source,
    engine,
    engineFailure,
    startEngine,
    findImage,
    guest,
    filmAsked,
  } = props;
  const { labelOf, severalPersons } = props.labels;
  const [bar, setBar] = useState<HTMLElement | null>(null);
  const [foot, setFoot] = useState<HTMLElement | null>(null);
  const [textShown, setTextShown] = useState(true);
  const [tool, chooseTool] = useTool(engine, props.wishes.tool);
  const options = useStageOptions();
  const [openedByPlace, setOpened] = useState<ReadonlyMap<number, OpenedStack>>(new Map());
  const [kept, setKept] = useState<ReadonlyMap<number, KeptStack>>(new Map());
  const onOpened = useCallback((place: number, opened: OpenedStack | undefined) => {
    setOpened((before) => {
      const next = new Map(before);
      if (opened) {
        next.set(place, opened);
      } else {
        next.delete(place);
      }
      return next;
    });
    if (opened) {
      // What it goes on with is its own from now on.
      setKept((before) => new Map([...before].filter(([of]) => of !== place)));
    }
  }, []);
  useLinkedScroll(
    useMemo(() => [...openedByPlace.values()], [openedByPlace]),
    options.linked,
  );
  const single = stage.cells.length === 1;
  const items = stage.cells.map((cell) => study.items.find(({ id }) => id === cell?.itemId));
  const activeItem = items[stage.active];
  const active = activeItem?.kind === "stack" ? activeItem : undefined;
  const volume = active && recordedStack(active);
  const planes = usePlanes(volume, engine, "x");
  const fused = usePlanes(volume, engine, "+");
  const fusion = useFusionOffer(recorded, volume);
  const film = useFilm(filmAsked, active);
  const [filming, setFilming] = useState(filmAsked !== undefined);
  const indices = () => new Map([...openedByPlace].map(([place, { view }]) => [place, view.state.index]));
  /** Cells go on with what is looked at in them, and how, once they are opened again. */
  const leaveCells = () => {
    if (openedByPlace.size === 0) {
      return;
    }
    stage.readTo(indices());
    setKept(
      new Map([...openedByPlace].map(([place, { stack, view }]) => [place, { stack, view: view.keep() }])),
    );
  };
  const graphics = useGraphics(engine, leaveCells);
  const making = useMaking(
    { stage, derived, engine, foot },
    active,
    openedByPlace.get(stage.active),
    options.copiesInStep,
  );
  useWishes({
    stage,
    opened: openedByPlace.get(stage.active),
    tool,
    first: props.wishes,
    embedding: props.embedding,
    arrange: (layout) => stage.rearrange(layout, indices()),
    chooseTool,
  });
  const layoutMenu = (
    <LayoutMenu
      layout={stage.layout}
      onArrange={(layout) => stage.arrange(layout, indices())}
      options={options}
      hasCopies={study.items.some((item) => item.kind === "stack" && item.derived?.as === "copy")}
      make={{
        film:
          active &&
          (() => {
            leaveCells();
            if (film.images.length === 0) {
              film.put(active, film.firstSelection(active));
            }
            setFilming(true);
          }),
        ...making.make,
      }}
    />
  );
  /** What is shown there already is only scrolled. */
  const showAt = (place: number, target: Cell) => {
    const opened = openedByPlace.get(place);
    if (opened?.stack.id === target.itemId) {
      stage.activate(place);
      opened.view.scrollTo(target.index);
    } else {
      stage.assign(place, target);
    }
  };
  const presentation = usePresentation(openedByPlace, findImage, (target) => showAt(stage.active, target));
  const surroundings: CellSurroundings = {
    source,
    engine,
    engineFailure,
    startEngine,
    tool,
    chooseTool,
    textShown,
    severalPersons,
    overlaysShown: options.overlays,
    toggleOverlays: () => options.toggle("overlays"),
    toggleText: () => setTextShown(!textShown),
    sharers: stage.cells.length,
    bar,
    foot,
    layoutMenu,
    saving: props.saving,
    chosen: presentation.chosen,
    choosePresentation: presentation.choose,
    openFrame: ({ sopClassUID, instance: { sopInstanceUID }, frameNumber }) => {
      const found = findImage({ sopClassUID, sopInstanceUID, frameNumber });
      if (found) {
        showAt(stage.active, found);
      }
    },
    openPlanes: () => {
      leaveCells();
      planes.open();
    },
    openFusion:
      fusion &&
      (() => {
        leaveCells();
        fused.open();
      }),
    openSheet: making.openSheet,
    over: making.over,
  };
  /** Beside the report that points to it, where there is a place beside it. */
  const show = (target: Cell) => showAt((stage.active + 1) % stage.cells.length, target);
  const openerOf: OpenerOf = (image) => {
    const found = findImage(image);
    return found && (() => show(found));
  };
  const reference = options.referenceLines ? openedByPlace.get(stage.active) : undefined;
  return (
    <>
      {props.coViewing.shown && (
        <Suspense>
          <CoViewing
            study={recorded}
            stage={stage}
            opened={openedByPlace}
            engine={engine}
            guest={guest}
            onClose={props.coViewing.close}
          />
        </Suspense>
      )}
      {!active && !single && !filming && (
        <div className="toolbar" data-testid="toolbar">
          {layoutMenu}
        </div>
      )}
      <div ref={setBar} className="stage-slot" />
      {filming && (
        <Films
          study={study}
          film={film}
          active={active}
          source={source}
          engine={engine}
          engineFailure={engineFailure}
          startEngine={startEngine}
          guest={guest}
          bar={bar}
          foot={foot}
          onClose={() => setFilming(false)}
        />
      )}
      {graphics.status !== "there" && !filming && (
        <LostGraphics status={graphics.status} onRetry={engine?.graphics.retry} />
      )}
      {planes.cut && engine && graphics.status === "there" && (
        <Mpr
          key={planes.cut.id}
          stack={planes.cut}
          engine={engine}
          saving={props.saving}
          bar={bar}
          onClose={planes.close}
        />
      )}
      {fused.cut && fusion && engine && graphics.status === "there" && (
        <Fusion offer={fusion} engine={engine} bar={bar} foot={foot} onClose={fused.close} />
      )}
      {!planes.cut && !fused.cut && !filming && graphics.status === "there" && (
        <div
          className="cells"
          data-testid="cells"
          style={{ "--rows": stage.layout.rows, "--columns": stage.layout.columns } as React.CSSProperties}
        >
          {items.map((item, place) => {
            const { index = 0, mirrored = false } = stage.cells[place] ?? {};
            return (
              <CellFrame
                // Cells are places: what stands in one may change.
                // oxlint-disable-next-line react/no-array-index-key
                key={place}
                place={place}
                active={place === stage.active}
                single={single}
                label={item && labelOf(item)}
                onActivate={() => stage.activate(place)}
                onDrop={(itemId) => stage.choose(place, itemId)}
              >
                {item?.kind === "stack" && (
                  <StackCell
                    key={item.id}
                    stack={item}
                    firstIndex={index}
                    mirrored={mirrored}
                    kept={kept.get(place)?.stack === item ? kept.get(place)?.view : undefined}
                    place={place}
                    active={place === stage.active}
                    label={single ? undefined : labelOf(item)}
                    surroundings={surroundings}
                    reference={reference}
                    onOpened={onOpened}
                  />
                )}
                {item?.kind === "document" && severalPersons && !single && (
                  <p className="document-label numbers">
                    <CellLabel text={labelOf(item)} whole />
                  </p>
                )}
                {item?.kind === "document" && (
                  <DocumentView key={item.id} item={item} server={source.server} openerOf={openerOf} />
                )}
              </CellFrame>
            );
          })}
        </div>
      )}
      <div ref={setFoot} className="stage-slot" />
    </>
  );
}
