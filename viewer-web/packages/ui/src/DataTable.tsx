import { Card, Checkbox, Flex, Pagination, Table, type TableProps } from "antd";
import type { HTMLAttributes, Key, ReactNode } from "react";
import { useNarrow } from "./media";

export interface Column<T> {
  key: string;
  title: ReactNode;
  render: (row: T) => ReactNode;
  /** Set: the head sorts by `key`. */
  order?: "ascend" | "descend" | null;
  width?: number;
  align?: "right";
  /** Left out of the card on a narrow screen. */
  wideOnly?: boolean;
}

export interface Paging {
  page: number;
  size: number;
  total: number;
  onChange: (page: number, size: number) => void;
}

export interface Selection {
  ids: string[];
  onChange: (ids: string[]) => void;
  label: (id: string) => string;
}

interface DataTableProps<T> {
  rows: T[];
  rowKey: (row: T) => string;
  columns: Column<T>[];
  label: string;
  testId?: (row: T) => string;
  loading?: boolean;
  empty: ReactNode;
  paging?: Paging;
  selection?: Selection;
  onSort?: (key: string, order: "ascend" | "descend" | null) => void;
}

/** One list, two shapes: a table where there is room, cards with the same fields on a phone. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const narrow = useNarrow();
  return (
    <div aria-busy={props.loading ?? false}>
      {narrow ? (
        <Cards {...props} />
      ) : (
        // Scrolls by itself: Ant Design's own way measures with a hidden row that holds a second, focusable check box.
        <div role="region" aria-label={props.label} tabIndex={0} className="yd-table">
          <Wide {...props} />
        </div>
      )}
      {props.paging && props.paging.total > 0 && <Pages {...props.paging} narrow={narrow} />}
    </div>
  );
}

function Pages({ page, size, total, onChange, narrow }: Paging & { narrow: boolean }) {
  return (
    <Flex justify="end" style={{ paddingBlock: 12 }}>
      <Pagination
        current={page + 1}
        pageSize={size}
        total={total}
        simple={narrow}
        showSizeChanger={!narrow}
        pageSizeOptions={[20, 50, 100, 200]}
        showTotal={(count) => String(count)}
        onChange={(next, nextSize) => onChange(nextSize === size ? next - 1 : 0, nextSize)}
      />
    </Flex>
  );
}

function Wide<T extends object>(props: DataTableProps<T>) {
  const { rows, rowKey, columns, testId, loading, empty, selection, onSort } = props;
  const antColumns: TableProps<T>["columns"] = columns.map((column) => ({
    key: column.key,
    title: column.title,
    render: (_: unknown, row: T) => column.render(row),
    width: column.width,
    align: column.align,
    ...(column.order === undefined ? {} : { sorter: true, sortOrder: column.order }),
  }));
  return (
    <Table<T>
      size="small"
      rowKey={rowKey}
      dataSource={rows}
      columns={antColumns}
      loading={loading}
      pagination={false}
      locale={{ emptyText: empty }}
      rowSelection={
        selection && {
          selectedRowKeys: selection.ids,
          onChange: (keys: Key[]) => selection.onChange(keys.map(String)),
          getCheckboxProps: (row: T) => ({ "aria-label": selection.label(rowKey(row)) }),
        }
      }
      onRow={(row) => (testId ? ({ "data-testid": testId(row) } as HTMLAttributes<HTMLElement>) : {})}
      onChange={(_pages, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        onSort?.(String(one?.columnKey ?? ""), one?.order ?? null);
      }}
    />
  );
}

function Cards<T extends object>({
  rows,
  rowKey,
  columns,
  testId,
  loading,
  empty,
  selection,
}: DataTableProps<T>) {
  if (rows.length === 0) {
    return <Card loading={loading ?? false}>{empty}</Card>;
  }
  const [head, ...rest] = columns;
  return (
    <Flex vertical gap={8}>
      {rows.map((row) => {
        const id = rowKey(row);
        return (
          <Card key={id} size="small" data-testid={testId?.(row)}>
            <Flex gap={8} align="center" style={{ fontWeight: 600 }}>
              {selection && (
                <Checkbox
                  aria-label={selection.label(id)}
                  checked={selection.ids.includes(id)}
                  onChange={(event) =>
                    selection.onChange(
                      event.target.checked
                        ? [...selection.ids, id]
                        : selection.ids.filter((one) => one !== id),
                    )
                  }
                />
              )}
              <div style={{ minWidth: 0, overflowWrap: "anywhere" }}>{head?.render(row)}</div>
            </Flex>
            <dl className="yd-card-fields">
              {rest
                .filter((column) => !column.wideOnly)
                .map((column) => (
                  <div key={column.key}>
                    <dt>{column.title}</dt>
                    <dd>{column.render(row)}</dd>
                  </div>
                ))}
            </dl>
          </Card>
        );
      })}
    </Flex>
  );
}
