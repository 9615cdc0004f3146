## The words of the site that are not in its HTML pages.

builder-scenario = Scenario
builder-speed = Speed
builder-paused = Wait for the reader to press Play
builder-lang = Language
builder-lang-page = that of the page
builder-names = Names of states
builder-views = Views
builder-hosts = Hosts
builder-own = your own script file
builder-src = Address of the script file
builder-bar = Playback bar
builder-bar-full = all of it
builder-bar-playback = playback only
builder-bar-none = none
builder-theme = Colours
builder-theme-auto = as the page
builder-theme-light = light
builder-theme-dark = dark
builder-readonly = Readers can watch and play, but change nothing
builder-preview = Preview of the embed
builder-form = Where it goes
builder-form-tag = an HTML page
builder-form-frame = an iframe
builder-form-hugo = Hugo
builder-form-jekyll = Jekyll
builder-form-link = a link
builder-base = Address of the folder with tcpscope’s files
builder-text = Code to paste
builder-fallback = Readers see this text where the simulation can’t run.
builder-about-tag = The address names the version, and the hash makes browsers run exactly this file or none. Copy the files to your own server and put its address above.
builder-about-frame = The script makes the frame as high as its content; without the script the frame scrolls.
builder-about-hugo = This needs a shortcode file in your site; docs/embedding/hugo.md has it.
builder-about-jekyll = This needs an include file in your site; docs/embedding/jekyll.md has it.
builder-about-link = A page that shows only this.
builder-copy = Copy
builder-copied = Copied.
builder-copy-denied = Your browser does not allow copying. The text is selected: press Ctrl+C.
figures-labels = of { $all } labels of RFC 9293 are met, each with tests
figures-conversations = conversations with one connection are run and compared segment by segment
figures-scenarios = scenarios run on this site, with { $expectations } expectations that hold
label = Label
section = Section
asks = Requirement
status = Met?
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

# The scenarios, in the words of the first comment of their scripts.
about-first-look = A whole connection: handshake, a little data each way, close from the client, TIME-WAIT.
about-connected = The handshake is over when the page opens; the rest is up to you.
about-closed = Two closed hosts; everything is up to you.
about-handshake = Three segments, after which each side knows that the other one hears it.
about-syn-lost = The SYN is lost: the client’s retransmission timer sends it again, after 1 s.
about-syn-ack-lost = The SYN-ACK is lost: each side sends again whichever segment was not acknowledged.
about-handshake-ack-lost = The third segment is lost: the client is connected, the server is not, and says so again.
about-handshake-ack-lost-data = The third segment is lost, but data follows: it acknowledges the SYN as well.
about-close-from-client = The four-way close: each direction is closed by its own FIN, and each FIN is acknowledged.
about-close-from-server = The same from the other side: the host that closes first waits in TIME-WAIT.
about-close-both = Both close at the same instant: the FINs cross, both go through CLOSING.
about-close-three-segments = The close that most captures show: the server’s program closes at once, so its FIN carries the ACK that was held back for a moment (delayed ACK). Three segments instead of four.
about-last-ack-lost = The last ACK is lost: the server repeats its FIN, and the client must still be there to answer.
about-last-ack-lost-no-time-wait = The last ACK is lost, and the client did not wait: the server’s FIN finds no connection, and the server’s program gets an error where there was none.
about-old-duplicate = Without TIME-WAIT an old duplicate hits the next connection on the same ports: the server delivers 1460 bytes that this connection never sent.
about-old-duplicate-time-wait = With TIME-WAIT the same ports are blocked until old duplicates have died, and another connection does not see them.
about-ports-exhausted = The host that closes first keeps the ports for 2 MSL: 2000 short connections, and connect fails.
about-ports-reused = With timestamps (RFC 6191) a connection in TIME-WAIT can make way for a new one: nothing old can be mistaken for new, since its timestamps are older.
about-simultaneous-open = Both connect at the same instant: the SYNs cross, and there is one connection.
about-half-open = The server crashes and comes back without any memory. The client finds out when it sends.
about-unplugged = The cable is out for three seconds. TCP gets no report: it tries again, less and less often.
about-close-wait-leak = The program on the server does not notice that its peers have closed: connections pile up in CLOSE-WAIT, and their peers in FIN-WAIT-2.
about-slow-reader = The program on the server reads slowly: its buffer fills, the window closes, and the client probes now and then whether it is open again.
about-syn-flood = A third party sends SYNs in the name of a host that does not answer: the server’s queue of unfinished handshakes is full, and the client has to wait.
about-syn-cookies = The same flood, but with a full queue the server stores nothing about its SYN-ACKs: its number is a cookie, and a host that returns the cookie is let in.
about-blind-reset = A third party guesses a number within the window. Since RFC 5961 that only makes the client ask: a real RST would have exactly the next number.
