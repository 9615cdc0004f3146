/** Which part of the log is shown. Pure. */

import type { Group } from "../../engine/groups.js";
import { HOSTS, type HostName } from "../../engine/view.js";

/** Sorts of entries as readers look for them, and the kinds of the engine's Notes in each. */
export const SORTS = {
  states: ["state"],
  sent: ["sent"],
  resent: ["resent"],
  lost: ["lost", "wire"],
  arrivals: ["arrival"],
  ignored: ["ignored"],
  timers: ["timer"],
  users: ["user"],
} as const satisfies Record<string, readonly string[]>;

export type Sort = keyof typeof SORTS;

export const SORT_NAMES = Object.keys(SORTS) as readonly Sort[];

/** Of hosts and of sorts those that are wanted; none means all. */
export interface Filter {
  readonly hosts: readonly HostName[];
  readonly sorts: readonly Sort[];
}

export const ALL: Filter = { hosts: [], sorts: [] };

export function isAll({ hosts, sorts }: Filter): boolean {
  return hosts.length === 0 && sorts.length === 0;
}

/** With one host or sort more or less; all of them are as good as none. */
export function toggled(filter: Filter, what: HostName | Sort): Filter {
  const turn = <T>(list: readonly T[], all: readonly T[], one: T): readonly T[] => {
    const next = list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
    return next.length === all.length ? [] : next;
  };
  return what === "client" || what === "server"
    ? { ...filter, hosts: turn(filter.hosts, HOSTS, what) }
    : { ...filter, sorts: turn(filter.sorts, SORT_NAMES, what) };
}

/** A group tells one thing: if a part of it is wanted, all of it is shown. */
export function passes({ host, entries }: Group, { hosts, sorts }: Filter): boolean {
  const kinds: readonly string[] = sorts.flatMap((sort) => SORTS[sort]);
  return (
    (hosts.length === 0 || hosts.includes(host)) &&
    (kinds.length === 0 || entries.some(({ kind }) => kinds.includes(kind)))
  );
}
