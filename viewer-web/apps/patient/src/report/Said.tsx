import { useEffect, useRef } from "react";

interface SaidProps {
  part: "findings" | "impression" | "text";
  text: string;
  /** Places in the text, in UTF-16 units. */
  marked?: { start: number; end: number };
}

/** The hospital's words, as they are; what is marked comes into sight. */
export function Said({ part, text, marked }: SaidProps) {
  return (
    <p className="said" data-testid={`report-${part}`}>
      {marked ? (
        <>
          {text.slice(0, marked.start)}
          <Marked key={marked.start} text={text.slice(marked.start, marked.end)} />
          {text.slice(marked.end)}
        </>
      ) : (
        text
      )}
    </p>
  );
}

function Marked({ text }: { text: string }) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <mark ref={mark} data-testid="marked">
      {text}
    </mark>
  );
}
