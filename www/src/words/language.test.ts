import { describe, expect, it } from "vitest";
import { LANGUAGES, type Language, LanguageChoice, languageFor } from "./language.js";

describe("the language for a tag", () => {
  it.each([
    ["zh", "zh-CN"],
    ["zh-Hans", "zh-CN"],
    ["zh-CN", "zh-CN"],
    ["zh-SG", "zh-CN"],
    ["zh_TW", "zh-CN"],
    ["ZH-hant-HK", "zh-CN"],
    ["en-GB", "en"],
    ["en", "en"],
    ["zha", undefined],
    ["de", undefined],
    ["", undefined],
  ])("%j is told in %s", (tag, code) => {
    expect(languageFor([tag])?.code).toBe(code);
  });

  it("the first that there is", () => {
    expect(languageFor(["de", "zh-CN", "en"])?.code).toBe("zh-CN");
    expect(languageFor([])).toBeUndefined();
  });
});

/** Languages that come when the test lets them. */
function talk(language: Partial<Language> = {}) {
  let changes = 0;
  const english = LANGUAGES.find(({ code }) => code === "en") as Language;
  const toy = { code: "eo", name: "Esperanto", load: async () => "play = Ludi", ...language };
  const choice = new LanguageChoice(() => {
    changes += 1;
  }, [english, toy]);
  return { choice, changes: () => changes };
}

const arrival = () => new Promise((resolve) => setTimeout(resolve));

describe("who chooses", () => {
  it("the host page, before the browser", async () => {
    const { choice } = talk();
    choice.follow(["eo"], ["en"], "rfc");
    expect(choice.pending).toBe(true);
    expect(choice.words.say("play")).toBe("Play");
    await arrival();
    expect(choice.pending).toBe(false);
    expect(choice.words.locale).toBe("eo");
    expect(choice.words.say("play")).toBe("Ludi");
    expect(choice.words.say("pause")).toBe("Pause");
  });

  it("the browser, where the page’s language is none of ours, or not told", async () => {
    for (const langs of [["de"], [""], [], ["de", "en"]]) {
      const { choice } = talk();
      choice.follow(langs, ["fr", "eo-XX", "en"], "rfc");
      await arrival();
      expect(choice.words.locale).toBe("eo");
    }
  });

  it("the reader, until the page changes its mind", async () => {
    const { choice } = talk();
    choice.follow(["en"], [], "rfc");
    choice.choose("eo");
    await arrival();
    choice.follow(["en"], [], "rfc");
    expect(choice.words.locale).toBe("eo");
    choice.follow(["en", "en"], [], "rfc");
    expect(choice.words.locale).toBe("en");
  });

  it("whoever spoke last, however long a language takes", async () => {
    let arrive = (_: string): void => {};
    const load = () =>
      new Promise<string>((resolve) => {
        arrive = resolve;
      });
    const { choice } = talk({ load });
    choice.choose("eo");
    choice.choose("en");
    arrive("play = Ludi");
    await arrival();
    expect(choice.words.locale).toBe("en");
    expect(choice.code).toBe("en");
  });
});

it("a language that can’t be fetched is named, and English speaks; asked again, it may come", async () => {
  let online = false;
  const load = async () => {
    if (!online) {
      throw new Error("offline");
    }
    return "play = Ludi";
  };
  const { choice, changes } = talk({ load });
  choice.follow(["eo"], [], "rfc");
  await arrival();
  expect(choice.problems).toEqual([{ code: "language", values: { name: "Esperanto" } }]);
  expect(choice.code).toBe("en");
  expect(changes()).toBeGreaterThan(0);
  online = true;
  choice.choose("eo");
  await arrival();
  expect(choice.problems).toEqual([]);
  expect(choice.words.say("play")).toBe("Ludi");
});

it("other names of states leave the language as it is", async () => {
  const { choice } = talk();
  choice.follow(["eo"], [], "rfc");
  await arrival();
  choice.follow(["eo"], [], "netstat");
  expect(choice.words.locale).toBe("eo");
  expect(choice.words.state("SYN-RECEIVED")).toBe("SYN_RECV");
});
