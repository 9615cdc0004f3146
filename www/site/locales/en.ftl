## The words of the site that its pages do not hold themselves; those stand in the HTML.

builder-scenario = Scenario
builder-speed = Speed
builder-paused = Wait for the reader to press Play
builder-lang = Language
builder-lang-page = that of the page
builder-names = Names of states
builder-views = What is shown
builder-hosts = Hosts
builder-tag = The tag
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
