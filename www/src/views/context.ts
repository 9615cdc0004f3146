/** What every view gets to draw, and what it can ask for. */

import type { Session } from "../engine/session.js";
import type { EdgeView } from "../engine/view.js";
import type { SegmentFocus } from "../ui/focus.js";
import type { Words } from "../words/words.js";
import type { Commands } from "./commands.js";
import type { ViewName } from "./view-names.js";

export interface ViewContext {
  readonly session: Session;
  readonly words: Words;
  readonly commands: Commands;
  /** What the host page wants to be shown: nothing may lead to anything else. */
  readonly views: ReadonlySet<ViewName>;
  /** The segment that a link points to. */
  readonly anchor: number | undefined;
  /** The edges of the state diagram; `HostView.walked` counts them by their place. */
  readonly edges: readonly EdgeView[];
  /** The segment that the reader points at, in whatever view. */
  readonly focus: SegmentFocus;
}
