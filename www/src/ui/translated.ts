/**
 * Translators of pages replace texts by elements of their own. Lit goes on writing into the texts
 * that it has made, which are no longer shown, and adds nodes beside ones that are gone. So a text
 * that was replaced comes back, empty, beside its translation; when it says something new, that
 * takes the translation's place.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";

const DATA = Object.getOwnPropertyDescriptor(CharacterData.prototype, "data");

export class Translated implements ReactiveController {
  readonly #observer = new MutationObserver((records) => mend(records));
  readonly #root: () => Node;

  /** All texts within `root` are rendered by Lit. */
  constructor(root: () => Node) {
    this.#root = root;
  }

  /** Of an element: what its own renderings change is no translation. */
  static in(host: ReactiveControllerHost & { readonly renderRoot: Node }): void {
    host.addController(new Translated(() => host.renderRoot));
  }

  hostConnected(): void {
    this.#observer.observe(this.#root(), { childList: true, subtree: true });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** Before each rendering. */
  hostUpdate(): void {
    mend(this.#observer.takeRecords());
  }

  /** After each rendering. */
  hostUpdated(): void {
    this.#observer.takeRecords();
  }
}

/** What a text said, and what is shown in its place. */
interface Kept {
  readonly said: string;
  readonly shown: readonly ChildNode[];
}

const KEPT = new WeakMap<Text, Kept>();
/** The texts, by what is shown in their places. */
const TEXTS = new WeakMap<Node, Text>();

function mend(records: readonly MutationRecord[]): void {
  for (const record of records) {
    const shown = inPlaceOf(record, records);
    for (const node of record.removedNodes) {
      const text = node instanceof Text ? node : TEXTS.get(node);
      const kept = text && KEPT.get(text);
      if (node instanceof Text && !kept && shown.length > 0) {
        putBack(node, shown);
      } else if (text && kept && text !== node) {
        retranslated(text, kept, shown);
      }
    }
  }
}

/** The nodes that have come where others went, if these are elements. */
function inPlaceOf(gone: MutationRecord, records: readonly MutationRecord[]): ChildNode[] {
  const { addedNodes, target, previousSibling, nextSibling } = gone;
  if (gone.removedNodes.length === 0) {
    return [];
  }
  // In one go, before what they replace, or after it has gone.
  const come =
    addedNodes.length > 0
      ? gone
      : records.find(
          (one) =>
            one.target === target &&
            (isOneOf(previousSibling, one.addedNodes) ||
              isOneOf(nextSibling, one.addedNodes) ||
              (one.addedNodes.length > 0 &&
                one.previousSibling === previousSibling &&
                one.nextSibling === nextSibling)),
        );
  const nodes = [...(come?.addedNodes ?? [])].filter((node) => node.parentNode === target);
  return nodes.some((node) => node instanceof Element) ? (nodes as ChildNode[]) : [];
}

function isOneOf(node: Node | null, nodes: NodeList): boolean {
  return node !== null && [...nodes].includes(node as ChildNode);
}

function putBack(text: Text, shown: readonly ChildNode[]): void {
  if (text.isConnected) {
    // Moved into its translation: that has a copy.
    text.replaceWith(text.cloneNode());
  }
  const said = text.data;
  text.data = "";
  shown[0]?.before(text);
  keep(text, { said, shown });
  Object.defineProperty(text, "data", {
    configurable: true,
    get: () => DATA?.get?.call(text),
    set(value: string) {
      const { shown: old } = KEPT.get(text) ?? { shown: [] };
      giveUp(text, value);
      for (const node of old) {
        node.remove();
      }
    },
  });
}

/** Its translation has gone: for another one, or for the original. */
function retranslated(text: Text, { said }: Kept, shown: readonly ChildNode[]): void {
  if (shown.length > 0) {
    keep(text, { said, shown });
  } else {
    giveUp(text, said);
  }
}

function keep(text: Text, kept: Kept): void {
  KEPT.set(text, kept);
  for (const node of kept.shown) {
    TEXTS.set(node, text);
  }
}

function giveUp(text: Text, value: string): void {
  KEPT.delete(text);
  Reflect.deleteProperty(text, "data");
  text.data = value;
}
