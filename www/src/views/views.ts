/** All views of the element, in the order in which they stand on the page. */
import { html, nothing, type TemplateResult } from "lit";
import type { Session } from "../engine/session.js";
import { HOSTS } from "../engine/view.js";
import { BranchesView } from "./branches/branches.js";
import type { ViewContext } from "./context.js";
import { ControlsView } from "./controls/controls.js";
import { DiagramView } from "./diagram/diagram.js";
import { ExpectationsView } from "./expectations/expectations.js";
import { GraphView } from "./graph/graph.js";
import { HelpView } from "./help/help.js";
import { HostPanel } from "./host/host-panel.js";
import { LadderView } from "./ladder/ladder.js";
import { LogView } from "./log/log.js";
import { PrintSheet } from "./print/sheet.js";
import { ScriptPanel } from "./script/panel.js";
import { SegmentDrawer } from "./segment/drawer.js";
import { SocketsPanel } from "./sockets/panel.js";
import { SocketTable } from "./sockets/table.js";
import { StageView } from "./stage/stage.js";
import { SegmentTable } from "./table/segments.js";
import { TimelineView } from "./timeline/timeline.js";
import { VariablesDrawer } from "./variables/drawer.js";
import type { ViewName } from "./view-names.js";

/** How the views are to be shown. */
export interface Look {
  /** There is little room. */
  readonly compact: boolean;
  /** The engine is broken: nothing can be done any more but to look. */
  readonly crashed: boolean;
  readonly share: TemplateResult;
}

export class Views {
  readonly ladder: LadderView;
  readonly timeline = new TimelineView();
  readonly branches: BranchesView;
  readonly script: ScriptPanel;
  readonly help: HelpView;
  readonly #sheet: PrintSheet;
  readonly segment: SegmentDrawer;
  readonly #hosts: Readonly<Record<"client" | "server", HostPanel>>;
  readonly #sockets: Readonly<Record<"client" | "server", SocketsPanel>>;
  readonly #stage: StageView;
  readonly #log: LogView;
  readonly #controls = new ControlsView();
  readonly #expectations: ExpectationsView;
  readonly #diagram: DiagramView;
  readonly #graph: GraphView;
  readonly #table: SocketTable;
  readonly #segments: SegmentTable;
  readonly #variables: VariablesDrawer;

  constructor(changed: () => void, drawNow: () => void) {
    this.#hosts = {
      client: new HostPanel("client", changed),
      server: new HostPanel("server", changed),
    };
    this.#sockets = {
      client: new SocketsPanel("client", changed),
      server: new SocketsPanel("server", changed),
    };
    this.#stage = new StageView(changed);
    this.ladder = new LadderView(changed);
    this.#log = new LogView(changed);
    this.branches = new BranchesView(changed);
    this.#expectations = new ExpectationsView(changed);
    this.#diagram = new DiagramView(changed);
    this.#graph = new GraphView(changed);
    this.script = new ScriptPanel(changed);
    this.segment = new SegmentDrawer(changed);
    this.#variables = new VariablesDrawer(changed);
    this.#table = new SocketTable(changed);
    this.help = new HelpView(changed);
    this.#sheet = new PrintSheet(changed, drawNow);
    this.#segments = new SegmentTable(changed);
  }

  /** The user is being asked something about what is under way. */
  get choosing(): boolean {
    return this.#stage.choosing || this.ladder.choosing || this.help.open;
  }

  /** What the reader has typed to be sent. */
  get typed(): Partial<Record<"client" | "server", string>> {
    const typed = HOSTS.map((host) => [host, this.#hosts[host].typed] as const);
    return Object.fromEntries(typed.filter(([, text]) => text !== undefined));
  }

  /** As a link says: a comparison is open, and something was typed. */
  dress(
    compared: number | undefined,
    typed: Partial<Record<"client" | "server", string>> = {},
  ): void {
    for (const host of HOSTS) {
      this.#hosts[host].typed = typed[host];
    }
    if (compared !== undefined) {
      this.branches.compare(compared);
    }
  }

  render(context: ViewContext, { compact, crashed, share }: Look): TemplateResult {
    const { permissions } = context.commands;
    const wanted = (name: ViewName, view: () => unknown) =>
      context.views.has(name) ? view() : nothing;
    return html`
      <div class="top" ?inert=${crashed}>
        ${wanted("hosts", () => this.#hosts.client.render(context, compact))}
        ${wanted("stage", () => this.#stage.render(context))}
        ${wanted("hosts", () => this.#hosts.server.render(context, compact))}
        ${wanted("sockets", () => HOSTS.map((host) => this.#sockets[host].render(context)))}
      </div>
      ${
        crashed
          ? nothing
          : html`
              ${
                permissions.bar === "none"
                  ? nothing
                  : html`<div class="bar">
                      ${this.#controls.render(context, share)}
                      ${wanted("timeline", () => this.timeline.render(context))}
                    </div>`
              }
              ${permissions.acts ? this.branches.render(context) : nothing}
            `
      }
      <div class="results">
        ${permissions.expectations ? wanted("expectations", () => this.#expectations.render(context)) : nothing}
      </div>
      <div class="panes">
        ${wanted("ladder", () => this.ladder.render(context))}
        ${wanted("log", () => this.#log.render(context))}
      </div>
      <div class="drawers" part="drawers" ?inert=${crashed}>
        ${wanted("variables", () => this.#variables.render(context))}
        ${wanted("segment", () => this.segment.render(context))}
        ${wanted("diagram", () => this.#diagram.render(context))}
        ${wanted("graph", () => this.#graph.render(context))}
        ${permissions.script === "none" ? nothing : wanted("script", () => this.script.render(context))}
        ${wanted("sockets", () => this.#table.render(context))}
        ${wanted("table", () => this.#segments.render(context))}
      </div>
      ${this.help.render(context)} ${this.#sheet.render(context)}
    `;
  }

  /** After each rendering; `frame` moves what moves, once all nodes that do are known. */
  attach(root: ParentNode, session: Session | undefined, frame: () => void): void {
    this.#stage.attach(root);
    this.ladder.attach(root);
    this.timeline.attach(root);
    this.branches.attach(root);
    frame();
    this.#stage.settle(root);
    this.script.attach(root);
    this.#diagram.attach(root);
    this.help.attach(root);
    this.#sheet.attach(root);
    this.#variables.attach(root);
    this.segment.attach(root);
    this.#graph.attach(root);
    this.#segments.attach(root);
    for (const host of HOSTS) {
      this.#sockets[host].attach(root, session?.calls(host).length ?? 0);
    }
  }

  /** Moves what moves, without rendering. */
  frame(root: ParentNode, now: number): void {
    // It may scroll, which costs least while nothing has moved yet.
    this.ladder.frame(now);
    this.#stage.frame(now);
    this.#hosts.client.frame(root, now);
    this.#hosts.server.frame(root, now);
    this.#controls.frame(root, now);
    this.#table.frame(root, now);
    this.#variables.frame(root, now);
    this.#graph.frame(now);
  }

  /** A new run begins. */
  restart(): void {
    for (const host of HOSTS) {
      this.#hosts[host].restart();
      this.#sockets[host].restart();
    }
    for (const view of [this.#stage, this.ladder, this.#log, this.#table, this.timeline]) {
      view.restart();
    }
    this.branches.restart();
    this.#diagram.restart();
    this.#segments.restart();
    this.#variables.restart();
    this.segment.restart();
    this.#graph.restart();
  }

  /** The element leaves the page. */
  detach(): void {
    for (const view of [this.#stage, this.ladder, this.timeline, this.branches]) {
      view.detach();
    }
    for (const view of [this.#table, this.script, this.#diagram, this.#graph, this.#sheet]) {
      view.detach();
    }
    this.#variables.detach();
    this.segment.detach();
  }
}
