/**
 * For pages that hold frames of ours: each frame becomes as high as what it shows. A classic script
 * without imports, as small as it can be; the site builds it as `tcpscope-frame.js`.
 */
{
  const HIGHEST = 20_000;
  // As a part of the page's own scripts it is for frames of the page's own server.
  const { origin } = new URL((document.currentScript as HTMLScriptElement)?.src ?? location.href);

  const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll("iframe")];

  addEventListener("message", ({ data, source, origin: from }) => {
    const height: unknown = data?.tcpscope === 1 && data.type === "height" && data.height;
    if (from !== origin || typeof height !== "number" || !(height > 0 && height <= HIGHEST)) {
      return;
    }
    for (const frame of frames()) {
      if (frame.contentWindow === source) {
        // Its border is a part of it where the page's styles say so.
        const border =
          getComputedStyle(frame).boxSizing === "border-box"
            ? frame.offsetHeight - frame.clientHeight
            : 0;
        frame.style.height = `${height + border}px`;
      }
    }
  });

  // Those that have told it already tell it again.
  for (const frame of frames()) {
    if (frame.src.startsWith(`${origin}/`)) {
      // To whomever is there: a frame that is still on its way is nobody yet, and this is no secret.
      frame.contentWindow?.postMessage({ tcpscope: 1, type: "hello" }, "*");
    }
  }
}
