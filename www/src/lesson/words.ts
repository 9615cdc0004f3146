/** What `<tcp-lesson>` itself says, over the words of `<tcp-scope>`. */
import { englishWords, Words } from "../words/words.js";
import english from "./locales/en.ftl?raw";

const ENGLISH = new Words("en", english, "rfc", englishWords());

/** In the language of `base`; English where its words do not come. */
export async function lessonWords(base: Words): Promise<Words> {
  if (base.locale === "en") {
    return ENGLISH;
  }
  try {
    const { default: source } = await import("./locales/zh-CN.ftl?raw");
    return new Words(base.locale, source, "rfc", base);
  } catch {
    return ENGLISH;
  }
}
