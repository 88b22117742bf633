/** Under what type a series travels from the list to a cell; a file or a text from elsewhere is no series. */
const TYPE = "application/x-yingdun-series";

export function dragSeries(transfer: DataTransfer, itemId: string): void {
  transfer.setData(TYPE, itemId);
  transfer.effectAllowed = "copy";
}

export const carriesSeries = (transfer: DataTransfer): boolean => transfer.types.includes(TYPE);

export const draggedSeries = (transfer: DataTransfer): string => transfer.getData(TYPE);
