## Every word of the page, in English. docs/style.md says how we write.
## Variables of all `log-…` messages: $host and $peer (both `client` or `server`, for selectors),
## $state and $from for changes of state, and the values of the Note by name. Times come as text
## (`50 ms`).

## Separators of a list, of a list of longer parts, and after a name

list = { ", " }
list-wide = { "; " }
named = { $name }: { $text }
host-client = client
host-server = server
host-title = { $host ->
    [client] Client
   *[server] Server
  }

## Why the state changed

log-state-passive-open = The { $host } listens: its TCP waits for a SYN from any host.
log-state-active-open = The { $host } wants a connection. Its SYN announces the number from which it counts its bytes.
log-state-syn-arrived = A SYN reached the listening { $host }. The { $host } notes where the { $peer } starts to count and answers with its own SYN.
log-state-syn-ack-arrived = The { $peer } acknowledged the SYN and sent its own. For the { $host } the connection is open.
log-state-syn-crossed = Both opened at once: the { $peer }’s SYN came before any answer. The { $host } acknowledges it and waits until its own SYN is acknowledged.
log-state-syn-acked = The { $host }’s SYN is acknowledged, so the handshake is complete on this side too.
log-state-close-called = { $to ->
    [LAST-ACK] The { $host } closes its direction too. It sends its FIN and waits for the last acknowledgment.
   *[other] The { $host } has nothing more to send and says so with a FIN. It can still receive until the { $peer } closes too.
  }
log-state-open-abandoned = The { $host } closed before there was a connection. There is nothing to close, so the attempt is dropped.
log-state-fin-arrived = The { $peer }’s FIN arrived: the { $peer } will send nothing more. The { $host } may still send until it closes too.
log-state-fin-acked = The { $peer } has acknowledged the FIN. This direction is closed; the { $host } now waits for the { $peer }’s FIN.
log-state-fin-crossed = Both closed at once: the { $peer }’s FIN came before the acknowledgment of the { $host }’s FIN. Each side now waits for the other to acknowledge its FIN.
log-state-fin-answered = The { $peer }’s FIN arrived, so both directions are closed. The { $host } acknowledges it and waits for 2 MSL, in case that acknowledgment is lost.
log-state-fin-with-ack = One segment acknowledged the { $host }’s FIN and brought the { $peer }’s FIN. Both directions are closed. The { $host } waits for 2 MSL, in case its last acknowledgment is lost.
log-state-crossed-fin-acked = The { $host }’s FIN is acknowledged, and the { $peer }’s FIN has already come. The { $host } waits for 2 MSL, in case its last acknowledgment was lost.
log-state-last-ack-arrived = The { $host }’s FIN is acknowledged, and the { $peer }’s FIN came earlier. Nothing is left to do, so the { $host } forgets the connection.
log-state-time-wait-over = 2 MSL have passed. No segment of this connection can still be on its way, so the { $host } forgets it.
log-state-fin-wait-2-over = The program on the { $host } is gone, and the { $peer } has not closed for too long. The { $host } forgets the connection. The RFC sets no such limit; Linux does.
log-state-made-way = The { $peer }’s SYN is certainly newer than the old connection, so the { $host } can stop waiting.
log-state-made-way-for-ours = The { $host } opens a new connection between the same sockets. Timestamps tell its segments from the old ones, so the { $host } can stop waiting.
log-state-reset-arrived = The { $peer }’s RST carries exactly the expected sequence number. The connection is gone at once, with everything that was still queued.
log-state-refused = A RST answered the SYN. Most likely no program listens on that port of the { $peer }.
log-state-refused-crossed = A RST answered after both hosts had opened at once: the { $peer } does not want the connection.
log-state-back-to-listen = A RST came before the connection was open. The { $host } goes back to listening. Its program need not know.
log-state-back-to-listen-syn = Another SYN came in the window before the connection was open. The { $host } drops the attempt and listens again.
log-state-back-to-time-wait = The SYN for which the { $host } ended TIME-WAIT was an old duplicate: no program wants that connection. The { $host } goes back to waiting for the old one.
log-state-aborted = The { $host } aborted. Everything queued is thrown away, and the connection is gone at once.
log-state-gave-up = The { $peer } has not answered for too long, so the { $host } gives up.
log-state-syn-in-window = The { $peer } sent a SYN in the middle of the connection: it has lost its memory, or something is wrong. The { $host } gives the connection up.
log-state-abandoned = Data came that no program will read. The { $host } gives the connection up.
log-state-unreachable = The network reports that the { $peer } can’t be reached. The { $host } gives up.

## Why a segment was sent

log-sent-syn = First step of the handshake: “I want to talk, and I count my bytes from here.” A SYN takes up one sequence number.
log-sent-syn-ack = Second step of the handshake: one segment acknowledges the { $peer }’s SYN and carries the { $host }’s own.
log-sent-syn-cookie = The { $host } answers without storing anything. Everything it must know later is hidden in its initial sequence number, a SYN cookie.
log-sent-syn-ack-crossed = The { $peer }’s SYN has crossed the { $host }’s SYN. The { $host } sends its SYN again, now with an acknowledgment of the other.
log-sent-handshake-ack = Third step of the handshake: the { $host } acknowledges the { $peer }’s SYN. An ACK alone takes up no sequence number.
log-sent-data = Data from the program. The { $host } keeps a copy until the { $peer } acknowledges it.
log-sent-data-fin = The last data, and with it the FIN: nothing will follow. The FIN takes up one sequence number after the data.
log-sent-fin = “I have nothing more to send.” The FIN takes up one sequence number, so it is acknowledged like data.
log-sent-ack-data = The { $host } took the data and names the next byte that it expects. Everything before that byte has arrived.
log-sent-ack-delayed = No data came along to carry the acknowledgment, so the { $host } sends it alone.
log-sent-ack-old-timestamp = The timestamp shows that this segment is old. The { $host } answers with the number that it expects.
log-sent-keep-alive = The { $peer } has been silent for a long time. A segment with an old number asks whether it is still there: the { $peer } must answer such a segment.
log-sent-ack-fin = The { $host } acknowledges the { $peer }’s FIN by naming the number after it.
log-sent-ack-fin-again = The { $peer } repeated its FIN, so the { $host }’s acknowledgment must have been lost. The { $host } sends it again.
log-sent-ack-hole = Something before this segment is missing. The { $host } says at once which number it still waits for.
log-sent-ack-duplicate = The { $host } has received all of this before, so its earlier acknowledgment may be lost. It says again which number it expects next.
log-sent-ack-unacceptable = This segment is outside the receive window. The { $host } answers with the number that it expects.
log-sent-challenge-rst = A RST inside the window, but not at its edge, may be forged. A challenge ACK asks the { $peer }: if it really has reset, it answers with the exact number.
log-sent-challenge-syn = A SYN does not belong on an open connection and may be forged. A challenge ACK asks the { $peer } what it means.
log-sent-challenge-ack = A wrong acknowledgment may be forged. A challenge ACK gives the { $peer } the right numbers.
log-sent-window-update = There is room in the receive buffer again, enough to announce.
log-sent-probe = The { $peer }’s window is zero. One byte asks whether the window is still zero, since the segment that opens it can be lost.
log-sent-reset-abort = A RST tells the { $peer } that the connection is gone. There is no FIN.
log-sent-reset-no-connection = The { $host } has no such connection. A RST says so.
log-sent-reset-ack-in-listen = A listener has sent nothing that could be acknowledged. A RST says so.
log-sent-reset-ack-in-syn-sent = This acknowledges something other than the { $host }’s SYN, so it belongs to an old connection. A RST clears that away.
log-sent-reset-ack-in-syn-received = This acknowledges something other than the { $host }’s SYN. The { $host } answers with a RST.
log-sent-reset-syn-in-window = A SYN on an open connection is an error here, so the { $host } resets the connection.
log-sent-reset-unread = No program will ever read this data. A RST tells the { $peer } that the data is lost.

## What was sent again

log-resent-syn = { $attempt ->
    [1] No answer to the SYN, so it is sent again.
   *[other] Still no answer: the SYN is sent again (retransmission { $attempt }).
  }
log-resent-syn-ack = { $attempt ->
    [1] No acknowledgment of the SYN-ACK, so it is sent again.
   *[other] Still no acknowledgment of the SYN-ACK: it is sent again (retransmission { $attempt }).
  }
log-resent-data = { $attempt ->
    [1] No acknowledgment of this data, so it is sent again. The { $host } can’t know whether the data or its acknowledgment was lost.
   *[other] Still no acknowledgment: the data is sent again (retransmission { $attempt }).
  }
log-resent-fin = { $attempt ->
    [1] No acknowledgment of the FIN, so it is sent again. The { $host } can’t know whether the FIN or its acknowledgment was lost.
   *[other] Still no acknowledgment: the FIN is sent again (retransmission { $attempt }).
  }
log-resent-next-lost = The { $peer } acknowledged only a part of the data in flight, so the next segment is probably lost too. It is sent again without waiting.
log-resent-fast = Three duplicate acknowledgments in a row asked for this segment, so it is probably lost. It is sent again at once, without waiting for the timer.
log-resent-hole = The { $peer } reports data after this segment, but not this segment, so it is probably lost. It is sent again.

## Why a segment had no effect

log-ignored-reset-no-connection = A RST for a connection that does not exist. A RST is never answered with a RST, so nothing happens.
log-ignored-reset-in-listen = A RST can’t be meant for this listener, which has sent nothing. It is ignored.
log-ignored-nothing-for-listen = A listener waits for a SYN. This segment is not a SYN, so it is dropped.
log-ignored-reset-bad-ack = This RST does not acknowledge the { $host }’s SYN, so it does not answer that SYN. It is dropped.
log-ignored-reset-without-ack = A RST that acknowledges nothing could come from anyone. In SYN-SENT it is dropped.
log-ignored-nothing-for-syn-sent = The { $host } waits for the answer to its SYN. This segment has neither SYN nor RST, so it is dropped.
log-ignored-reset-outside-window = This RST lies outside the receive window. It is dropped without an answer, since it may come from an attacker.
log-ignored-duplicate = The { $host } has received all of this before, so there is nothing to take.
log-ignored-bad-ack = This acknowledges a number that was never sent, or that is far too old. The segment is discarded.
log-ignored-old-timestamp = The timestamp is older than the last accepted one. The segment is an old duplicate, even if its sequence number fits.
log-ignored-no-timestamp = Both sides agreed on timestamps. This segment has none, so it is dropped.
log-ignored-reset-in-time-wait = A RST does not end TIME-WAIT here: it may be as old as the segments that TIME-WAIT waits for.
log-ignored-outside-window = Nothing in this segment lies in the receive window: it is old, or too far ahead. Its content is dropped.
log-ignored-no-ack = On an open connection every segment carries an acknowledgment. This one has none, so it is dropped.
log-ignored-text-after-fin = The { $peer }’s FIN said that no more data would come. This data is ignored.
log-ignored-host-down = The { $host } is down, so this segment is not received.
log-ignored-challenge-limit = The { $host } has sent enough challenge ACKs in this second. More would only help an attacker who floods it.
log-ignored-bad-checksum = This segment was damaged on the way: the checksum does not fit. The { $host } throws it away without an answer, as if it had been lost.
log-ignored-backlog-full = The { $host } has as many unfinished handshakes as it allows. It drops this SYN without an answer; the { $peer } will try again.
log-ignored-deferred = The handshake would be complete, but the program on the { $host } wants a connection only when data has come. This acknowledgment is ignored.
log-ignored-accept-queue-full = Too many finished connections wait for the program on the { $host } to accept them. This acknowledgment is dropped; the { $peer } will try again.

## Losses

log-lost-chosen = You took this segment off the wire. Neither side knows yet; they will have to find out.
log-lost-next = Lost: you asked to drop the next segment from the { $host }. Neither side knows yet; they will have to find out.
log-lost-described = Lost: you asked to drop a segment like this from the { $host }. Neither side knows yet; they will have to find out.
log-lost-chance = The wire lost this segment by chance. Neither side knows yet; they will have to find out.
log-lost-too-big = This segment is longer than the wire’s MTU and may not be fragmented, so it is dropped. The { $host } gets no report.
log-lost-queue-full = Too many segments from the { $host } wait for the wire. The queue has no room for this one, so it is dropped. This is congestion.
log-lost-unplugged = The cable is unplugged, so this segment is lost. Neither side knows yet; they will have to find out.

## Effects of an arriving segment

log-acked = { $bytes ->
    [one] One byte of the { $host }’s data is acknowledged; its copy can be thrown away.
   *[other] { $bytes } bytes of the { $host }’s data are acknowledged; their copy can be thrown away.
  }
log-duplicate-ack = { $count ->
    [one] This acknowledges nothing new: it is a duplicate acknowledgment.
   *[other] Duplicate acknowledgment number { $count } in a row: something is probably missing.
  }
log-fast-recovery = A loss, found without the timer. The { $host } slows down: at most { $cwnd } bytes may be in flight, later { $ssthresh }.
log-fast-retransmit = A loss, found without the timer. The { $host } slows down as Tahoe does: it starts again with { $cwnd } bytes in flight, in slow start up to { $ssthresh }.
log-recovery-over = Everything that was in flight when the loss was found has arrived. The { $host } goes on with { $cwnd } bytes at a time.
log-cookie-right = The acknowledged number is a SYN cookie of the { $host }, so the sender has seen its answer. The connection is rebuilt from the cookie.
log-cookie-wrong = The acknowledged number is not a SYN cookie of the { $host }, or it is too old. There is no such connection.
log-network-trouble = The network reports a problem on the path. It may pass, so the { $host } goes on.
log-accepted = { $bytes ->
    [one] One byte arrived in order and is ready for the program.
   *[other] { $bytes } bytes arrived in order and are ready for the program.
  }
log-held = { $bytes ->
    [one] One byte came too early: number { $missing } is still missing. It is kept until the hole is filled.
   *[other] { $bytes } bytes came too early: number { $missing } is still missing. They are kept until the hole is filled.
  }
log-hole-filled = { $bytes ->
    [one] The hole is filled, and one byte that had waited behind it is ready too.
   *[other] The hole is filled, and { $bytes } bytes that had waited behind it are ready too.
  }
log-fin-held = The FIN came too early: number { $missing } is still missing. The FIN counts when everything before it has come.
log-window-closed = The { $peer } has no room left. The { $host } must wait, and probe the window from time to time.
log-window-opened = { $bytes ->
    [one] The { $peer } has room again for one byte.
   *[other] The { $peer } has room again for { $bytes } bytes.
  }
log-rtt-sampled = The round trip took { $rtt }, smoothed { $srtt }. With the variation on top, the { $host } will wait { $rto } for an answer before it sends again.
log-rtt-sampled-at-floor = The round trip took { $rtt }, smoothed { $srtt }. That asks for a short wait, but the retransmission timeout never goes below { $rto }.
log-rto-after-syn-timeout = The SYN had to be sent again, so the round trip is unknown. The { $host } begins carefully: it will wait { $rto } for the answer to its data before it sends the data again.
log-rtt-sampled-above-floor = The round trip took { $rtt }, smoothed { $srtt }. At least { $least } is added for the variation, as on Linux: the { $host } will wait { $rto } for an answer before it sends again.
log-rtt-ambiguous = Does this acknowledge the first transmission or the second? The sender can’t tell, so this round trip is not measured (Karn’s algorithm).

## Timers

log-retransmission-timeout = { $how ->
    [linear] No acknowledgment within { $waited }: the retransmission timer expired. The next wait is { $rto } again: as on Linux, the first waits for the answer to a SYN do not double.
   *[doubled] No acknowledgment within { $waited }: the retransmission timer expired. The next wait is { $rto }: it doubles each time, up to a maximum.
  }
log-path-doubted = The same segment has been sent again { $attempts ->
    [one] once
   *[other] { $attempts } times
  }. The { $host } would now ask the network for another path to the { $peer }.
log-defer-over = The { $host } has waited long enough for data. Its SYN goes out once more, and any answer will do.
log-orphan-waits = The program on the { $host } is gone and can’t be notified any more. The { $host } waits { $span } for the { $peer }’s FIN, then it forgets the connection.
log-time-wait-started = The { $host } waits for 2 MSL ({ $span }): long enough to answer a repeated FIN, and for every old segment to die out.
log-time-wait-restarted = The { $peer } sent its FIN again, so the wait of 2 MSL ({ $span }) starts again.

## Calls of programs, and notifications to them

log-signal-closing = The program on the { $host } is notified: “connection closing”. The { $peer } will send no more.
log-signal-reset = The program on the { $host } is notified: “connection reset”.
log-signal-refused = The program on the { $host } is notified: “connection refused”.
log-signal-timeout = The program on the { $host } is notified: “connection aborted due to user timeout”.
log-signal-urgent = The program on the { $host } is notified that urgent data is coming, up to number { $end }.
log-signal-unreachable = The program on the { $host } is notified that the { $peer } can’t be reached.
log-call-listen = The program on the { $host } calls passive OPEN on port { $port }: it is ready for any host that connects.
log-call-connect = The program on the { $host } calls active OPEN: connect to the { $peer }.
log-call-send = { $bytes ->
    [one] The program on the { $host } calls SEND with one byte.
   *[other] The program on the { $host } calls SEND with { $bytes } bytes.
  }
log-call-close = The program on the { $host } calls CLOSE: it has nothing more to send.
log-call-shutdown = { $how ->
    [rd] The program on the { $host } calls shutdown(SHUT_RD): it will read nothing more.
    [wr] The program on the { $host } calls shutdown(SHUT_WR): it has nothing more to send, but it still reads.
   *[rdwr] The program on the { $host } calls shutdown(SHUT_RDWR): it has nothing more to send, and it will read nothing more.
  }
log-call-failed = The { $host }’s call { $call } fails with { $errno }.
log-host-crashed = The { $host } crashes: it forgets all its connections and notifies no other host.
log-host-restarted = The { $host } is up again. It has no connections and remembers none.
log-call-abort = The program on the { $host } calls ABORT: end at once.

## Events on the wire

log-wire-duplicated = By chance the wire delivers a segment from the { $host } twice. This is the second copy.
log-wire-reordered = By chance this segment takes a slow path. Segments that the { $host } sends later may arrive first.
log-segment-held = You hold this segment where it is. It stays there until you release it.
log-segment-released = You release this segment. It goes on as if nothing had happened.
log-segment-delayed = You make this segment arrive { $by } later.
log-segment-duplicated = You make a segment from the { $host } arrive twice. This is the second copy, { $after } after the first.
log-segment-corrupted = You damage this segment. Its checksum no longer fits.
log-segment-edited = You rewrite the header of this segment, checksum included. The { $peer } can’t know that the { $host } sent something else.
log-segment-forged = You send this segment in the { $host }’s name. The { $host } does not know about it.
log-fault-armed = { $fault ->
    [drop] You armed a fault: a segment from the { $host } will be lost.
    [hold] You armed a fault: a segment from the { $host } will be held on the wire.
    [delay] You armed a fault: a segment from the { $host } will arrive later.
    [duplicate] You armed a fault: a segment from the { $host } will arrive twice.
    [corrupt] You armed a fault: a segment from the { $host } will be damaged.
   *[edit] You armed a fault: a segment from the { $host } will be rewritten.
  }
log-fault-disarmed = Pending faults for segments from the { $host } are cleared.
log-cable-unplugged = You unplug the cable. Every segment on it is lost, and so is every segment that follows.
log-cable-plugged = You plug the cable in again.

## Why a call is refused

refusal-connection-does-not-exist = There is no connection here. Listen or Connect first.
refusal-connection-already-exists = This host already listens or has a connection. Close or Abort that first.
refusal-remote-socket-unspecified = A listener has no peer to send to. Wait until a host connects.
refusal-connection-closing = This direction is already closed. After its FIN a host sends no more.
refusal-insufficient-resources = There are no resources left for this.
refusal-segment-not-in-flight = This segment is no longer on its way.
refusal-host-down = This host has crashed. Restart it first.
refusal-host-up = This host has not crashed.
refusal-socket-in-use = A program accepts and reads here. With “app manual” you do it yourself.
refusal-only-in-program = “wait” belongs in a script, on a line without a time.
refusal-only-at-start = Only a script can set this, at its beginning.
refusal-time-has-passed = That time has passed.
refusal-call-fails = This call would fail here.
refusal-not-reached = Too much happens before this time.
## Not `refusal-…`: the engine would send nothing, if it were asked to.
send-nothing = There is nothing to send. Type something first.
line-wrong = { $message } (at { $column })
rfc-words = RFC { $rfc } §{ $section }: “{ $text }”

## Hosts

call-listen = Listen
call-connect = Connect
call-send = Send
call-close = Close
call-abort = Abort
about-listen = Passive OPEN: wait for a SYN
about-connect = Active OPEN: send a SYN to the other host
about-send = SEND: hand this text to TCP
about-close = CLOSE: nothing more to send; a FIN follows if there is a connection
about-close-listener = CLOSE: stop listening on port { $port }
about-abort = ABORT: throw everything away; a RST follows if the other host must know
send-text = Text to send
send-default = { $host ->
    [client] hello
   *[server] world!
  }
host-listening = listening on port { $port }
host-listening-still = connection over, still listening on port { $port }
host-others = also here
host-other = { $state } with { $remote }
host-other-many = { $count } × { $state }
host-received = received
host-received-bytes = { $bytes ->
    [0] nothing yet
    [one] 1 byte
   *[other] { $bytes } bytes
  }
host-variables = Variables
host-down = It has crashed.
host-crash = Crash
host-restart = Restart
host-app = Program for new sockets
timer-retransmission = RTO
timer-retransmission-about = Retransmission timeout
timer-persist = Persist
timer-persist-about = Time until the next probe of a zero window
timer-override = Override
timer-override-about = How long a small segment waits for a better window
timer-delayed-ack = Delayed ACK
timer-delayed-ack-about = How long an acknowledgment waits for data that could carry it
timer-keep-alive = Keep-alive
timer-keep-alive-about = Silence before a probe asks whether the other host is still there
timer-fin-wait-2 = FIN-WAIT-2
timer-fin-wait-2-about = How long FIN-WAIT-2 lasts when the program is gone
timer-time-wait = 2 MSL
timer-time-wait-about = Wait in TIME-WAIT, twice the maximum segment lifetime
timer-attempt = attempt { $attempt }

## Stage

stage = Stage
stage-lost = { $label } from { $host }, lost
stage-described = The stage in words
stage-host = { $host ->
    [client] Client: { $state }.
   *[server] Server: { $state }.
  }
stage-host-down = { $host ->
    [client] The client has crashed and receives nothing.
   *[server] The server has crashed and receives nothing.
  }
stage-absent = { $host ->
    [client] client is down
   *[server] server is down
  }
stage-timers = Timers: { $list }.
stage-timer = { $timer } expires at { $at }
stage-arrives = { $name }, arrives at { $at }
wire-queue = { $count } in the queue,
stage-others = { $count ->
    [one] and one more
   *[other] and { $count } more
  }
waits-closed = There is no connection; it waits for a call.
waits-listen = It waits for a SYN from any host.
waits-syn-sent = It waits for the answer to its SYN.
waits-syn-received = It waits for the acknowledgment of its SYN.
waits-established = It waits for data or a call.
waits-fin-wait-1 = It waits for the acknowledgment of its FIN.
waits-fin-wait-2 = It waits for the other host’s FIN.
waits-close-wait = It waits for its program to close.
waits-closing = It waits for the acknowledgment of its FIN; the other FIN has come.
waits-last-ack = It waits for the last acknowledgment, that of its FIN.
waits-time-wait = It waits until 2 MSL are over.
stage-in-flight = In flight: { $list }.
stage-segment = { $label } from { $host }
stage-empty = Nothing is in flight.
stage-beneath = { $count ->
    [one] one more lies beneath it
   *[other] { $count } more lie beneath it
  }
stage-train = { $count } segments from { $host }, the first one { $label }
stage-trains = Traffic is heavy: each shape shows several segments.
stage-just-lost = Just lost: { $list }.
choice-drop = Drop
choice-hold = Hold
choice-release = Release
choice-delay = Delay …
choice-duplicate = Duplicate …
choice-corrupt = Corrupt
choice-edit = Edit header …
choice-what-if = What if …
choice-inspect = Inspect
choice-copy = Copy its description
do-drop = Drop
do-hold = Hold
do-delay = Delay
do-duplicate = Duplicate
do-corrupt = Corrupt
do-edit = Edit
ask-delay = Later by
ask-duplicate = A second time after
edit-win = Window
edit-win-example = 0
edit-seq = Seq
edit-seq-example = +10
edit-ack = Ack
edit-ack-example = -1
edit-flags = Flags
edit-flags-example = FR.
menu-back = Back
copied = Copied: { $text }
copy-failed = The browser does not let this page copy. The description is { $text }
mark-old = old
mark-old-ack = old ack
mark-probe = probe
mark-held = held
mark-forged = forged
mark-copy = copy
mark-edited = edited
mark-corrupted = corrupted
faults-short = { $count ->
    [0] Faults …
   *[other] Faults ({ $count }) …
  }
faults-of = { $count ->
    [0] Faults for segments from { $host }
   *[other] Faults for segments from { $host }, { $count } armed
  }
faults-title = { $host ->
    [client] Faults for segments from the client
   *[server] Faults for segments from the server
  }
faults-armed = Faults waiting for a segment from the { $host }
faults-disarm = Disarm
faults-close = Close
fault = Fault
fault-retransmitted = only when sent again
fault-arm = Arm
which = Which
which-next = the next
which-nth = the nth
which-first = the first few
which-every = every
which-count = Number
kind = Kind
kind-any = any
kind-data = data
kind-of = Of
forge = Forge a segment from the { $host }
forge-send = Forge
unplug = Unplug
unplug-about = Unplug the cable
plug = Plug in
plug-about = Plug in the cable
unplugged = The cable is unplugged: every segment that enters it is lost.
drop-next = Drop next from { $host }
drop-next-short = Drop next
drop-next-armed = The next segment from the { $host } will be lost

## Sockets

sockets = Sockets
sockets-whose = of the { $host }
sockets-of = { $host ->
    [client] Sockets of the client
   *[server] Sockets of the server
  }
socket-call = Call
socket-fd = On socket
socket-new = a new one
socket-port = Port
socket-backlog = Backlog
socket-app = Served by
socket-app-default = the host’s
socket-from = From port
socket-text = Text
socket-bytes = Or a number of bytes
socket-how = Direction
socket-option = Option
socket-value = Value
socket-on = State
socket-optional = –
socket-do = Call
socket-calls = Calls of the { $host }
socket-calls-empty = No call has been made yet.
socket-pending = not returned yet
socket-waited = after { $span }
socket-by-app = program
ss = Socket table
ss-of = Sockets of the { $host } as a table
ss-empty = no sockets
ss-count = { $state } { $count }
ss-more = { $count ->
    [one] One more
   *[other] { $count } more
  }
ss-info = More about { $local } to { $peer }
ss-state = State
ss-recv-q = Recv-Q
ss-send-q = Send-Q
ss-local = Local
ss-peer = Peer
ss-timer = Timer
ss-fd = fd
ss-app = Program

## Table of segments

segments = Segments as a table
segments-title = { $count ->
    [0] No segment has been sent yet.
    [one] One segment, the newest last
   *[other] { $count } segments, the newest last
  }
segments-earlier = { $count ->
    [one] Show one earlier segment
   *[other] Show { $count } earlier segments
  }
segments-time = Time
segments-way = From → to
segments-from-to = { $from } → { $to }
segments-kind = Kind
segments-flags = Flags
segments-seq = Seq
segments-ack = Ack
segments-length = Length
segments-window = Window
segments-fate = Outcome
segments-why = Why
segment-in-flight = in flight, arrives at { $at }
segment-held = held on the wire
segment-arrived = arrived at { $at }
segment-lost = lost at { $at }
segment-again = sent again

## Variables, each explained: what it counts, in what unit, and why it matters

variables = Variables (TCB)
variables-what = sequence spaces, timers and all numbers of both hosts
variables-of = { $host ->
    [client] Variables of the client
   *[server] Variables of the server
  }
variables-none = { $state ->
    [LISTEN] A listener has no variables yet: each connection gets its own when a SYN comes.
   *[other] There is no connection, so there are no variables.
  }
variables-timers = Timers
variables-no-timer = No timer is running.
variables-send = Send
variables-receive = Receive
variables-retransmission = Retransmission
variables-congestion = Congestion
timer-of = of { $span }
space-send = Send sequence space
space-receive = Receive sequence space
space-scale = A range such as 1:6 begins with the first number and ends before the second. The part in use is drawn to scale, but never too small to see. A long empty window is shortened, with a break.
space-no-window = The other host has not announced its window yet, so the window is not known.
space-no-peer = The other host’s SYN has not come yet, so its numbers are not known.
space-acknowledged = acknowledged
space-sent = sent
space-again = sent again
space-sacked = selectively acknowledged
space-lost = presumed lost
space-ready = waits, may be sent
space-window = may be sent
space-waiting = waits for the window
space-beyond = not yet
space-read = read
space-unread = unread
space-hole = hole
space-held = held
space-room = may come
space-outside = not taken
timeout-exact = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $rto }
timeout-raised = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }, but at least { $rto }
timeout-raised-above = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }, but at least { $least } above SRTT: { $rto }
timeout-cut = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }, but at most { $rto }
timeout-doubled = { $count ->
    [one] RTO = { $rto }: the timer has expired and the timeout was doubled. SRTT + 4·RTTVAR would be { $sum }.
   *[other] RTO = { $rto }: the timer has expired { $count } times in a row and the timeout was doubled each time, up to its limit. SRTT + 4·RTTVAR would be { $sum }.
  }
timeout-unmeasured = { $count ->
    [0] RTO = { $rto }: no round trip has been measured yet.
    [one] RTO = { $rto }: no round trip has been measured yet, and the timer has expired once.
   *[other] RTO = { $rto }: no round trip has been measured yet, and the timer has expired { $count } times in a row.
  }
phase-open = no loss
phase-fast = fast recovery
phase-timeout = after a timeout
phase-slow-start = slow start after a loss
variable-snd-una = The oldest sequence number that was sent and is not acknowledged. It moves when an acknowledgment of something new comes. Everything before it can be forgotten.
variable-snd-nxt = The next sequence number to send. Everything between snd.una and snd.nxt is in flight.
variable-snd-wnd = The send window in bytes: how much the other host accepts from snd.una on. At 0, the sender may only probe.
variable-snd-up = The sequence number up to which the sent data is urgent. Few programs use it.
variable-snd-wl1 = The sequence number of the segment that last changed snd.wnd. Older segments must not change the window.
variable-snd-wl2 = The acknowledgment number of the segment that last changed snd.wnd, for the same reason.
variable-iss = The initial send sequence number: 32 bits that no outsider can guess. All other sequence numbers here count from it.
variable-snd-mss = The largest amount of data, in bytes, that a segment to the other host may carry. The other host announced it in its SYN.
variable-snd-scale = The window field of the other host’s segments is shifted left by this number of bits, so windows can be larger than 64 KiB.
variable-rcv-nxt = The next sequence number that is expected. Every segment sent carries it as its acknowledgment number: everything before it has come.
variable-rcv-wnd = The receive window in bytes: how much can be taken from rcv.nxt on. It shrinks while the program does not read.
variable-rcv-up = The sequence number up to which the received data is urgent.
variable-irs = The other host’s initial sequence number, from its SYN. Received numbers count from it here.
variable-rcv-scale = The window is shifted right by this number of bits before it is written into the 16 bits of the window field.
variable-srtt = The smoothed round-trip time: each measurement moves it by an eighth of the difference.
variable-rttvar = The round-trip time variation: how far measurements lie from SRTT, smoothed by a quarter. The less steady the path, the longer the timeout.
variable-rto = The retransmission timeout: how long the oldest segment may stay unacknowledged before it is sent again. Too short wastes, too long stalls.
variable-backoff = How many times in a row the timer has expired. Each time doubles the timeout, which relieves a crowded network. A new measurement ends the doubling.
variable-cwnd = The congestion window in bytes: how much the sender itself dares to have in flight, even if the other host’s window allows more. It grows with acknowledgments and shrinks with losses.
variable-ssthresh = The slow start threshold in bytes. Below it, cwnd grows by the bytes acknowledged (slow start). Above it, cwnd grows by one segment in each round trip (congestion avoidance). A loss sets it to half of the data in flight.
variable-flight = Bytes that were sent and are not acknowledged, snd.nxt − snd.una. A SYN or FIN counts as one.
variable-dupacks = How many duplicate acknowledgments have come in a row; they say nothing new. At the third, the sender takes a segment for lost and sends it again without waiting for the timer.
variable-phase = How the sender handles losses: it knows of no loss, it repairs a loss that acknowledgments have shown, or it starts again slowly after a timeout.

## Segment, field by field

segment = Segment
segment-what = each field, its bytes and what they mean
segment-none = No segment has been sent yet.
segment-gone = The segment that you chose is not sent yet at this moment. This is the newest one.
segment-no-octets = No datagram could hold this segment, so there are no bytes to show.
segment-previous = Previous
segment-next = Next
segment-first = This is the first segment.
segment-last = This is the newest segment.
segment-show = Show on the ladder
segment-newest = Follow the newest
segment-header = TCP header, 32 bits in a row
segment-hex = Bytes of the datagram
segment-octet = { $value }, { $name }
segment-octets = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
  }
segment-all = Show all { $count } bytes
segment-choose = Choose a field, or a byte, to see what it means.
checksum-right = Checksum { $value }, as computed.
checksum-wrong = Checksum { $value } is wrong: it should be { $should }. The receiver throws this segment away.
field-bits = Bits { $bits }
field-relative = relative { $relative }
field-ip = IP header
field-ip-about = The envelope in which IP carries the segment from host to host. Its addresses and length also go into the TCP checksum.
field-source-port = Source port
field-source-port-about = Together with the IP address, { $value } names the socket of the { $host } that sends this segment.
field-destination-port = Destination port
field-destination-port-about = Together with the IP address, { $value } names the socket of the { $peer } that receives this segment.
field-sequence = Sequence number
field-sequence-about = The number of the first byte in this segment: 32 bits that wrap around. Relative to the { $host }’s initial number it is { $relative }. A SYN or FIN counts as one byte.
field-acknowledgment = Acknowledgment number
field-acknowledgment-about = { $relative ->
    [none] It means nothing, since the ACK bit is not set.
    [0] The number that the { $host } expects next. It is 0, counted from the { $peer }’s initial number: not even the SYN is acknowledged.
   *[other] The number that the { $host } expects next. Everything before { $relative } has arrived, counted from the { $peer }’s initial number.
  }
field-data-offset = Data offset
field-data-offset-about = The header has { $value } words of 32 bits, { $octets } bytes: the data begins there. Without options it would be 5 words.
field-reserved = Rsrvd
field-reserved-about = Reserved for later use. Zero when sent, ignored when received.
field-cwr = CWR
field-cwr-about = { $set ->
    [yes] Congestion window reduced: the { $host } has heard of congestion and has slowed down.
   *[no] Congestion window reduced: not set. It belongs to explicit congestion notification.
  }
field-ece = ECE
field-ece-about = { $set ->
    [yes] ECN echo: a router has marked a segment for the { $host }, so there is congestion.
   *[no] ECN echo: not set. It belongs to explicit congestion notification.
  }
field-urg = URG
field-urg-about = { $set ->
    [yes] The urgent pointer counts.
   *[no] Not set: the urgent pointer means nothing.
  }
field-ack = ACK
field-ack-about = { $set ->
    [yes] The acknowledgment number counts. A SYN that opens has none, and neither have some RSTs.
   *[no] Not set: the acknowledgment number means nothing. This is so in a SYN that opens, and in some RSTs.
  }
field-psh = PSH
field-psh-about = { $set ->
    [yes] Push: the { $peer } should hand this data to its program without waiting for more.
   *[no] Push: not set.
  }
field-rst = RST
field-rst-about = { $set ->
    [yes] Reset: the { $host } says that the connection is gone, or never was.
   *[no] Reset: not set. It would end the connection at once.
  }
field-syn = SYN
field-syn-about = { $set ->
    [yes] Synchronize: the { $host } announces the sequence number from which it counts.
   *[no] Synchronize: not set. Each side sets it only while it opens the connection.
  }
field-fin = FIN
field-fin-about = { $set ->
    [yes] The { $host } has nothing more to send. It can still receive.
   *[no] Not set: the { $host } may send more.
  }
field-window = Window
field-window-about = { $scaling ->
    [syn] The { $host } accepts { $octets } bytes. The window of a SYN is never scaled, even if the SYN offers window scaling.
    [none] The { $host } accepts { $octets } bytes from the acknowledged number on. Larger units need window scaling in both SYNs, so here each unit is one byte.
   *[some] { $value } × { $factor } = { $octets }: the { $host } accepts this many bytes from the acknowledged number on. Both SYNs offered window scaling, and the { $host }’s SYN named this factor.
  }
field-checksum = Checksum
field-checksum-about = A sum over the header, the data and a pseudo-header: addresses, protocol and length, as IP has them. It finds damage on the way.
field-urgent = Urgent pointer
field-urgent-about = Where urgent data ends, counted from the sequence number. It counts only with the URG bit.
field-option-end = End of options
field-option-end-about = No option follows; zeros fill the last word.
field-option-nop = NOP
field-option-nop-about = An option without content. It moves the next option to the start of a word.
field-option-mss = Maximum segment size
field-option-mss-about = The { $host } accepts segments with up to { $value } bytes of data. Only a SYN can say so.
field-option-window-scale = Window scale
field-option-window-scale-about = If both hosts send this in their SYN, the window field of the { $host }’s later segments counts in units of { $factor } bytes.
field-option-sack-permitted = SACK permitted
field-option-sack-permitted-about = The { $host } understands selective acknowledgments. Only a SYN can say so.
field-option-sack = SACK
field-option-sack-about = These blocks have come too, behind a hole: { $blocks }. Each block goes from its first number to just before the second. The { $peer } need not send them again.
field-option-timestamps = Timestamps
field-option-timestamps-about = The { $host }’s clock, and the last clock value that it received from the { $peer }. They measure round trips and reveal old duplicates.
field-option-unknown = Unknown option
field-option-unknown-about = This option is not known here. It is skipped.
field-padding = Padding
field-padding-about = Zeros, so that the header ends at the end of a word.
field-data = Data
field-data-about = { $count ->
    [one] One byte for the program on the { $peer }: “{ $text }”. The next number is { $next }.
   *[other] { $count } bytes for the program on the { $peer }: “{ $text }”. The number after them is { $next }.
  }

## Graphs. Variables have their names from the RFCs.

graph = Graph
graph-kinds = Graph
graph-hosts = Host
graph-sequence = Time-sequence
graph-window = Congestion window
graph-times = Round-trip time
graph-loading = Loading the graph…
graph-failed = The part of the page that draws graphs could not be loaded. Check the connection and try again.
graph-axis-sequence = Sequence numbers over time
graph-axis-bytes = Bytes over time
graph-axis-times = Round-trip time and retransmission timeout over time
graph-una = snd.una
graph-una-about = acknowledged up to here
graph-edge = window
graph-edge-about = how far the peer’s window reaches
graph-cwnd = cwnd
graph-cwnd-about = the congestion window
graph-ssthresh = ssthresh
graph-ssthresh-about = where slow start ends, known after the first loss
graph-flight = in flight
graph-flight-about = sent, not yet acknowledged
graph-srtt = SRTT
graph-srtt-about = the smoothed round-trip time
graph-rto = RTO
graph-rto-about = how long to wait before sending again
graph-legend = Legend
graph-key-sent = a segment and its bytes, when it was sent
graph-key-again = sent again
graph-key-lost = lost on the way
graph-key-sack = SACK: the peer has these
graph-value = { $name } { $value }
graph-moment = { $at }: { $values }
graph-sent = sent { $sent }
graph-segments = { $count ->
    [one] { $from } to { $to }
   *[other] { $count } segments from { $from } to { $to }
  }
graph-again = { $count } again
graph-lost = { $count } lost
graph-of = { $host ->
    [client] { $title } of the client.
   *[server] { $title } of the server.
  }
graph-empty = There is no connection yet.
graph-counts = Up to { $until }, segments sent: { $sent }, sent again: { $again }, lost: { $lost }.
graph-cursor = Moment in the graph
graph-how = Click or drag to travel in time. Arrow keys go from event to event; Enter travels there.
graph-table = Values as a table
graph-time = Time
graph-sent-column = Sent
graph-rows-more = { $count ->
    [one] One earlier moment is left out.
   *[other] { $count } earlier moments are left out.
  }

## State diagram. Events and actions: first as the figure writes them, then in words.

diagram = State diagram
diagram-coverage = { $walked } of { $total } edges walked
diagram-coverage-all = { $walked } of { $total } edges walked, { $all } over all branches
diagram-others = { $walked } of { $total } walked.
diagram-states = The client is in { $client }, the server in { $server }.
diagram-how = Up and Down go from edge to edge; Enter shows more about one.
diagram-initial = { $host ->
    [client] C
   *[server] S
  }
diagram-walked = { $host ->
    [client] walked by the client
   *[server] walked by the server
  }
diagram-dotted = RST, ABORT or a timeout leads to CLOSED. The figure leaves these edges out.
diagram-choose = Choose an edge to see what it means and how to get there.
edge-title = { $from } to { $to }
edge-name = { $from } to { $to }: { $meaning } { $walked }
edge-meaning = { $event }, { $action }.
edge-walked = { $by ->
    [client] Walked by the client.
    [server] Walked by the server.
    [both] Walked by both.
   *[none] Not walked yet.
  }
edge-show = { $host ->
    [client] Show me on the client
   *[server] Show me on the server
  }
edge-searching = Searching for a way …
edge-found = Found a way. It is now playing on a new branch:
edge-none = No way was found from here. Reset the run or go back in time, then ask again.
edge-back = Back to the figure
event-passive-open = passive OPEN
event-passive-open-words = the program opens passively
event-active-open = active OPEN
event-active-open-words = the program opens actively
event-send = SEND
event-send-words = the program sends
event-close = CLOSE
event-close-words = the program closes
event-syn = rcv SYN
event-syn-words = SYN arrives
event-syn-ack = rcv SYN,ACK
event-syn-ack-words = SYN and ACK arrive
event-syn-acked = rcv ACK of SYN
event-syn-acked-words = ACK of the SYN arrives
event-rst = rcv RST (note 1)
event-rst-words = RST arrives after a passive OPEN
event-fin = rcv FIN
event-fin-words = FIN arrives
event-fin-acked = rcv ACK of FIN
event-fin-acked-words = ACK of the FIN arrives
event-fin-with-ack = rcv FIN,ACK
event-fin-with-ack-words = FIN arrives together with the ACK of the FIN
event-time-wait-over = Timeout=2MSL
event-time-wait-over-words = 2 MSL have passed
event-broken = RST, ABORT, timeout
event-broken-words = RST arrives, the program aborts or the user timeout expires
action-create = create TCB
action-create-words = the connection’s record (TCB) is created
action-create-syn = create TCB, snd SYN
action-create-syn-words = the connection’s record (TCB) is created, SYN is sent
action-delete = delete TCB
action-delete-words = the connection’s record (TCB) is deleted
action-syn = snd SYN
action-syn-words = SYN is sent
action-syn-ack = snd SYN,ACK
action-syn-ack-words = SYN and ACK are sent
action-ack = snd ACK
action-ack-words = ACK is sent
action-fin = snd FIN
action-fin-words = FIN is sent
action-none = x
action-none-words = nothing is sent

## Script

script = Script
script-text = Script
script-place = Line { $line }, column { $column }:
script-go = Go there
script-take = Write “{ $suggestion }”
script-run = Run
script-run-about = Start over with this script (Ctrl+Enter)
script-session = Show this run
script-open = Open …
script-save = Save
script-opened = { $name } is opened. Run starts it.
exercise = Numbers of an exercise
exercise-about = They are written into the script; Run starts with them. An empty field keeps the preset’s value.
exercise-client-isn = Client’s initial sequence number
exercise-server-isn = Server’s initial sequence number
exercise-mss = MSS, bytes
exercise-cwnd = cwnd at the start, segments
exercise-ssthresh = ssthresh at the start, bytes
exercise-algorithm = Congestion control
exercise-preset = as in the preset
script-too-large = { $name } is too large: at most { $most } KiB can be opened.
script-unreadable = { $name } could not be read.
script-not-run = The script can’t be run: line { $line }, column { $column }:
script-said-expected = { $said }; expected { $expected }
script-said-meant = { $said }; did you mean `{ $suggestion }`?
script-comma = { ", " }
script-or = { $others } or { $last }
script-kind-words = { $kind } ({ $words })
script-kind-like = { $kind } like `{ $example }`
script-kind-end = the end of the line
script-kind-end-of-segment = the end of the segment
script-kind-host = a host
script-kind-state = a state
script-kind-error = an error
script-kind-socket-option = a socket option
script-kind-host-setting = a setting of a host
script-kind-direction = a direction
script-kind-comparison = a comparison
script-kind-variable = a variable
script-kind-segment-kind = a kind of segment
script-kind-event = an event
script-kind-preset = a preset
script-kind-syn-cookies = a use of SYN cookies
script-kind-statement = a statement
script-kind-fault = a fault
script-kind-application = a built-in program
script-kind-header-field = a header field
script-kind-link-setting = a setting of the link
script-kind-header-option = a header option
script-kind-switch = a switch
script-kind-choice = a word of the setting
script-kind-call = a call
script-kind-note = a note of the log
script-kind-unit = a unit
script-kind-escape = an escape
script-kind-string = a string
script-kind-duration = a duration
script-kind-multiple = a multiple of the MSL
script-kind-size = a size
script-kind-level = a number or a size
script-kind-rate = a rate
script-kind-share = a share
script-kind-ordinal = an ordinal
script-kind-flags = flags
script-kind-port-range = a range of ports
script-kind-number = a number
script-kind-value = a value
script-kind-port = a port
script-kind-backlog = a backlog
script-kind-number-of-connections = a number of connections
script-kind-number-of-segments = a number of segments
script-kind-segment-number = the number of a segment
script-kind-number-of-times = a number of times
script-kind-period = a period
script-kind-seed = a seed
script-kind-initial-sequence-number = an initial sequence number
script-kind-sequence-number = a sequence number
script-kind-acknowledgment-number = an acknowledgment number
script-kind-window = a window
script-kind-urgent-pointer = an urgent pointer
script-kind-end-of-data = the number after the data
script-kind-data-length = the length of the data
script-kind-mss = an MSS
script-kind-shift = a shift
script-kind-timestamp = a timestamp
script-kind-difference = a difference
script-kind-mtu = an MTU
script-problem-too-large = the script is too large; at most { $most } KiB fit
script-problem-line-too-long = the line is too long; at most { $most } characters fit
script-problem-too-many-statements = there are too many statements; at most { $most } fit
script-problem-several-statements = only one statement fits here
script-problem-no-statement = there is no statement; try `client connect server:80`
script-problem-unknown-word = `{ $word }` is not { $kind }
script-problem-unexpected-word = `{ $word }` is not allowed here
script-problem-extra-word = `{ $word }` can’t follow here
script-problem-unexpected-string = a string is not allowed here
script-problem-comment-needs-blank = `{ $word }` is read as one word; a comment needs a blank before its `#`
script-problem-missing-word = the line ends too early
script-problem-incomplete-segment = the segment ends too early
script-problem-bad-character = the character { $character } is not allowed here; write a space
script-problem-wrong-quote = `{ $character }` does not begin a string
script-problem-unclosed-string = the string has no end; close it with `"`
script-problem-control-character = a string can’t contain a control character; write `\t`, `\n` or `\x1f`
script-problem-bad-octet-escape = `\x` needs two hexadecimal digits, as in `\x1f`
script-problem-bad-character-escape = `\u` needs a character, as in `{ $example }`
script-problem-unknown-escape = `{ $word }` is not an escape
script-problem-backslash-in-segment = a segment can’t contain a backslash; it never needs one
script-problem-not-whole = `{ $word }` can’t be { $kind }; write a whole number
script-problem-bad-ordinal = `{ $word }` is not an ordinal
script-problem-bad-port-range = `{ $word }` is not a range of ports; write the first and the last from 1 to 65535, as in `50000-50999`
script-problem-bad-socket = `{ $word }` is not a socket; write its number after `#`, as in `client#4`
script-problem-no-unit = `{ $word }` has no unit
script-problem-unknown-unit = `{ $word }` has an unknown unit
script-problem-too-fine = `{ $word }` is too fine; the least is { $least }
script-problem-too-great = `{ $word }` is more than can be counted
script-problem-out-of-range = `{ $word }` is out of range: { $kind } is from { $min } to { $max }
script-problem-too-small = `{ $word }` is too small: { $kind } is at least { $min }
script-problem-setting-out-of-range = `{ $word }` is out of range: `{ $setting }` is from { $min } to { $max }
script-problem-unknown-choice = `{ $setting }` can’t be `{ $word }`
script-problem-unknown-flags = `{ $word }` has a letter that is not a flag; there are S, F, R, P, U and . for ACK, and - for none
script-problem-flag-not-set = `{ $field }` counts only with the flag `{ $flag }`
script-problem-wrong-end-of-data = the second number is the first one plus the length
script-problem-options-too-long = the options take { $length } bytes; there is room for { $room }
script-problem-too-many-blocks = a header has room for { $most } blocks
script-problem-connect-to-itself = a host connects to the other one
script-problem-socket-for-host = a host is meant here, not one of its sockets
script-problem-acknowledges-itself = a segment acknowledges those of the other host
script-problem-nothing-to-acknowledge = `{ $word }` occupies no sequence number, so nothing acknowledges it
script-problem-fault-after-host = a fault comes before the host, as in `{ $word } client FIN`
script-problem-timed-seed = a seed applies from the start; give it no time and no condition
script-problem-timed-start = `start` sets where a viewer begins; give it no time and no condition
script-problem-timed-wait = only the program of a host can wait; give `wait` no time and no condition, or give the next line a later time
script-problem-never-then = `never` takes one condition; write a line for each
script-problem-for-without-state = only the state of a host lasts, as in `expect client { "TIME-WAIT" } for 2msl`

## Expectations

expectations = Expectations
expectations-met = { $count } met
expectations-failed = { $count } failed
expectations-open = { $count } open
expectations-decide = Finish and evaluate
expectation-met = met
expectation-failed = failed
expectation-open = not decided yet
expectation-alarm = Not as expected: { $text }. { $why }

## Why an expectation is not met. $host as above; all other values come as text

reason-not-come = it did not come to that
reason-never-came = it never came to that
reason-not-happened = it did not happen
reason-happened = it happened
reason-not-so-far = the program did not get so far
reason-over = it was over before its time came
reason-in-vain = what it waits for never happened
reason-socket-is = { $host }#{ $fd } is { $state }
reason-no-socket = { $host } has no socket { $fd }
reason-host-is = { $host } is { $state }
reason-level-is = it is { $level }
reason-no-value = it has no value yet
reason-no-connection = { $host } has no connection
reason-received-text = the last it received is { $text }
reason-received = it received { $octets } B
reason-there-are = there are { $number }
reason-call-returned = the last { $call } returned { $result }
reason-not-returned = it has not returned
reason-call-not-returned = { $call } has not returned
reason-call-not-made = { $host } has not called { $call }
reason-returned = it returned { $result }
reason-lasted = it lasted { $span }
reason-lasts = after { $span } it is still so

## Ladder

ladder = Ladder
ladder-empty = No segment has been sent yet. Time will run downwards; each segment will be an arrow.
ladder-summary = { $count ->
    [one] One segment so far. The client is in { $client }, the server in { $server }.
   *[other] { $count } segments so far. The client is in { $client }, the server in { $server }.
  }
ladder-silence = { $span } of silence
ladder-lost = lost
ladder-older = { $count ->
    [one] One older segment is not drawn.
   *[other] { $count } older segments are not drawn.
  }
ladder-all = Draw all
ladder-timer = { $timer } { $span }
zoom-in = Zoom in
zoom-out = Zoom out
zoom-fit = Fit the whole run
numbers-absolute = Absolute numbers
numbers-about = Sequence numbers as they are on the wire, in all views and pictures
numbers-now-absolute = Sequence numbers are those on the wire.
numbers-now-relative = Sequence numbers count from the initial ones.
ladder-follow = Back to the present
ladder-look = { $label } from { $host } at { $at }
ladder-segment = What if: { $label } from { $host } at { $at }

## Log

log = Log
entries-empty = Nothing has happened yet.
entries-older = { $count ->
    [one] Show one older entry
   *[other] Show { $count } older entries
  }
entry-seek = Go to { $at }
# At `host`, of a segment from `from` to the other one.
entry-way = { $host ->
    [client] At the client:
   *[server] At the server:
  } { $from ->
    [client] from the client to the server
   *[server] from the server to the client
  }

## The notation of a segment, part by part

notation-no-flags = no flag
notation-no-data = sequence number { $first }, no data
notation-data = { $count ->
    [one] sequence number { $first }: one byte of data, the next one is { $next }
   *[other] sequence number { $first }: { $count } bytes of data, the next one is { $next }
  }
notation-ack = acknowledgment number: everything before { $value } has arrived
notation-win = window: this many bytes may follow, times the window scale if there is one
notation-urg = urgent pointer: urgent data ends { $value } after the sequence number
notation-option-mss = maximum segment size: accepts at most { $value } bytes of data in a segment
notation-option-sackok = knows selective acknowledgments
notation-option-ts = timestamps: val is the sender’s clock, ecr the echo of the other one’s
notation-option-wscale = window scale: its windows count in units of 2 to the power of { $value }
notation-option-sack = selective acknowledgment: these blocks have arrived, behind a hole
filter = Filter
filter-only = Show only
filter-states = States
filter-sent = Sent
filter-resent = Sent again
filter-lost = Wire and losses
filter-arrivals = Arrivals
filter-ignored = Ignored
filter-timers = Timers
filter-users = Programs
filter-hidden = { $count ->
    [0] Nothing is hidden.
    [one] One entry is hidden.
   *[other] { $count } entries are hidden.
  }
filter-all = Show all
filter-none = Nothing of this kind has happened so far.
citation = RFC { $rfc } §{ $section }
citation-step = RFC { $rfc } §{ $section }, step { $step }

## Controls

controls = Playback
play = Play
pause = Pause
step = Step
step-about = Go to the next event
step-back = Step back
step-back-about = Go back to before the last event
reset = Reset
reset-about = Start this scenario again
speed = Speed
speed-value = { $speed }×
scenario = Scenario
scenario-first-look = First look: from handshake to TIME-WAIT
scenario-connected = Connected: your turn
scenario-own = Your own script
scenario-closed = Two closed hosts: from nothing
scenario-handshake = Handshake: three segments
scenario-syn-lost = Handshake: the SYN is lost
scenario-syn-ack-lost = Handshake: the SYN-ACK is lost
scenario-handshake-ack-lost = Handshake: the last ACK is lost
scenario-handshake-ack-lost-data = Handshake: the last ACK is lost, data follows
scenario-close-from-client = Close: from the client
scenario-close-from-server = Close: from the server
scenario-close-both = Close: both at once
scenario-close-three-segments = Close: in three segments (delayed ACK)
scenario-last-ack-lost = Close: the last ACK is lost
scenario-last-ack-lost-no-time-wait = Close: the last ACK is lost, without TIME-WAIT
scenario-old-duplicate = TIME-WAIT: an old duplicate, without it
scenario-old-duplicate-time-wait = TIME-WAIT: an old duplicate, with it
scenario-ports-exhausted = TIME-WAIT: no port is left
scenario-ports-reused = TIME-WAIT: ports used again
scenario-simultaneous-open = Open: both at once
scenario-half-open = Crash: a half-open connection
scenario-unplugged = Unplugged: TCP waits and tries again
scenario-close-wait-leak = CLOSE-WAIT: a program that never closes
scenario-slow-reader = Window: a reader that is slow
scenario-syn-flood = SYN flood: the queue is full
scenario-syn-cookies = SYN flood: with SYN cookies
scenario-blind-reset = Attack: a RST that guesses
language = Language
clock = Time
loading = Starting …
now-waiting = Nothing is in flight and no timer runs. Your turn.
now-over = Nothing is in flight and no timer runs.
now-flight = { $count ->
    [one] One segment in flight
   *[other] { $count } segments in flight
  }
now-ended = The script is over.
now-timer = { $host ->
    [client] Silence until the client’s { $timer } timer expires, in
   *[server] Silence until the server’s { $timer } timer expires, in
  }
now-silence = Nothing in flight. A program acts in

## Keyboard shortcuts

shortcut-help = Keyboard shortcuts
shortcut-numbers = Relative or absolute sequence numbers
shortcut-toggle = Play or pause
shortcut-start = Go to the beginning
shortcut-end = Go to the latest known moment
shortcut-slower = Play slower
shortcut-faster = Play faster
shortcut-drop = Drop the focused segment
shortcut-where = They work while the focus is inside this simulation, but not while you type.
shortcut-switch = Use keyboard shortcuts
shortcut-action = What it does
shortcut-keys = Keys
shortcut-close = Close
key-space = Space

## On paper

print-host = Host
print-what = What happened
print-why = Why

## Back and forth in time

timeline = Timeline
time-travel = Travel in time
timeline-lost = lost
timeline-resent = sent again
timeline-state = new state
moment = { $at }. Client: { $client }. Server: { $server }.
loss-before = Previous loss
loss-after = Next loss
loss-none-before = Nothing was lost before this moment.
loss-none-after = No loss after this moment is known.

## What if

what-if = What if { $label } from { $host } had …
what-if-drop = been lost
what-if-delay = come 300 ms later
what-if-duplicate = come twice
what-if-corrupt = been damaged
what-if-doomed = It is lost anyway: the cause was there before it was sent. Go back before that and remove the fault.
what-if-sent = Go to { $at }, where it is sent
branches = Branches
branch-first = Original run
branch-fork = New branch at { $at }
branch-drop = { $label } from { $host } lost at { $at }
branch-delay = { $label } from { $host } late at { $at }
branch-duplicate = { $label } from { $host } twice at { $at }
branch-corrupt = { $label } from { $host } damaged at { $at }
branch-reach = Way of the { $host } from { $from } to { $to } at { $at }
branch-goal = A way to { $goal } at { $at }
branch-line = { $line } at { $at }
branch-from = from “{ $name }” at { $at }
branch-children = From “{ $name }”
branch-rename = Rename “{ $name }”
branch-title = New name for “{ $name }”
branch-save = Save
branch-cancel = Cancel
branch-renamed = It is now named “{ $name }”.
branch-remove = { $count ->
    [0] Delete “{ $name }”
    [one] Delete “{ $name }”; the branch from it stays, one level up
   *[other] Delete “{ $name }”; the { $count } branches from it stay, one level up
  }
branch-removed = “{ $name }” is deleted.
branch-compare = Compare “{ $name }” with “{ $parent }”
branch-now = Now: { $name }. { $moment }
## The reader’s actions after the start of a branch
later-again = Your later actions are repeated here, each at its time:
later-refused = Left out here, because it is not possible:
later-untried = You did this later in “{ $name }”. It is not part of this branch:
later-take-up = { $count ->
    [one] Do it here too, at its time
   *[other] Do all of it here too, at its time
  }
later-at = at { $at }
later-why = at { $at }: { $why }
say-again = { $count ->
    [one] One of your later actions is repeated here, at its time.
   *[other] { $count } of your later actions are repeated here, each at its time.
  }
say-left-out = Left out here: { $act } { $when }
say-untried = { $count ->
    [one] One of your later actions is not part of this branch.
   *[other] { $count } of your later actions are not part of this branch.
  }

## Two branches side by side

compare-title = Compared: { $a } | { $b }
compare-close = Close the comparison
compare-from-here = Different from here on, { $at }
compare-segment = At { $at }, { $label } from { $host } { $b } in B; in A it { $a }.
compare-state = At { $at }, only in { $side }: the { $host } enters { $state }.
compare-entry = At { $at }, only in { $side }: { $sentence }
compare-same = As far as both are known, there is no difference.
compare-part = Only the part around the difference is drawn: { $a } of { $allA } segments in A, { $b } of { $allB } in B.
compare-ladder = Ladder { $side }: { $name }
compare-outcome = Outcome at { $at }
compare-acts = What you did in { $side } only:
compare-client = Client
compare-server = Server
compare-segments = Segments
compare-resent = Sent again
compare-lost = Lost
compare-lasted = Last event
compare-open = { $at }, not over yet
turn-lost = is lost
turn-held = is held back
turn-damaged = is damaged
turn-changed = is changed
turn-twice = arrives twice
turn-late = arrives later
turn-arrives = arrives
turn-unsent = is not sent

## Announcements

say-state = { $host ->
    [client] Client: { $state }.
   *[server] Server: { $state }.
  }
say-sent = { $host ->
    [client] Client sends { $label }.
   *[server] Server sends { $label }.
  }
say-resent = { $host ->
    [client] Client sends { $label } again.
   *[server] Server sends { $label } again.
  }
say-lost = { $label } from { $host } is lost.
say-failed = { $call } failed: { $result }
say-met = As expected: { $text }.
say-nothing = Nothing more happens by itself.

## Wrong attributes

attribute-unknown = <tcp-scope> has no attribute “{ $name }”. It has { $allowed }.
attribute-scenario = There is no scenario “{ $value }” (attribute “scenario”). There are { $allowed }. Showing { $used }.
attribute-speed = The attribute “speed” is “{ $value }”, but must be a number from { $least } to { $most }. Playing at { $used }×.
attribute-theme = The attribute “theme” is “{ $value }”, but must be one of { $allowed }. Using { $used }.
attribute-seed = The attribute “seed” is “{ $value }”, but must be a whole number from 0 to { $most }. Using { $used }.
attribute-names = The attribute “names” is “{ $value }”, but must be one of { $allowed }. Using { $used }.
attribute-numbers = The attribute “numbers” is “{ $value }”, but must be one of { $allowed }. Using { $used }.
attribute-views = { $shown ->
    [0] The attribute “views” names no view (“{ $value }”). There are { $allowed }. Showing all.
   *[other] The attribute “views” asks for “{ $value }”, which does not exist. There are { $allowed }. Showing the others.
  }
attribute-src = The attribute “src” is “{ $value }”, but must be the address of a script, such as “handshake.tcp”. It is ignored.
attribute-t = The attribute “t” is “{ $value }”, but must be a moment in seconds, such as “1.5”, from 0 to { $most }. Opening at the beginning.
attribute-t-far = The moment in the attribute “t” is too far away to reach at once, so the run stopped at { $seconds }{"\u00A0"}s. Press Play to go on, or name an earlier moment.
attribute-autoplay = The attribute “autoplay” is “{ $value }”, but must be “on” or “off”. Playing. To wait for Play, write “paused”, without a value.
attribute-bar = The attribute “bar” is “{ $value }”, but must be one of { $allowed }. Using { $used }.
attribute-controls = The attribute “controls” is “{ $value }”, but must be one of { $allowed }. Using { $used }.
attribute-wasm-url = The attribute “wasm-url” is “{ $value }”, but must be the address of the file tcpscope.wasm. Looking for it beside the script.
attribute-language = The words in { $name } could not be fetched. Using English.
attribute-hash = Another <tcp-scope> on this page already opens links to a run (attribute “hash”). Give the attribute to only one of them.
attribute-cut = The script inside this tag seems to have been cut by Markdown, which ends HTML at a blank line. Leave no blank line inside the tag, or put the script in a file and give its address in “src”.
attribute-unclosed = This tag seems not to be closed, so it hides the rest of the page. HTML does not end it at “/>”: write <tcp-scope …></tcp-scope>.

## Wrong queries of embed.html

embed-unknown = The address of this frame asks for “{ $name }”, which is unknown. It can ask for { $allowed }.
embed-twice = The address of this frame has “{ $name }” twice. The first one counts.
embed-switch = The address of this frame has “{ $name }={ $value }”, but “{ $name }” must be “on” or “off”. It is on.
embed-alone = The address of this frame has “{ $name }”, which has no effect without a run (“z”).
embed-src = The address of this frame asks for the script “{ $value }”, but scripts are files that end with “.tcp”. It is ignored.
embed-origin = The address of this frame names “{ $value }” as a page that may talk to it, but must name an origin: the address of a page without its path. No origin was allowed.

## When it does not start

failure = The simulation could not start.
failure-again = Try again
failure-file = This page was opened as a file, where browsers refuse to load WebAssembly. Serve it over HTTP: run npm start in the project’s folder and open the address that it prints.
failure-offline = The file { $url } could not be fetched: the server does not answer, or a policy (CORS, connect-src) keeps this page from it. Check that the server runs and that you are online, then try again.
failure-not-found = The server has no file { $url } (status { $status }). Publish the .wasm file beside the script, or run npm start, which builds it.
failure-http = The server answered status { $status } for { $url }. Try again later, or look into the server’s log.
failure-not-wasm = { $url } is not WebAssembly: the server sent { $type ->
    [none] something without a type
   *[other] { $type }
  } instead. Often that is an error page; make the server send the .wasm file itself.
failure-policy = The page’s Content Security Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src.
failure-broken = { $url } could not be compiled: { $detail }. It may be incomplete, or from another build; build and publish it again.
failure-unsupported = This browser can’t run WebAssembly, or it is switched off. Use a current browser or switch it on.
failure-unknown = { $detail }
failure-src-file = This page was opened as a file, so browsers refuse to fetch the script { $url } (attribute “src”). Serve the page over HTTP, or write the script into the tag.
failure-src-offline = The script { $url } (attribute “src”) could not be fetched: the server does not answer, or a policy (CORS, connect-src) keeps this page from it. Check that you are online and that the address is right, then try again.
failure-src-not-found = The server has no script { $url } (status { $status }). Publish the file there, or correct the attribute “src”, whose address is relative to the page.
failure-src-http = The server answered status { $status } for the script { $url } (attribute “src”). Try again later, or look into the server’s log.
failure-src-page = { $url } (attribute “src”) is a web page, not a script. Often that is an error page: publish the script there, or correct the address.
failure-src-binary = { $url } (attribute “src”) is not text. A script is a text file in UTF-8.
failure-src-large = The script { $url } (attribute “src”) is too large: at most { $most } KiB can be opened.
crash = The simulation has stopped: its engine ran into an internal error.
crash-advice = You see its last state. Reset starts it again; please report how you got here.

## Sharing a run

share = Share
share-about = Share this run as a link or a script
share-title = Share this run
share-link = Link
share-copy-link = Copy link
share-copy-script = Copy as script
share-close = Close
share-from-start = Open it at the beginning
share-opens = Opens at { $at }, with every command given in this run.
share-opens-branch = Opens at { $at }, with every command given in this branch.
share-opens-segment = Opens at { $at }, at { $label } from { $host }.
share-no-link = This page does not open links to a run. The script does the same: it replays to the same bytes wherever tcpscope runs.
share-long = It has { $length } characters; some programs cut long links. The script is safer.
share-too-long = This run is too long for a link ({ $most } KiB). Copy it as a script instead.
share-branches = With all { $count } branches.
share-without = { $count ->
    [one] Not in the link, as it would become too long: the branch { $names }.
   *[other] Not in the link, as it would become too long: { $count } branches, { $names }.
  }
share-untyped = Not in the link, as it is too long: the text that you typed.
share-copied = Link copied
share-copied-script = Script copied
share-denied = The browser does not let this page copy. The link is selected: press Ctrl+C (on a Mac ⌘C).
share-denied-script = The browser does not let this page copy. The script is selected: press Ctrl+C (on a Mac ⌘C).
share-segment = Copy link to this segment

## Saving

save-as = Save or copy as
format-svg = Picture (SVG)
format-png = Picture (PNG)
format-txt = Picture as text
format-mmd = Diagram for Mermaid
format-pcapng = Capture for Wireshark (pcapng)
format-tcp = Script
format-json = Record (JSON)
save-file = Save file
save-copy = Copy
save-copied = Copied
save-saved = Saved as { $name }
save-denied = The browser does not let this page copy. Save it as a file instead.
save-failed = { $name } could not be created.
save-failed-png = The browser does not let this page draw a PNG: the page’s policy would have to allow “img-src blob:”. An SVG can be saved.

## Pictures

picture-title = { $count ->
    [one] One segment between client and server. At { $at } the client is in { $client }, the server in { $server }.
   *[other] { $count } segments between client and server. At { $at } the client is in { $client }, the server in { $server }.
  }
picture-told = { $at }: { $text }
picture-more = And { $count } more events.

## Wrong links

link-broken = The link is damaged, so its run can’t be read. Copy the whole link again from where you found it, or ask for the script.
link-truncated = The link is incomplete: a part of it was lost on the way here. Copy the whole link again from where you found it, or ask for the script.
link-oversized = The link holds more than { $most } KiB, which is too much to open. Ask for the script and open it under “Script”.
link-future = The link was made by a newer tcpscope (it has version { $version }, this page knows { $known }). Open it on the page it came from, or ask for the script.
link-scenario = The link asks for the scenario “{ $value }”, which does not exist. There are { $allowed }.
link-time = The link’s time is “{ $value }”, but must look like 2.15s, 24h at most. The run is shown from its beginning.
link-told = The link asks for “{ $value }” entries of the log, but must name a whole number. That part of the link is ignored.
link-end = The end of the link is missing. The run is complete, but the moment to show is lost.
link-segment = The link points to segment “{ $value }”, which does not exist at that moment. The run is shown without it.
link-speed = The link’s speed is “{ $value }”, which can’t be played. The speed is 1× instead.
link-paused = The link has “paused={ $value }”, which must be “on” or “off”. The run is paused.
link-more = A part of the link is damaged: its scenario, its other branches and the typed text. The run itself is shown.
link-branches = { $count ->
    [one] One branch of the link could not be restored.
   *[other] { $count } branches of the link could not be restored.
  }
link-without = { $count ->
    [one] One more branch did not fit into the link.
   *[other] { $count } more branches did not fit into the link.
  }
link-numbers = The link’s numbers are “{ $value }”, but must be relative or absolute. They are relative instead.
link-far = The link’s moment is too far away to reach at once, so the run stopped at { $seconds }{"\u00A0"}s. Press Play to go on.
