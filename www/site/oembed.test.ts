import { describe, expect, it } from "vitest";
import { answers, pages, siteAddress, withDiscovery } from "../../scripts/oembed.mjs";

describe("oEmbed", () => {
  it("needs the address of the site, and says so where it makes no sense", () => {
    expect(siteAddress(undefined)).toBeUndefined();
    expect(siteAddress("")).toBeUndefined();
    expect(siteAddress("https://tcp.example")).toBe("https://tcp.example/");
    expect(siteAddress("https://tcp.example/scope")).toBe("https://tcp.example/scope/");
    for (const nonsense of ["/scope/", "tcp.example", "file:///tmp/", "https://tcp.example/?a"]) {
      expect(() => siteAddress(nonsense)).toThrow("TCPSCOPE_SITE");
    }
  });

  it("answers for the first page and the lessons, which link to it, with a frame of the right size", () => {
    const all = answers("https://tcp.example/scope/");
    expect([...all.keys()]).toEqual(pages().map(([, name]) => name));
    expect(pages()).toEqual(
      expect.arrayContaining([
        ["index.html", "first-look"],
        ["lessons/handshake/index.html", "lesson-handshake"],
      ]),
    );
    for (const [name, { html, width, height, title, ...rest }] of all) {
      expect(rest).toEqual({
        ...{ version: "1.0", type: "rich", provider_name: "tcpscope" },
        provider_url: "https://tcp.example/scope/",
      });
      const page = name.startsWith("lesson-")
        ? `lessons/${name.slice("lesson-".length)}/`
        : `embed.html?scenario=${name}`;
      expect(html).toContain(`src="https://tcp.example/scope/${page}"`);
      expect(html).toContain(`width="${width}" height="${height}"`);
      // One element, whose attributes no title can leave.
      expect(html).toMatch(/^<iframe( [a-z]+="[^"<>]*")+><\/iframe>$/);
      expect(title).not.toBe("");
    }
    expect(all.get("first-look")?.title).not.toBe("first-look");
  });

  it("is found from the head of a page", () => {
    expect(withDiscovery("<head>\n  </head>", "https://a.example/o.json?a&b")).toContain(
      '<link rel="alternate" type="application/json+oembed" href="https://a.example/o.json?a&#38;b" />',
    );
  });
});
