import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Line, type LineStatus } from "./Line";
import { personsOf, readPointer, type Person, type SharedPointer } from "./messages";
import { SharedParts } from "./SharedParts";

export interface Session {
  status: LineStatus;
  people: Person[];
  /** This page's seat; 0 before it has one. */
  you: number;
  /** The leader's seat; 0: everybody looks alone. */
  leader: number;
  /** What all share, by the parts' names; another map whenever others changed it. */
  shared: ReadonlyMap<string, unknown>;
  pointers: ReadonlyMap<number, SharedPointer>;
  expiresAt: string | undefined;
  set: (part: string, value: object | null) => void;
  point: (at: SharedPointer | null) => void;
  lead: (on: boolean) => void;
}

/** One session of the server, as long as the page shows it. */
export function useSession(studyInstanceUID: string, session: string, name: string): Session {
  const line = useRef<Line>(undefined);
  const parts = useMemo(() => new SharedParts(), []);
  const [status, setStatus] = useState<LineStatus>("connecting");
  const [room, setRoom] = useState({ people: [] as Person[], leader: 0 });
  const [mine, setMine] = useState<{ you: number; expiresAt?: string }>({ you: 0 });
  const [shared, setShared] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [pointers, setPointers] = useState<ReadonlyMap<number, SharedPointer>>(new Map());
  useEffect(() => {
    let you = 0;
    const heard = (message: Readonly<Record<string, unknown>>) => {
      const by = Number(message["by"]);
      switch (message["type"]) {
        case "welcome":
          you = Number(message["you"]);
          setMine({ you, expiresAt: String(message["expiresAt"]) });
          parts.begin((message["state"] ?? {}) as Record<string, unknown>);
          setShared(new Map(parts.below("")));
          setPointers(new Map());
          setRoom({ people: personsOf(message["people"]), leader: Number(message["leader"]) });
          break;
        case "people": {
          const people = personsOf(message["people"]);
          setRoom({ people, leader: Number(message["leader"]) });
          setPointers(
            (before) => new Map([...before].filter(([of]) => people.some(({ seat }) => seat === of))),
          );
          break;
        }
        case "set":
          if (parts.heard(String(message["part"]), message["value"] ?? null, by === you)) {
            setShared(new Map(parts.below("")));
          }
          break;
        case "point": {
          const at = readPointer(message["at"]);
          setPointers((before) => {
            const next = new Map(before);
            if (at) {
              next.set(by, at);
            } else {
              next.delete(by);
            }
            return next;
          });
          break;
        }
      }
    };
    const opened = new Line(studyInstanceUID, session, name, { heard, status: setStatus });
    line.current = opened;
    return () => opened.close();
  }, [studyInstanceUID, session, name, parts]);
  const set = useCallback(
    (part: string, value: object | null) => {
      if (line.current?.say({ type: "set", part, value })) {
        parts.set(part, value);
      }
    },
    [parts],
  );
  const point = useCallback((at: SharedPointer | null) => line.current?.say({ type: "point", at }), []);
  const lead = useCallback((on: boolean) => line.current?.say({ type: "lead", on }), []);
  return {
    status,
    ...room,
    you: mine.you,
    expiresAt: mine.expiresAt,
    shared,
    pointers,
    set,
    point,
    lead,
  };
}
