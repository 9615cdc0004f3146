## The words of the site that its pages do not hold themselves; those stand in the HTML.

builder-scenario = Scenario
builder-speed = Speed
builder-paused = Wait for the reader to press Play
builder-lang = Language
builder-lang-page = that of the page
builder-names = Names of states
builder-views = What is shown
builder-hosts = Hosts
builder-own = a script file of yours
builder-src = Address of the script file
builder-bar = Bar of playback
builder-bar-full = all of it
builder-bar-playback = playback only
builder-bar-none = none
builder-theme = Colours
builder-theme-auto = as the page
builder-theme-light = light
builder-theme-dark = dark
builder-readonly = Readers look and play, but change nothing
builder-preview = Preview of what is embedded
builder-form = Where it goes
builder-form-tag = an HTML page
builder-form-frame = an iframe
builder-form-hugo = Hugo
builder-form-jekyll = Jekyll
builder-form-link = a link
builder-base = Address of the folder with tcpscope’s files
builder-text = What to paste
builder-fallback = What readers see where the simulation can’t run.
builder-about-tag = The address names the version, and the hash sees to it that browsers run this very file or none. Copy the files to your own server and put its address above.
builder-about-frame = The script makes the frame as high as what it shows; without it the frame scrolls.
builder-about-hugo = It takes a shortcode file in your site, which docs/embedding/hugo.md has.
builder-about-jekyll = It takes an include file in your site, which docs/embedding/jekyll.md has.
builder-about-link = A page that shows this and nothing else.
builder-copy = Copy
builder-copied = Copied.
builder-copy-denied = Your browser does not allow copying. The text is selected: press Ctrl+C.
figures-labels = of { $all } labels of RFC 9293 are met, each with tests
figures-conversations = conversations with one connection are played and compared segment by segment
figures-scenarios = scenarios play on this site, with { $expectations } expectations that hold
label = Label
section = Section
asks = What it asks
status = Is it met?
status-met = { $tests ->
    [one] yes, 1 test
   *[other] yes, { $tests } tests
  }
status-open = not yet
status-not-done = not in a simulator
status-elsewhere = outside the TCP
lessons-facts = { $minutes } min · { $predictions } predictions · { $goals ->
    [one] 1 task
   *[other] { $goals } tasks
  }
lessons-begun = · begun
lessons-done = · done, { $score } of { $of } points
lessons-all = All lessons
lessons-next = Next lesson: { $title }
