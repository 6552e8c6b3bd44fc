// What looks at a page from within it; put into the page by looking.py, beside axe.
globalThis.looking = (() => {
  const WANTED = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const HIDDEN = ".skip, .vh, [type=hidden]"; // there once they have the focus, or never

  const all = (place = document.body) => [...place.querySelectorAll("*")];
  const shown = (one) => one.checkVisibility();
  const told = (one) => one.outerHTML.slice(0, 160);
  const drawn = () =>
    new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(done));
    });
  const inText = (one) => one.localName === "a" && getComputedStyle(one).display === "inline";

  // What axe has to say: {rules: how many it could apply, found: [what fails, and why]}.
  async function axeSays(rules) {
    await drawn();
    const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
    for (const one of fading) one.finish();
    const { violations, passes } = await axe.run(document, {
      runOnly: rules,
      resultTypes: ["violations"],
    });
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary ?? ""}`),
    );
    return { rules: passes.length + violations.length, found };
  }

  // What a thumb misses: hit-tested `least` px wide and high around its middle.
  async function tooSmall(least) {
    const place = document.querySelector("dialog[open]") ?? document.body;
    const back = all()
      .filter((one) => one.scrollTop)
      .map((one) => [one, one.scrollTop]);
    const [x, y] = [scrollX, scrollY];
    const found = [];
    for (const one of place.querySelectorAll(WANTED)) {
      if (one.matches(HIDDEN) || !shown(one) || inText(one)) continue;
      const hit = () =>
        ["center", "start", "end"].some((block) => isHit(one, block, least / 2 - 1));
      if (hit()) continue;
      await drawn();
      if (!hit()) found.push(sized(one));
    }
    scrollTo({ left: x, top: y, behavior: "instant" });
    for (const [one, top] of back) one.scrollTop = top;
    return found;
  }

  function isHit(one, block, far) {
    one.scrollIntoView({ block, behavior: "instant" });
    const targets = [one, ...(one.labels ?? [])];
    return targets.some((target) => {
      const { x, y, width, height } = target.getBoundingClientRect();
      return [
        [-far, 0],
        [far, 0],
        [0, -far],
        [0, far],
      ].every(([dx, dy]) => {
        const there = document.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy);
        return targets.some((target) => target.contains(there));
      });
    });
  }

  function sized(one) {
    const { width, height } = one.getBoundingClientRect();
    return `${Math.round(width)} × ${Math.round(height)} px ${told(one)}`;
  }

  // What makes the page wider than the window.
  function sideways() {
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth <= innerWidth) return [];
    const wide = all().filter(
      (one) => shown(one) && one.getBoundingClientRect().right > innerWidth,
    );
    return wide.slice(-3).map((one) => `wider than the window: ${told(one)}`);
  }

  // What does not fit where it stands, and cannot be scrolled to.
  function cut() {
    const clips = (how) => how === "hidden" || how === "clip";
    return all()
      .filter((one) => {
        const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(one);
        if (!shown(one) || one.closest(".vh, svg, [aria-hidden=true]")) return false;
        if (webkitLineClamp !== "none") return false; // the whole of it is a tap away
        return (
          (clips(overflowY) && one.scrollHeight > one.clientHeight + 1) ||
          (clips(overflowX) && one.scrollWidth > one.clientWidth + 1)
        );
      })
      .map(told);
  }

  // As much room between letters, words and lines as WCAG 1.4.12 says must be possible.
  function spaced() {
    const look = () => [...cut(), ...sideways()];
    const before = new Set(look());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
      word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    const found = look().filter((one) => !before.has(one));
    document.adoptedStyleSheets = [];
    return found;
  }

  // What moves, for somebody who has asked for no motion.
  const moving = () =>
    document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === "running" && effect.getComputedTiming().duration > 1,
      )
      .map(({ animationName, effect }) => `${animationName} ${told(effect.target)}`);

  // What somebody wrote, and its direction is not its own.
  const undirected = (words) =>
    all()
      .filter((one) => shown(one) && [...one.childNodes].some(({ data }) => data?.includes(words)))
      .filter((one) => getComputedStyle(one).direction !== "rtl")
      .map(told);

  return { axeSays, tooSmall, sideways, spaced, moving, undirected };
})();
