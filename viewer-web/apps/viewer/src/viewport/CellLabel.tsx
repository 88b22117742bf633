interface CellLabelProps {
  /** What tells this cell from its neighbours. */
  text: string;
  /** It says whose picture this is: then no part of it is cut off, however small the cell. */
  whole: boolean;
}

export function CellLabel({ text, whole }: CellLabelProps) {
  return (
    <span className="cell-label" data-testid="cell-label" data-whole={whole}>
      {text}
    </span>
  );
}
