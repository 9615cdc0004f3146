/** Renders into a place of the page, where translators may have been meanwhile. */
import { render, type TemplateResult } from "lit";
import { Translated } from "../src/ui/translated.js";

const PLACES = new WeakMap<HTMLElement, Translated>();

export function renderInto(template: TemplateResult, place: HTMLElement): void {
  const watched = PLACES.get(place) ?? new Translated(() => place);
  if (PLACES.has(place)) {
    watched.hostUpdate();
  } else {
    PLACES.set(place, watched);
    watched.hostConnected();
  }
  render(template, place);
  watched.hostUpdated();
}
