## 页面上的全部文字，简体中文版。
## 所有 `log-…` 消息的变量：$host 与 $peer（主机名，写出来是“客户端”或“服务器”），
## 状态变化还有 $state 和 $from，此外是 Note 自带的各个值，按名称引用。
## 时间已经写好（`50 ms`）。

list = { "，" }
list-wide = { "；" }
named = { $name }：{ $text }
host-client = 客户端
host-server = 服务器
host-title = { $host }

## 状态为什么变化

log-state-passive-open = { $host }开始监听：它的 TCP 等待任何一方发来的 SYN。
log-state-active-open = { $host }想建立连接。它的 SYN 宣告自己的字节从哪个序列号开始计数。
log-state-syn-arrived = SYN 到达正在监听的{ $host }。它记下{ $peer }从哪个序列号开始计数，并用自己的 SYN 作答。
log-state-syn-ack-arrived = { $peer }确认了 SYN，并发来自己的 SYN。对{ $host }来说，连接已经建立。
log-state-syn-crossed = 双方同时打开：任何应答还没到，{ $peer }的 SYN 就先来了。{ $host }确认它，然后等待自己的 SYN 得到确认。
log-state-syn-acked = { $host }的 SYN 得到确认，这一侧的握手也完成了。
log-state-close-called = { $to ->
    [LAST-ACK] { $host }也关闭自己的方向，这是四次挥手的第三步。它发出 FIN，等待最后的确认。
   *[other] { $host }没有更多数据要发，用 FIN 告知对方，这是四次挥手的第一步。它仍然可以接收（半关闭）：{ $peer }想什么时候关闭自己的方向都可以。
  }
log-state-open-abandoned = { $host }在连接建立之前就关闭了。不需要通知对方，这次尝试直接作废。
log-state-fin-arrived = { $peer }的 FIN 到达：那边不会再有数据来。{ $host }仍然可以发送，直到自己也关闭。
log-state-fin-acked = { $peer }确认了 FIN。这个方向已经关闭，{ $host }现在等待{ $peer }的 FIN。
log-state-fin-crossed = 双方同时关闭：{ $host }自己的 FIN 还没得到确认，{ $peer }的 FIN 就先到了。现在双方都在等待对方确认自己的 FIN。
log-state-fin-answered = { $peer }的 FIN 到达，两个方向都已关闭。{ $host }确认它（四次挥手的最后一步），并等待 2 MSL，以防这个确认丢失。
log-state-fin-with-ack = 同一个报文段既确认了{ $host }的 FIN，又带来了{ $peer }的 FIN。两个方向都已关闭；{ $host }等待 2 MSL，以防它的最后一个确认丢失。
log-state-crossed-fin-acked = { $host }的 FIN 得到确认，{ $peer }的 FIN 之前已经到达。{ $host }等待 2 MSL，以防它的最后一个确认已经丢失。
log-state-last-ack-arrived = { $host }的 FIN 得到确认，而{ $peer }的 FIN 早已到达。没有别的事可做，{ $host }忘掉这个连接。
log-state-time-wait-over = 2 MSL 已经过去。这个连接不可能还有报文段在路上，{ $host }忘掉这个连接。
log-state-fin-wait-2-over = { $host }上的程序已经离开，而{ $peer }迟迟没有关闭，于是{ $host }忘掉这个连接。RFC 没有规定这样的期限，Linux 有。
log-state-made-way = { $peer }的一个 SYN 肯定比旧连接新，{ $host }不必再等。
log-state-made-way-for-ours = { $host }在同一对套接字之间重新打开连接。时间戳能区分新连接和旧连接的报文段，所以不必再等。
log-state-reset-arrived = { $peer }的 RST 所带的序列号与期望的完全一致。连接立即消失，仍在排队的一切也随之丢弃。
log-state-refused = 对 SYN 的应答是 RST。很可能{ $peer }的那个端口上没有程序在监听。
log-state-refused-crossed = 双方同时打开之后，应答是 RST：{ $peer }不想要这个连接。
log-state-back-to-listen = 连接建立之前来了 RST。{ $host }回到监听状态，它的用户无须知道。
log-state-back-to-listen-syn = 连接建立之前，窗口内又来了一个 SYN。{ $host }放弃这次尝试，重新监听。
log-state-back-to-time-wait = { $host }曾为一个 SYN 提前结束 TIME-WAIT，而那个 SYN 是旧的重复报文段：双方都不想要那个连接。它回去继续为旧连接等待。
log-state-aborted = { $host }异常中止连接。排队的一切都被丢弃，连接立即消失。
log-state-gave-up = { $peer }太久没有应答，{ $host }放弃了。
log-state-syn-in-window = { $peer }在连接中途发来 SYN：它失去了记忆，或者出了什么差错。{ $host }放弃这个连接。
log-state-abandoned = 到来的数据不会再有程序读取。{ $host }放弃这个连接。
log-state-unreachable = 网络报告{ $peer }不可达。{ $host }放弃了。

## 为什么发送一个报文段

log-sent-syn = 三次握手的第一步：“我想通话，我的字节从这里开始计数。”SYN 占用一个序列号。
log-sent-syn-ack = 三次握手的第二步：同一个报文段既确认{ $peer }的 SYN，又带上{ $host }自己的 SYN。
log-sent-syn-cookie = { $host }应答，却不保存任何东西：以后必须知道的一切都藏在它的初始序列号里，这就是 SYN cookie。
log-sent-syn-ack-crossed = { $peer }的 SYN 与{ $host }的 SYN 在途中交错。{ $host }再次发送自己的 SYN，这次带上对另一个 SYN 的确认。
log-sent-handshake-ack = 三次握手的第三步：{ $host }确认{ $peer }的 SYN。单独的 ACK 不占用序列号。
log-sent-data = 来自用户的数据。{ $host }保留一份副本，直到{ $peer }确认。
log-sent-data-fin = 最后的数据，FIN 也随之发出：后面不再有数据。FIN 在数据之后占用一个序列号。
log-sent-fin = “我没有更多数据要发了。”FIN 占用一个序列号，因此像数据一样要得到确认。
log-sent-ack-data = { $host }收下数据，并指出期望收到的下一个字节（累积确认：在它之前的都已收到）。
log-sent-ack-delayed = 没有等到可以捎带确认的报文段，于是{ $host }单独发送确认。
log-sent-ack-old-timestamp = 时间戳表明这是一个旧报文段。{ $host }用自己期望的序列号作答。
log-sent-keep-alive = { $peer }沉默了很久。一个带旧序列号、必须应答的报文段去询问它是否还在。
log-sent-ack-fin = { $host }确认{ $peer }的 FIN：确认号是 FIN 之后的那个序列号。
log-sent-ack-fin-again = { $peer }重发了 FIN，说明{ $host }的确认一定丢失了。确认再发一次。
log-sent-ack-hole = 这个报文段之前缺了一些数据。{ $host }立即说明它还在等什么。
log-sent-ack-duplicate = 这些内容之前都已收到，先前的确认可能丢失了。{ $host }再说一次它接下来期望什么。
log-sent-ack-unacceptable = 到来的内容不在接收窗口内。{ $host }的应答说明它期望的是什么。
log-sent-challenge-rst = RST 落在窗口内，却不在窗口边沿，可能是伪造的。用质询 ACK（challenge ACK）来问：真正复位了的{ $peer }会用准确的序列号回答。
log-sent-challenge-syn = 在已建立的连接上 SYN 没有意义，可能是伪造的。质询 ACK 问{ $peer }这是什么意思。
log-sent-challenge-ack = 错误的确认可能是伪造的。质询 ACK 把真实的序列号告诉{ $peer }。
log-sent-window-update = 接收缓存又有了空间，多到值得通知对方。
log-sent-probe = { $peer }的窗口为零。用一个字节去问是否仍然如此，因为窗口重新打开的消息可能丢失。
log-sent-reset-abort = RST 告诉{ $peer }连接已经没有了，不经 FIN 的正常关闭过程。
log-sent-reset-no-connection = { $host }没有这样的连接。RST 说明这一点。
log-sent-reset-ack-in-listen = 监听者没有发送过任何可以被确认的东西。RST 结束这个误会。
log-sent-reset-ack-in-syn-sent = 这里确认的不是{ $host }的 SYN，所以它来自旧连接。RST 把旧连接清除掉。
log-sent-reset-ack-in-syn-received = 这里确认的不是{ $host }的 SYN。RST 说明它与这里的一切都对不上。
log-sent-reset-syn-in-window = 在已建立的连接上 SYN 是差错，{ $host }把连接复位。
log-sent-reset-unread = 到来的数据永远不会被读取。RST 告诉{ $peer }这些数据已经丢失。

## 什么被重传

log-resent-syn = { $attempt ->
    [1] SYN 没有得到应答，于是重传。
   *[other] 仍然没有应答：重传 SYN（第 { $attempt } 次重传）。
  }
log-resent-syn-ack = { $attempt ->
    [1] SYN ACK 没有收到确认，于是重传。
   *[other] SYN ACK 仍然没有收到确认：再次重传（第 { $attempt } 次重传）。
  }
log-resent-data = { $attempt ->
    [1] 这些数据没有收到确认，于是重传。{ $host }无法知道丢失的是数据，还是对它的确认。
   *[other] 仍然没有确认：数据再次重传（第 { $attempt } 次重传）。
  }
log-resent-fin = { $attempt ->
    [1] FIN 没有收到确认，于是重传。{ $host }无法知道丢失的是 FIN，还是对它的确认。
   *[other] 仍然没有确认：FIN 再次重传（第 { $attempt } 次重传）。
  }
log-resent-next-lost = { $peer }只确认了在途数据的一部分，说明下一个报文段很可能也丢失了。不等计时器就重传它。
log-resent-fast = 连续三个重复确认（冗余 ACK）都在要这个报文段，说明它很可能丢失了。不等计时器到期，立即重传（快速重传）。
log-resent-hole = { $peer }报告收到了这个报文段之后的内容，却没有收到它本身，说明它很可能丢失了。于是重传。

## 为什么一个报文段没有作用

log-ignored-reset-no-connection = 这个 RST 针对的连接并不存在。从不用 RST 应答 RST，所以什么也不发生。
log-ignored-reset-in-listen = RST 不可能针对这个监听者，因为它什么也没有发送过。忽略它。
log-ignored-nothing-for-listen = 监听者等待的是 SYN。这不是 SYN，于是丢弃。
log-ignored-reset-bad-ack = 这个 RST 没有确认{ $host }的 SYN，不是对它的应答。丢弃它。
log-ignored-reset-without-ack = 不确认任何内容的 RST 可能来自任何一方。在 SYN-SENT 状态下丢弃它。
log-ignored-nothing-for-syn-sent = { $host }等待对 SYN 的应答。这个报文段既没有 SYN 也没有 RST，于是丢弃。
log-ignored-reset-outside-window = 这个 RST 在接收窗口之外。将它静默丢弃，不给攻击者任何回应。
log-ignored-duplicate = 这些内容{ $host }之前都已收到，没有可以收下的。
log-ignored-bad-ack = 这里确认的内容从未发送过，或者太旧。这个报文段被丢弃。
log-ignored-old-timestamp = 它的时间戳比已经接受的更旧：不管序列号怎样，这是旧的重复报文段。
log-ignored-no-timestamp = 双方已经约定使用时间戳。这个报文段没有，于是丢弃。
log-ignored-reset-in-time-wait = 在这里 RST 不会结束 TIME-WAIT：它可能和 TIME-WAIT 所等待消失的报文段一样旧。
log-ignored-outside-window = 这个报文段没有任何部分落在接收窗口内：它太旧，或者太超前。其内容被丢弃。
log-ignored-no-ack = 在已建立的连接上，每个报文段都带有确认。这个没有，于是丢弃。
log-ignored-text-after-fin = { $peer }已经用 FIN 说过不会再有数据。忽略这些数据。
log-ignored-host-down = 没有主机接收它：{ $host }已经崩溃。
log-ignored-challenge-limit = 这一秒内发送的质询 ACK 已经够多。再多只会帮助对{ $host }泛洪的攻击者。
log-ignored-bad-checksum = 这个报文段的内容在途中变了：校验和不符。{ $host }将它静默丢弃，就像它丢失了一样。
log-ignored-backlog-full = { $host }未完成的握手已经达到它愿意保留的上限。它将这个 SYN 静默丢弃；{ $peer }会再试。
log-ignored-deferred = 握手本来可以完成，但{ $host }的用户要等数据到来才想知道有连接。这个确认被略过。
log-ignored-accept-queue-full = 等待{ $host }的用户接受的已完成连接太多。这个确认被丢弃；{ $peer }会再试。

## 丢失

log-lost-chosen = 你把这个报文段从线路上拿走了。双方都还不知道，只能自己去发现。
log-lost-next = 丢失了：你要求丢弃{ $host }发出的下一个报文段。双方都还不知道，只能自己去发现。
log-lost-described = 丢失了：你要求丢弃{ $host }发出的这样一个报文段。双方都还不知道，只能自己去发现。
log-lost-chance = 线路随机丢失了这个报文段。双方都还不知道，只能自己去发现。
log-lost-too-big = 这个报文段超过线路的 MTU，又不允许分片，于是被丢弃。{ $host }得不到任何通知。
log-lost-queue-full = 来自{ $host }的太多报文段在排队等待上线路。队列容不下这一个，于是被丢弃：这就是拥塞的样子。
log-lost-unplugged = 线缆已拔出，这个报文段丢失了。双方都还不知道，只能自己去发现。

## 到达的报文段带来什么

log-acked = { $host }的 { $bytes } 字节数据得到确认；其副本可以丢掉了。
log-duplicate-ack = { $count ->
    [1] 这没有确认任何新内容，是一个重复确认。
   *[other] 已经是连续第 { $count } 个重复确认：很可能缺了什么。
  }
log-fast-recovery = 不靠计时器就发现了丢失。{ $host }放慢发送（快速恢复）：最多允许 { $cwnd } 字节在途，之后为 { $ssthresh } 字节。
log-fast-retransmit = 不靠计时器就发现了丢失。{ $host }按 Tahoe 的做法放慢：从最多 { $cwnd } 字节在途重新开始，慢启动到 { $ssthresh } 字节为止。
log-recovery-over = 发现丢失时在途的一切都已到达。{ $host }继续发送，一次最多 { $cwnd } 字节在途。
log-cookie-right = 被确认的序列号是{ $host }发出的 SYN cookie：发来它的一方见过那个应答。连接由它重建。
log-cookie-wrong = 被确认的序列号不是{ $host }的 SYN cookie，或者已经太旧。没有这样的连接。
log-network-trouble = 网络报告途中有故障。故障也许会过去，{ $host }继续。
log-accepted = { $bytes } 字节按序到达，用户可以读取了。
log-held = { $bytes } 字节来得太早：序列号 { $missing } 还没到。先保存起来，直到空缺补上。
log-hole-filled = 空缺补上了，在它后面等待的 { $bytes } 字节也可以读取了。
log-fin-held = FIN 来得太早：序列号 { $missing } 还没到。等它之前的内容全部到达，它才算数。
log-window-closed = { $peer }没有空间了（零窗口）。{ $host }必须等待，并不时探测情况是否有变。
log-window-opened = { $peer }又有了 { $bytes } 字节的空间。
log-rtt-sampled = 往返用了 { $rtt }，平滑后为 { $srtt }。加上偏差的余量，{ $host }会等待应答 { $rto }，然后才重传。
log-rtt-sampled-at-floor = 往返用了 { $rtt }，平滑后为 { $srtt }。按此只需等很短时间，但重传超时从不低于 { $rto }。
log-rto-after-syn-timeout = SYN 曾经重传，所以往返时间未知。{ $host }谨慎地开始：数据发出后等待应答 { $rto }，然后才重传。
log-rtt-sampled-above-floor = 往返用了 { $rtt }，平滑后为 { $srtt }。和 Linux 一样，偏差的余量至少为 { $least }：{ $host }会等待应答 { $rto }，然后才重传。
log-rtt-ambiguous = 这里确认的是第一次发送还是第二次？无法分清，所以不测量这次往返（Karn 算法）。

## 计时器

log-retransmission-timeout = { $how ->
    [linear] 在 { $waited } 内没有确认：重传计时器到期。下一次仍等待 { $rto }：和 Linux 一样，等待 SYN 应答的最初几次不加倍。
   *[doubled] 在 { $waited } 内没有确认：重传计时器到期。下一次等待 { $rto }：每次加倍，直到上限。
  }
log-path-doubted = 同一个报文段已经重传 { $attempts } 次。{ $host }现在会请网络寻找通往{ $peer }的另一条路径。
log-defer-over = { $host }等数据已经等得够久。它的 SYN 再发一次，这回任何应答都行。
log-orphan-waits = { $host }上的程序已经离开，再有什么也无法告诉它。{ $host }为{ $peer }的 FIN 等待 { $span }，然后忘掉这个连接。
log-time-wait-started = { $host }再停留 2 MSL（{ $span }）：足以应答重发的 FIN，也足以让所有旧报文段消失。
log-time-wait-restarted = { $peer }又发来 FIN，于是 2 MSL（{ $span }）的等待重新开始。

## 用户做了什么，得知什么

log-signal-closing = { $host }的用户得知“连接正在关闭”：{ $peer }不会再发送数据。
log-signal-reset = { $host }的用户得知“连接被复位”。
log-signal-refused = { $host }的用户得知“连接被拒绝”。
log-signal-timeout = { $host }的用户得知“因用户超时，连接中止”。
log-signal-urgent = { $host }的用户得知有紧急数据要来，到序列号 { $end } 为止。
log-signal-unreachable = { $host }的用户得知{ $peer }不可达。
log-call-listen = { $host }的用户在端口 { $port } 上调用被动 OPEN：接受任何一方的连接。
log-call-connect = { $host }的用户调用主动 OPEN：连接到{ $peer }。
log-call-send = { $host }的用户调用 SEND，交出 { $bytes } 字节。
log-call-close = { $host }的用户调用 CLOSE：没有更多数据要发。
log-call-shutdown = { $how ->
    [rd] { $host }的用户调用 shutdown(SHUT_RD)：不想再接收。
    [wr] { $host }的用户调用 shutdown(SHUT_WR)：没有更多数据要发，但到来的仍会读取。
   *[rdwr] { $host }的用户调用 shutdown(SHUT_RDWR)：没有更多数据要发，也不想再接收。
  }
log-call-failed = { $host }的调用 { $call } 失败，错误为 { $errno }。
log-host-crashed = { $host }崩溃了：它的所有连接都被忘掉，没有通知任何一方。
log-host-restarted = { $host }重新启动，没有任何打开的连接，也不记得过去的事。
log-call-abort = { $host }的用户调用 ABORT：立即结束。

## 线路上发生什么

log-wire-duplicated = 线路随机地把{ $host }的一个报文段投递了两次。这是第二个。
log-wire-reordered = 这个报文段随机地走了一条慢路。{ $host }在它之后发送的报文段可能先到。
log-segment-held = 你把这个报文段扣留在原处。它会一直停在那里，直到你放行。
log-segment-released = 你放行了这个报文段。它继续前进，好像什么都没发生过。
log-segment-delayed = 你让这个报文段晚到 { $by }。
log-segment-duplicated = 你让{ $host }的一个报文段到达两次。这是第二个，比第一个晚 { $after }。
log-segment-corrupted = 你损坏了这个报文段。它的校验和不再相符。
log-segment-edited = 你改写了这个报文段的首部，包括校验和。{ $peer }无法知道{ $host }发的是别的内容。
log-segment-forged = 你冒充{ $host }发送这个报文段。{ $host }对此一无所知。
log-fault-armed = { $fault ->
    [drop] 你要求丢弃{ $host }的一个报文段。
    [hold] 你要求把{ $host }的一个报文段扣留在线路上。
    [delay] 你要求让{ $host }的一个报文段晚到。
    [duplicate] 你要求让{ $host }的一个报文段到达两次。
    [corrupt] 你要求损坏{ $host }的一个报文段。
   *[edit] 你要求改写{ $host }的一个报文段。
  }
log-fault-disarmed = { $host }从现在起发送的报文段又可以原样到达了。
log-cable-unplugged = 你拔出了线缆。线缆上的一切都丢失了，之后发送的也一样。
log-cable-plugged = 你重新插上了线缆。

## 一次调用为什么被拒绝

refusal-connection-does-not-exist = 这里没有连接。请先“监听”或“连接”。
refusal-connection-already-exists = 这台主机已经在监听或已有连接。请先“关闭”或“中止”。
refusal-remote-socket-unspecified = 监听者不知道该发往哪里。请等到有主机连接进来。
refusal-connection-closing = 这个方向已经关闭。主机发出 FIN 之后不再发送数据。
refusal-insufficient-resources = 没有容纳它的空间了。
refusal-segment-not-in-flight = 这个报文段已经不在途中。
refusal-host-down = 这台主机已经崩溃。请先重新启动它。
refusal-host-up = 这台主机没有崩溃。
refusal-socket-in-use = 这里由一个应用程序接受连接并读取。用“app manual”可以由你自己来做。
refusal-only-in-program = “wait”属于脚本，单独成行，不带时间。
refusal-only-at-start = 只有脚本才能说这个，而且要在开头。
refusal-time-has-passed = 那个时刻已经过去。
refusal-call-fails = 这个调用在这里会失败。
refusal-not-reached = 在轮到它之前发生的事太多了。
## 不是 `refusal-…`：真要求引擎发送，它也什么都不会发。
send-nothing = 没有可发送的内容。请先输入一些文字。
line-wrong = { $message }（第 { $column } 列）
rfc-words = RFC { $rfc } §{ $section }：“{ $text }”

## 主机

call-listen = 监听
call-connect = 连接
call-send = 发送
call-close = 关闭
call-abort = 中止
about-listen = 被动 OPEN：等待 SYN
about-connect = 主动 OPEN：向另一台主机发送 SYN
about-send = SEND：把这段文字交给 TCP
about-close = CLOSE：没有更多数据要发；如有连接，随后发出 FIN
about-close-listener = CLOSE：停止监听端口 { $port }
about-abort = ABORT：丢弃一切；若必须让另一台主机知道，就发送 RST
send-text = 要发送的文字
send-default = { $host ->
    [client] hello
   *[server] world!
  }
host-listening = 正在监听端口 { $port }
host-listening-still = 连接已结束，仍在监听端口 { $port }
host-others = 另有
host-other = { $state }，对端 { $remote }
host-other-many = { $count } 个 { $state }
host-received = 已收到
host-received-bytes = { $bytes } 字节
host-variables = 变量
host-down = 它崩溃了。
host-crash = 崩溃
host-restart = 重新启动
host-app = 新套接字的应用程序
timer-retransmission = 重传
timer-retransmission-about = 重传超时时间（RTO）
timer-persist = 持续
timer-persist-about = 距下一次零窗口探测的时间
timer-override = 强制发送
timer-override-about = 小报文段为等待更好的窗口而推迟多久（override）
timer-delayed-ack = 延迟确认
timer-delayed-ack-about = 确认为等待可捎带它的数据而推迟多久
timer-keep-alive = 保活
timer-keep-alive-about = 沉默多久之后询问另一台主机是否还在
timer-fin-wait-2 = FIN-WAIT-2 期限
timer-fin-wait-2-about = 程序离开后 FIN-WAIT-2 持续多久
timer-time-wait = 时间等待
timer-time-wait-about = 在 TIME-WAIT 中等待 2 MSL，即最长报文段寿命的两倍
timer-attempt = 第 { $attempt } 次尝试

## 演示区

stage = 演示区
stage-lost = { $host }的 { $label }，已丢失
stage-described = 演示区的文字描述
stage-host = { $host ->
    [client] 客户端：{ $state }。
   *[server] 服务器：{ $state }。
  }
stage-host-down = { $host ->
    [client] 客户端已崩溃，什么也收不到。
   *[server] 服务器已崩溃，什么也收不到。
  }
stage-absent = { $host ->
    [client] 客户端已停机
   *[server] 服务器已停机
  }
stage-timers = 计时器：{ $list }。
stage-timer = { $timer } 将于 { $at } 到期
stage-arrives = { $name }，将于 { $at } 到达
wire-queue = 队列中有 { $count } 个，
stage-others = 另有 { $count } 个
waits-closed = 没有连接，正在等待调用。
waits-listen = 正在等待任何一方的 SYN。
waits-syn-sent = 正在等待对其 SYN 的应答。
waits-syn-received = 正在等待对其 SYN 的确认。
waits-established = 正在等待数据或调用。
waits-fin-wait-1 = 正在等待对其 FIN 的确认。
waits-fin-wait-2 = 正在等待对方的 FIN。
waits-close-wait = 正在等待其用户关闭连接。
waits-closing = 正在等待对其 FIN 的确认；对方的 FIN 已经到达。
waits-last-ack = 正在等待最后一个确认，即对其 FIN 的确认。
waits-time-wait = 正在等待 2 MSL 结束。
stage-in-flight = 在途：{ $list }。
stage-segment = { $host }的 { $label }
stage-empty = 没有在途的报文段。
stage-beneath = 下面还叠着 { $count } 个报文段
stage-train = { $host }的 { $count } 个报文段，第一个为 { $label }
stage-trains = 在途报文段过多，一个图形代表多个报文段。
stage-just-lost = 刚刚丢失：{ $list }。
choice-drop = 丢弃
choice-hold = 扣留
choice-release = 放行
choice-delay = 延迟…
choice-duplicate = 重复投递…
choice-corrupt = 损坏
choice-edit = 修改首部…
choice-what-if = 如果当时…
choice-inspect = 查看
choice-copy = 复制它的描述
do-drop = 丢弃
do-hold = 扣留
do-delay = 延迟
do-duplicate = 重复投递
do-corrupt = 损坏
do-edit = 修改
ask-delay = 晚到多久
ask-duplicate = 多久后再到一次
edit-win = 窗口
edit-win-example = 0
edit-seq = 序列号
edit-seq-example = +10
edit-ack = 确认号
edit-ack-example = -1
edit-flags = 标志
edit-flags-example = FR.
menu-back = 返回
copied = 已复制：{ $text }
copy-failed = 浏览器不允许本页面复制。描述是 { $text }
mark-old = 旧
mark-old-ack = 确认旧的
mark-probe = 探测
mark-held = 被扣留
mark-forged = 伪造
mark-copy = 副本
mark-edited = 已修改
mark-corrupted = 已损坏
faults-short = { $count ->
    [0] 故障…
   *[other] 故障（{ $count }）…
  }
faults-of = { $count ->
    [0] 故障：针对来自{ $host }的报文段
   *[other] 故障（{ $count }）：针对来自{ $host }的报文段
  }
faults-title = 针对来自{ $host }的报文段的故障
faults-armed = 等待来自{ $host }的报文段的故障
faults-disarm = 取消故障
faults-close = 关闭
fault = 故障
fault-retransmitted = 仅限重传的报文段
fault-arm = 设置
which = 哪一个
which-next = 下一个
which-nth = 第 n 个
which-first = 前 n 个
which-every = 每一个
which-count = n
kind = 类型
kind-any = 任意
kind-data = 数据
kind-of = 确认什么
forge = 伪造一个来自{ $host }的报文段
forge-send = 伪造
unplug = 拔出
unplug-about = 拔出线缆
plug = 插上
plug-about = 插上线缆
unplugged = 线缆已拔出：进入线路的一切都会丢失。
drop-next = 丢弃下一个来自{ $host }的报文段
drop-next-short = 丢弃下一个
drop-next-armed = 下一个来自{ $host }的报文段将会丢失

## 套接字

sockets = 套接字
sockets-whose = （{ $host }）
sockets-of = { $host }的套接字
socket-call = 调用
socket-fd = 套接字
socket-new = 新建
socket-port = 端口
socket-backlog = 队列上限
socket-app = 服务程序
socket-app-default = 主机默认
socket-from = 源端口
socket-text = 文字
socket-bytes = 或字节数
socket-how = 方向
socket-option = 选项
socket-value = 值
socket-on = 状态
socket-optional = –
socket-do = 调用
socket-calls = { $host }的调用
socket-calls-empty = 还没有调用。
socket-pending = 尚未返回
socket-waited = { $span } 后
socket-by-app = 应用程序
ss = 套接字表
ss-of = { $host }的套接字表
ss-empty = 没有套接字
ss-count = { $state } { $count }
ss-more = 还有 { $count } 个
ss-info = { $local } 到 { $peer } 的更多信息
ss-state = 状态
ss-recv-q = Recv-Q
ss-send-q = Send-Q
ss-local = 本地
ss-peer = 对端
ss-timer = 计时器
ss-fd = fd
ss-app = 应用程序

## 报文段表格

segments = 报文段表格
segments-title = { $count ->
    [0] 尚未发送任何报文段。
   *[other] { $count } 个报文段，最新的在最后
  }
segments-earlier = 显示更早的 { $count } 个报文段
segments-time = 时间
segments-way = 从 → 到
segments-from-to = { $from } → { $to }
segments-kind = 类型
segments-flags = 标志
segments-seq = 序列号
segments-ack = 确认号
segments-length = 长度
segments-window = 窗口
segments-fate = 结果
segments-why = 原因
segment-in-flight = 在途中，将于 { $at } 到达
segment-held = 被扣留在线路上
segment-arrived = 于 { $at } 到达
segment-lost = 于 { $at } 丢失
segment-again = 重传

## 变量逐一解释

variables = 变量（TCB）
variables-what = 两台主机的序列空间、计时器与全部数值
variables-of = { $host ->
    [client] 客户端的变量
   *[server] 服务器的变量
  }
variables-none = { $state ->
    [LISTEN] 监听者还没有变量：SYN 到来时，每个连接才有自己的变量。
   *[other] 没有连接，所以没有变量。
  }
variables-timers = 计时器
variables-no-timer = 没有计时器在运行。
variables-send = 发送
variables-receive = 接收
variables-retransmission = 重传
variables-congestion = 拥塞
timer-of = / { $span }
space-send = 发送序列空间
space-receive = 接收序列空间
space-scale = 像 1:6 这样的范围从第一个号开始，到第二个号之前为止。已使用的部分按比例绘制，但不会小到看不见；很长的空窗口被截短，并画出断口。
space-no-window = 对方还没有说明能接收多少，所以窗口未知。
space-no-peer = 对方的 SYN 还没有到，所以它的序列号未知。
space-acknowledged = 已确认
space-sent = 已发送
space-again = 已重传
space-sacked = 已选择确认
space-lost = 推定丢失
space-ready = 待发，允许发送
space-window = 允许发送
space-waiting = 等待窗口
space-beyond = 尚不允许
space-read = 已读取
space-unread = 未读取
space-hole = 空缺
space-held = 已缓存
space-room = 可以到来
space-outside = 不接收
timeout-exact = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $rto }
timeout-raised = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }，但至少为 { $rto }
timeout-raised-above = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }，但至少比 SRTT 多 { $least }：{ $rto }
timeout-cut = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }，但至多为 { $rto }
timeout-doubled = RTO = { $rto }：计时器已连续超时 { $count } 次，每次超时值加倍，直到上限。SRTT + 4·RTTVAR 本应为 { $sum }。
timeout-unmeasured = { $count ->
    [0] RTO = { $rto }：还没有测量过往返时间。
   *[other] RTO = { $rto }：还没有测量过往返时间，计时器已连续超时 { $count } 次。
  }
phase-open = 无丢失
phase-fast = 快速恢复
phase-timeout = 超时之后
phase-slow-start = 丢失之后慢启动
variable-snd-una = 已发送但未被确认的最小序列号。新的确认到来时它向前移动；它之前的数据都可以丢弃。
variable-snd-nxt = 下一个要发送的序列号。snd.una 与 snd.nxt 之间的数据正在途中。
variable-snd-wnd = 发送窗口，以字节计：从 snd.una 起对方能接收多少。为 0 时，发送方只能探测。
variable-snd-up = 已发送数据中紧急数据结束处的序列号。很少有程序使用它。
variable-snd-wl1 = 最近一次更新 snd.wnd 的报文段的序列号。更旧的报文段不得改变窗口。
variable-snd-wl2 = 最近一次更新 snd.wnd 的报文段的确认号，用途相同。
variable-iss = 初始发送序列号，32 位，别人无法猜到。这里其他序列号都从它开始计数。
variable-snd-mss = 发往对方的报文段最多可携带的数据字节数，由对方在其 SYN 中说明。
variable-snd-scale = 对方报文段的窗口字段要左移这么多位：窗口因此可以大于 64 KiB。
variable-rcv-nxt = 期望收到的下一个序列号。它就是所发送的每个报文段的确认号：它之前的数据都已收到。
variable-rcv-wnd = 接收窗口，以字节计：从 rcv.nxt 起还能接收多少。应用程序不读取时它会缩小。
variable-rcv-up = 所收数据中紧急数据结束处的序列号。
variable-irs = 对方的初始序列号，取自它的 SYN。这里收到的序列号都从它开始计数。
variable-rcv-scale = 窗口写入 16 位的窗口字段之前要右移这么多位。
variable-srtt = 平滑的往返时间：每次测量使它移动差值的八分之一。
variable-rttvar = 往返时间的偏差：测量值离 SRTT 有多远，以四分之一平滑。路径越不稳定，超时值越长。
variable-rto = 重传超时值：最早的报文段未被确认超过这么久就会重传。太短浪费，太长停滞。
variable-backoff = 计时器连续超时的次数。每次超时值加倍，使拥挤的网络得到缓解；新的测量使它归零。
variable-cwnd = 拥塞窗口，以字节计：不论对方窗口允许多少，发送方自己敢让多少数据在途。它随确认增长，随丢失缩小。
variable-ssthresh = 慢启动阈值，以字节计。低于它时 cwnd 按确认的字节数增长（慢启动），高于它时每个往返时间增长一个报文段（拥塞避免）。丢失把它设为在途数据的一半。
variable-flight = 已发送但未被确认的字节数，即 snd.nxt − snd.una。SYN 或 FIN 算一个。
variable-dupacks = 连续收到多少个重复确认（冗余 ACK），即没有带来新消息的确认。到第三个时，发送方认为报文段已丢失，不等计时器就重传。
variable-phase = 发送方对丢失的处理：就它所知没有丢失；正在修复由确认显示出的丢失；或在超时后重新慢慢开始。

## 报文段，逐个字段

segment = 报文段
segment-what = 每个字段、它的字节及其含义
segment-none = 还没有发送过报文段。
segment-gone = 你选择的报文段在此刻还没有发送。这是最新的一个。
segment-no-octets = 没有数据报装得下这个报文段，所以没有字节可显示。
segment-previous = 上一个
segment-next = 下一个
segment-first = 这是第一个报文段。
segment-last = 这是最新的报文段。
segment-show = 在时序图中显示
segment-newest = 跟随最新的
segment-header = TCP 首部，每行 32 位
segment-hex = 数据报的字节
segment-octet = { $value }，{ $name }
segment-octets = { $count } 字节
segment-all = 显示全部 { $count } 字节
segment-choose = 选择一个字段或一个字节，查看它的含义。
checksum-right = 校验和 { $value }，与计算一致。
checksum-wrong = 校验和 { $value } 错误：应为 { $should }。收到它的主机会将其丢弃。
field-bits = 位 { $bits }
field-relative = 相对 { $relative }
field-ip = IP 首部
field-ip-about = IP 把报文段从一台主机送到另一台主机所用的信封。其中的地址和长度也参与 TCP 校验和的计算。
field-source-port = 源端口
field-source-port-about = { $value } 与 IP 地址一起指明发送方（{ $host ->
    [client] 客户端
   *[server] 服务器
  }）的套接字。
field-destination-port = 目的端口
field-destination-port-about = { $value } 与 IP 地址一起指明接收方（{ $peer ->
    [client] 客户端
   *[server] 服务器
  }）的套接字。
field-sequence = 序列号
field-sequence-about = 本报文段第一个字节的编号，在 32 位内循环。从{ $host }的初始序列号算起是 { $relative }；SYN 或 FIN 算一个字节。
field-acknowledgment = 确认号
field-acknowledgment-about = { $relative ->
    [none] 没有意义，因为 ACK 位没有置位。
    [0] { $host }期望的下一个号，从{ $peer }的初始序列号算起为 0：连 SYN 都还没有确认。
   *[other] { $host }期望的下一个号：从{ $peer }的初始序列号算起，{ $relative } 之前的数据都已到达。
  }
field-data-offset = 数据偏移
field-data-offset-about = 首部有 { $value } 个 32 位字，即 { $octets } 字节：数据从那里开始。没有选项时为 5 个字。
field-reserved = 保留
field-reserved-about = 留作以后使用。发送时为零，接收时忽略。
field-cwr = CWR
field-cwr-about = { $set ->
    [yes] 拥塞窗口已减小：{ $host }得知拥塞并已放慢。
   *[no] 拥塞窗口已减小：未置位。它属于显式拥塞通知。
  }
field-ece = ECE
field-ece-about = { $set ->
    [yes] ECN 回显：路由器标记了{ $host }所收到的数据，存在拥塞。
   *[no] ECN 回显：未置位。它属于显式拥塞通知。
  }
field-urg = URG
field-urg-about = { $set ->
    [yes] 紧急指针有效。
   *[no] 未置位：紧急指针没有意义。
  }
field-ack = ACK
field-ack-about = { $set ->
    [yes] 确认号有效。只有发起连接的 SYN 和某些 RST 没有它。
   *[no] 未置位：确认号没有意义。发起连接的 SYN 和某些 RST 就是这样。
  }
field-psh = PSH
field-psh-about = { $set ->
    [yes] 推送：{ $peer }应立即把这些数据交给用户，不再等待更多。
   *[no] 推送：未置位。
  }
field-rst = RST
field-rst-about = { $set ->
    [yes] 复位：{ $host }表示连接已经没有了，或从未有过。
   *[no] 复位：未置位。它会立即结束连接。
  }
field-syn = SYN
field-syn-about = { $set ->
    [yes] 同步：{ $host }宣布它从哪个序列号开始计数。
   *[no] 同步：未置位。每一方只在打开连接时置位。
  }
field-fin = FIN
field-fin-about = { $set ->
    [yes] { $host }没有更多数据要发送，但仍可接收。
   *[no] 未置位：{ $host }还可以继续发送。
  }
field-window = 窗口
field-window-about = { $scaling ->
    [syn] { $host }能接收 { $octets } 字节。SYN 中的窗口从不以更大的单位计，不论它提出怎样的窗口扩大。
    [none] 从确认号起，{ $host }还能接收 { $octets } 字节。双方的 SYN 都提出窗口扩大才会以更大的单位计，这里按原值计。
   *[some] { $value } × { $factor } = { $octets }：从确认号起，{ $host }还能接收这么多字节。双方的 SYN 都提出了窗口扩大，这个因子由{ $host }的 SYN 给出。
  }
field-checksum = 校验和
field-checksum-about = 对首部、数据和伪首部（取自 IP 的地址、协议号与长度）求和，用来发现途中的损坏。
field-urgent = 紧急指针
field-urgent-about = 紧急数据结束的位置，从序列号算起。仅在 URG 位置位时有效。
field-option-end = 选项结束
field-option-end-about = 后面没有选项；用零填满最后一个字。
field-option-nop = NOP
field-option-nop-about = 什么也不说的选项，使下一个选项从字的边界开始。
field-option-mss = 最大报文段长度
field-option-mss-about = { $host }接收的报文段最多带 { $value } 字节数据。只有 SYN 能这样说明。
field-option-window-scale = 窗口扩大
field-option-window-scale-about = 如果双方都在 SYN 中这样说，{ $host }以后的报文段的窗口字段以 { $factor } 字节为单位。
field-option-sack-permitted = 允许 SACK
field-option-sack-permitted-about = { $host }懂得选择确认。只有 SYN 能这样说明。
field-option-sack = SACK
field-option-sack-about = 空缺之后的这些块也已到达：{ $blocks }，每块从第一个号到第二个号之前。{ $peer }不必重传它们。
field-option-timestamps = 时间戳
field-option-timestamps-about = { $host }的时钟，以及它最近得知的{ $peer }时钟。用来测量往返时间，并识别旧的重复报文段。
field-option-unknown = 未知选项
field-option-unknown-about = 这里不认识的选项，跳过。
field-padding = 填充
field-padding-about = 零，使首部在字的边界结束。
field-data = 数据
field-data-about = 给{ $peer }用户的 { $count } 字节：“{ $text }”。之后的号是 { $next }。

## 图表。变量名照 RFC 的写法

graph = 图表
graph-kinds = 图表
graph-hosts = 主机
graph-sequence = 时间—序列号图
graph-window = 拥塞窗口
graph-times = 往返时间
graph-loading = 正在加载图表……
graph-failed = 无法加载用于绘制图表的部分。请检查网络连接后重试。
graph-axis-sequence = 序列号随时间的变化
graph-axis-bytes = 字节数随时间的变化
graph-axis-times = 往返时间与重传超时时间随时间的变化
graph-una = snd.una
graph-una-about = 在此之前均已确认
graph-edge = 窗口
graph-edge-about = 对方窗口的右边沿
graph-cwnd = cwnd
graph-cwnd-about = 拥塞窗口
graph-ssthresh = ssthresh
graph-ssthresh-about = 慢启动阈值，首次丢失后才有
graph-flight = 在途
graph-flight-about = 已发送但尚未确认
graph-srtt = SRTT
graph-srtt-about = 平滑往返时间
graph-rto = RTO
graph-rto-about = 重传前等待的时间
graph-legend = 图例
graph-key-sent = 报文段及其字节，位于发送时刻
graph-key-again = 重传
graph-key-lost = 途中丢失
graph-key-sack = SACK：对方已收到这些字节
graph-value = { $name } { $value }
graph-moment = { $at }：{ $values }
graph-sent = 发送 { $sent }
graph-segments = { $count ->
    [1] { $from } 至 { $to }
   *[other] { $count } 个报文段，{ $from } 至 { $to }
  }
graph-again = 其中重传 { $count } 个
graph-lost = 其中丢失 { $count } 个
graph-of = { $host ->
    [client] 客户端的{ $title }。
   *[server] 服务器的{ $title }。
  }
graph-empty = 尚无连接。
graph-counts = 截至 { $until }：发送报文段 { $sent } 个，其中重传 { $again } 个，丢失 { $lost } 个。
graph-cursor = 图中的时刻
graph-how = 点击或拖动可跳到任意时刻。方向键逐个事件移动，回车键跳到该时刻。
graph-table = 以表格显示数值
graph-time = 时间
graph-sent-column = 发送
graph-rows-more = 省略了更早的 { $count } 个时刻。

## 状态图。事件与动作：先照图中的写法，再用文字说明。

diagram = 状态图
diagram-coverage = 共 { $total } 条边，已走过 { $walked } 条
diagram-coverage-all = 共 { $total } 条边，已走过 { $walked } 条，各分支合计 { $all } 条
diagram-others = 共 { $total } 条，已走过 { $walked } 条。
diagram-states = 客户端处于 { $client }，服务器处于 { $server }。
diagram-how = 用上下方向键逐边移动，按 Enter 了解更多。
diagram-initial = { $host ->
    [client] 客
   *[server] 服
  }
diagram-walked = { $host }走过
diagram-dotted = RST、ABORT 或超时会转到 CLOSED。图中没有画出这些边。
diagram-choose = 选一条边，看它是什么意思、怎样走到。
edge-title = { $from } 到 { $to }
edge-name = { $from } 到 { $to }：{ $meaning }{ $walked }
edge-meaning = { $event }，{ $action }。
edge-walked = { $by ->
    [client] 客户端走过。
    [server] 服务器走过。
    [both] 双方都走过。
   *[none] 还没有走过。
  }
edge-show = 在{ $host }上演示
edge-searching = 正在寻找走法…
edge-found = 找到一种走法。现在它作为单独的一条经过播放：
edge-none = 从这里没有找到走法。请重置运行，或退回到更早的时间，然后再试。
edge-back = 回到状态图
event-passive-open = passive OPEN
event-passive-open-words = 用户被动打开
event-active-open = active OPEN
event-active-open-words = 用户主动打开
event-send = SEND
event-send-words = 用户发送数据
event-close = CLOSE
event-close-words = 用户关闭
event-syn = rcv SYN
event-syn-words = SYN 到达
event-syn-ack = rcv SYN,ACK
event-syn-ack-words = SYN 和 ACK 到达
event-syn-acked = rcv ACK of SYN
event-syn-acked-words = 对 SYN 的 ACK 到达
event-rst = rcv RST (note 1)
event-rst-words = 被动 OPEN 之后 RST 到达
event-fin = rcv FIN
event-fin-words = FIN 到达
event-fin-acked = rcv ACK of FIN
event-fin-acked-words = 对 FIN 的 ACK 到达
event-fin-with-ack = rcv FIN,ACK
event-fin-with-ack-words = FIN 与对 FIN 的 ACK 一同到达
event-time-wait-over = Timeout=2MSL
event-time-wait-over-words = 2 MSL 已经过去
event-broken = RST, ABORT, timeout
event-broken-words = RST 到达、用户中止或用户超时
action-create = create TCB
action-create-words = 创建连接的记录（TCB）
action-create-syn = create TCB, snd SYN
action-create-syn-words = 创建连接的记录（TCB），发送 SYN
action-delete = delete TCB
action-delete-words = 删除连接的记录（TCB）
action-syn = snd SYN
action-syn-words = 发送 SYN
action-syn-ack = snd SYN,ACK
action-syn-ack-words = 发送 SYN 和 ACK
action-ack = snd ACK
action-ack-words = 发送 ACK
action-fin = snd FIN
action-fin-words = 发送 FIN
action-none = x
action-none-words = 不发送任何报文段

## 脚本

script = 脚本
script-text = 脚本
script-place = 第 { $line } 行，第 { $column } 列：
script-go = 转到那里
script-take = 改写为“{ $suggestion }”
script-run = 运行
script-run-about = 用这个脚本重新开始（Ctrl+Enter）
script-session = 显示本次会话
script-open = 打开…
script-save = 保存
script-opened = 已打开 { $name }。按“运行”开始。
exercise = 习题中的数值
exercise-about = 这些数值会写入脚本，按“运行”后生效。留空的按预设取值。
exercise-client-isn = 客户端的初始序列号
exercise-server-isn = 服务器的初始序列号
exercise-mss = MSS（字节）
exercise-cwnd = 起始 cwnd（报文段）
exercise-ssthresh = 起始 ssthresh（字节）
exercise-algorithm = 拥塞控制
exercise-preset = 按预设
script-too-large = { $name } 太大：最多能打开 { $most } KiB。
script-unreadable = 无法读取 { $name }。
script-not-run = 脚本无法运行：第 { $line } 行，第 { $column } 列：
script-said-expected = { $said }；应为：{ $expected }
script-said-meant = { $said }；是不是想写 `{ $suggestion }`？
script-comma = { "、" }
script-or = { $others }或{ $last }
script-kind-words = { $kind }（{ $words }）
script-kind-like = { $kind }（如 `{ $example }`）
script-kind-end = 行尾
script-kind-end-of-segment = 报文段的末尾
script-kind-host = 主机
script-kind-state = 状态
script-kind-error = 错误
script-kind-socket-option = 套接字选项
script-kind-host-setting = 主机设置
script-kind-direction = 方向
script-kind-comparison = 比较符号
script-kind-variable = 变量
script-kind-segment-kind = 报文段类型
script-kind-event = 事件
script-kind-preset = 预设
script-kind-syn-cookies = SYN cookie 的用法
script-kind-statement = 语句
script-kind-fault = 故障
script-kind-application = 应用程序
script-kind-header-field = 首部字段
script-kind-link-setting = 链路设置
script-kind-header-option = 首部选项
script-kind-switch = 开关
script-kind-choice = 该设置的取值
script-kind-call = 调用
script-kind-note = 日志条目
script-kind-unit = 单位
script-kind-escape = 转义
script-kind-string = 字符串
script-kind-duration = 时长
script-kind-multiple = MSL 的倍数
script-kind-size = 大小
script-kind-level = 数值或大小
script-kind-rate = 速率
script-kind-share = 百分比
script-kind-ordinal = 序数
script-kind-flags = 标志
script-kind-port-range = 端口范围
script-kind-number = 数字
script-kind-value = 选项的值
script-kind-port = 端口
script-kind-backlog = 队列上限
script-kind-number-of-connections = 连接数
script-kind-number-of-segments = 报文段数
script-kind-segment-number = 报文段编号
script-kind-number-of-times = 次数
script-kind-period = 间隔
script-kind-seed = 种子
script-kind-initial-sequence-number = 初始序列号
script-kind-sequence-number = 序列号
script-kind-acknowledgment-number = 确认号
script-kind-window = 窗口
script-kind-urgent-pointer = 紧急指针
script-kind-end-of-data = 数据之后的序列号
script-kind-data-length = 数据长度
script-kind-mss = MSS
script-kind-shift = 移位数
script-kind-timestamp = 时间戳
script-kind-difference = 差值
script-kind-mtu = MTU
script-problem-too-large = 脚本太大；最多 { $most } KiB
script-problem-line-too-long = 这一行太长；最多 { $most } 个字符
script-problem-too-many-statements = 语句太多；最多 { $most } 条
script-problem-several-statements = 这里只能写一条语句
script-problem-no-statement = 这里没有语句；可以试试 `client connect server:80`
script-problem-unknown-word = 没有名为 `{ $word }` 的{ $kind }
script-problem-unexpected-word = 这里不能写 `{ $word }`
script-problem-extra-word = 后面不能再写 `{ $word }`
script-problem-unexpected-string = 这里不能写字符串
script-problem-comment-needs-blank = `{ $word }` 会被当作一个词；注释的 `#` 前面要有空格
script-problem-missing-word = 这一行还不完整
script-problem-incomplete-segment = 这个报文段还不完整
script-problem-bad-character = 这里不能有字符 { $character }；请改为空格
script-problem-wrong-quote = `{ $character }` 不能作为字符串的开头
script-problem-unclosed-string = 字符串没有结束；请在末尾加上 `"`
script-problem-control-character = 字符串里不能有控制字符；请写成 `\t`、`\n` 或 `\x1f`
script-problem-bad-octet-escape = `\x` 后面要有两位十六进制数字，如 `\x1f`
script-problem-bad-character-escape = `\u` 后面要有一个字符，如 `{ $example }`
script-problem-unknown-escape = 没有 `{ $word }` 这种转义
script-problem-backslash-in-segment = 报文段里不能有反斜杠；也用不到它
script-problem-not-whole = `{ $word }` 不能作为{ $kind }；请写整数
script-problem-bad-ordinal = `{ $word }` 不是序数
script-problem-bad-port-range = `{ $word }` 不是端口范围；请写出首尾两个端口，从 1 到 65535，如 `50000-50999`
script-problem-bad-socket = `{ $word }` 不是套接字；请在 `#` 后面写它的编号，如 `client#4`
script-problem-no-unit = `{ $word }` 没有单位
script-problem-unknown-unit = `{ $word }` 的单位无法识别
script-problem-too-fine = `{ $word }` 太精细；最小是 { $least }
script-problem-too-great = `{ $word }` 大得无法计数
script-problem-out-of-range = `{ $word }` 超出范围：{ $kind }的范围是 { $min } 到 { $max }
script-problem-too-small = `{ $word }` 太小：{ $kind }至少是 { $min }
script-problem-setting-out-of-range = `{ $word }` 超出范围：`{ $setting }` 的范围是 { $min } 到 { $max }
script-problem-unknown-choice = `{ $setting }` 不能是 `{ $word }`
script-problem-unknown-flags = `{ $word }` 里有不是标志的字母；标志有 S、F、R、P、U，ACK 写作 .，没有标志写作 -
script-problem-flag-not-set = 只有带标志 `{ $flag }` 时才能写 `{ $field }`
script-problem-wrong-end-of-data = 第二个数应为第一个数加上长度
script-problem-options-too-long = 这些选项占 { $length } 字节；只有 { $room } 字节的空间
script-problem-too-many-blocks = 首部最多放得下 { $most } 个块
script-problem-connect-to-itself = 主机要连接的是另一台主机
script-problem-socket-for-host = 这里要写主机，不能写它的某个套接字
script-problem-acknowledges-itself = 报文段确认的是另一台主机的报文段
script-problem-nothing-to-acknowledge = `{ $word }` 不占序列号，所以没有报文段会确认它
script-problem-fault-after-host = 故障要写在主机前面，如 `{ $word } client FIN`
script-problem-timed-seed = 种子从一开始就决定一切随机事件；不要给它时间或条件
script-problem-timed-start = `start` 表示观看者从哪里开始；不要给它时间或条件
script-problem-timed-wait = 只有主机的程序才能等待；不要给 `wait` 时间或条件，或者让后面的语句晚一些执行
script-problem-never-then = `never` 只带一个条件；请为每个条件各写一行
script-problem-for-without-state = 只有主机的状态会持续，如 `expect client { "TIME-WAIT" } for 2msl`

## 预期

expectations = 预期
expectations-met = { $count } 个符合
expectations-failed = { $count } 个不符
expectations-open = { $count } 个未定
expectations-decide = 不会再发生什么：现在判定
expectation-met = 符合
expectation-failed = 不符
expectation-open = 尚未判定
expectation-alarm = 与预期不符：{ $text }。{ $why }

## 预期为什么不符。$host 同上；其余的值都已经写好

reason-not-come = 没有走到那一步
reason-never-came = 从未进入那个状态
reason-not-happened = 没有发生
reason-happened = 发生了
reason-not-so-far = 程序没有执行到这里
reason-over = 没等到它的时刻就结束了
reason-in-vain = 它等待的事从未发生
reason-socket-is = { $host }的套接字 { $fd } 处于 { $state }
reason-no-socket = { $host }没有套接字 { $fd }
reason-host-is = { $host }处于 { $state }
reason-level-is = 它的值是 { $level }
reason-no-value = 它还没有值
reason-no-connection = { $host }没有连接
reason-received-text = 最后收到的是 { $text }
reason-received = 收到了 { $octets } 字节
reason-there-are = 共有 { $number } 个
reason-call-returned = 最近一次 { $call } 返回了 { $result }
reason-not-returned = 它还没有返回
reason-call-not-returned = { $call } 还没有返回
reason-call-not-made = { $host }没有调用过 { $call }
reason-returned = 它返回了 { $result }
reason-lasted = 持续了 { $span }
reason-lasts = 过了 { $span } 仍然如此

## 时序图

ladder = 时序图
ladder-empty = 还没有发送报文段。时间将自上而下流逝，每个报文段是一支箭头。
ladder-summary = 到目前为止有 { $count } 个报文段。客户端处于 { $client }，服务器处于 { $server }。
ladder-silence = { $span } 的静默
ladder-lost = 丢失
ladder-older = 更早的 { $count } 个报文段没有画出。
ladder-all = 全部画出
ladder-timer = { $timer } { $span }
zoom-in = 放大
zoom-out = 缩小
zoom-fit = 显示整个过程
numbers-absolute = 绝对序列号
numbers-about = 在所有视图和图片中显示线路上的实际序列号
numbers-now-absolute = 现在显示线路上的实际序列号。
numbers-now-relative = 现在序列号从初始序列号开始计数。
ladder-follow = 回到现在
ladder-look = { $host }在 { $at } 发出的 { $label }
ladder-segment = 换一种可能：{ $host }在 { $at } 发出的 { $label }

## 日志

log = 日志
entries-empty = 还没有发生任何事。
entries-older = 显示更早的 { $count } 条
entry-seek = 转到 { $at }
# At `host`, of a segment from `from` to the other one.
entry-way = { $host ->
    [client] 在客户端：
   *[server] 在服务器：
  }{ $from ->
    [client] 从客户端到服务器
   *[server] 从服务器到客户端
  }

## The notation of a segment, part by part

notation-no-flags = 没有标志
notation-no-data = 序列号 { $first }，没有数据
notation-data = 序列号 { $first }：{ $count } 字节数据，下一个是 { $next }
notation-ack = 确认号：{ $value } 之前的全部已经到达
notation-win = 窗口：还可以发来这么多字节，有窗口扩大因子时再乘以它
notation-urg = 紧急指针：紧急数据到序列号之后 { $value } 处为止
notation-option-mss = 最大报文段长度：一个报文段中最多接收 { $value } 字节数据
notation-option-sackok = 支持选择确认
notation-option-ts = 时间戳：val 是发送方的时钟，ecr 是对方时钟的回显
notation-option-wscale = 窗口扩大因子：它的窗口以 2 的 { $value } 次方为单位
notation-option-sack = 选择确认：缺口之后的这些块已经到达
filter = 筛选
filter-only = 只显示
filter-states = 状态
filter-sent = 发送
filter-resent = 重传
filter-lost = 线路与丢失
filter-arrivals = 到达
filter-ignored = 忽略
filter-timers = 计时器
filter-users = 用户
filter-hidden = { $count ->
    [0] 没有隐藏任何条目。
   *[other] 隐藏了 { $count } 个条目。
  }
filter-all = 全部显示
filter-none = 到目前为止还没有发生过这类事情。
citation = RFC { $rfc } §{ $section }
citation-step = RFC { $rfc } §{ $section }，步骤 { $step }

## 控制

controls = 播放控制
play = 播放
pause = 暂停
step = 单步
step-about = 前进到下一个事件
step-back = 后退一步
step-back-about = 退回到上一个事件之前
reset = 重置
reset-about = 重新开始这个场景
speed = 速度
speed-value = { $speed }×
scenario = 场景
scenario-first-look = 初识：从握手到 TIME-WAIT
scenario-connected = 已连接：轮到你了
scenario-own = 你自己的脚本
scenario-closed = 两台关闭的主机：从零开始
scenario-handshake = 握手：三个报文段
scenario-syn-lost = 握手：SYN 丢失
scenario-syn-ack-lost = 握手：SYN-ACK 丢失
scenario-handshake-ack-lost = 握手：最后的 ACK 丢失
scenario-handshake-ack-lost-data = 握手：最后的 ACK 丢失，随后有数据
scenario-close-from-client = 关闭（四次挥手）：由客户端发起
scenario-close-from-server = 关闭（四次挥手）：由服务器发起
scenario-close-both = 关闭：双方同时
scenario-close-three-segments = 关闭（三次挥手）：延迟确认
scenario-last-ack-lost = 关闭：最后的 ACK 丢失
scenario-last-ack-lost-no-time-wait = 关闭：最后的 ACK 丢失，没有 TIME-WAIT
scenario-old-duplicate = TIME-WAIT：旧的重复报文段，没有 TIME-WAIT
scenario-old-duplicate-time-wait = TIME-WAIT：旧的重复报文段，有 TIME-WAIT
scenario-ports-exhausted = TIME-WAIT：端口耗尽
scenario-ports-reused = TIME-WAIT：端口重用
scenario-simultaneous-open = 打开：双方同时
scenario-half-open = 崩溃：半开连接
scenario-unplugged = 拔线：TCP 等待并重试
scenario-close-wait-leak = CLOSE-WAIT：从不关闭的程序
scenario-slow-reader = 窗口：读得慢的接收方
scenario-syn-flood = SYN 泛洪：队列已满
scenario-syn-cookies = SYN 泛洪：使用 SYN cookie
scenario-blind-reset = 攻击：靠猜测的 RST
language = 语言
clock = 时间
loading = 正在启动…
now-waiting = 没有在途的报文段，也没有运行的计时器。轮到你了。
now-over = 没有在途的报文段，也没有运行的计时器。
now-flight = { $count } 个报文段在途
now-ended = 脚本结束了。
now-timer = 静默，直到{ $host }的{ $timer }计时器到期，还剩
now-silence = 没有在途的报文段。距用户的下一次操作还有

## 键盘快捷键

shortcut-help = 键盘快捷键
shortcut-numbers = 相对或绝对序列号
shortcut-toggle = 播放或暂停
shortcut-start = 回到开头
shortcut-end = 到已知部分的末尾
shortcut-slower = 放慢播放
shortcut-faster = 加快播放
shortcut-drop = 丢弃焦点所在的报文段
shortcut-where = 焦点在本模拟之内时有效，输入文字时除外。
shortcut-switch = 使用键盘快捷键
shortcut-action = 作用
shortcut-keys = 按键
shortcut-close = 关闭
key-space = 空格键

## 打印

print-host = 主机
print-what = 事件
print-why = 原因

## 在时间中来回

timeline = 时间线
time-travel = 在时间中移动
timeline-lost = 丢失
timeline-resent = 重传
timeline-state = 新状态
moment = { $at }。客户端：{ $client }。服务器：{ $server }。
loss-before = 上一次丢失
loss-after = 下一次丢失
loss-none-before = 此刻之前没有丢失。
loss-none-after = 此刻之后没有已知的丢失。

## 如果当时不同

what-if = 如果{ $host }的 { $label } 当时…
what-if-drop = 丢失了
what-if-delay = 晚到 300 ms
what-if-duplicate = 到达两次
what-if-corrupt = 被损坏
what-if-doomed = 它无论如何都会丢失：使它丢失的原因在发送之前就已存在。请回到那之前，去掉这个故障。
what-if-sent = 转到发送它的 { $at }
branches = 试过的情形
branch-first = 最初的经过
branch-fork = 从 { $at } 继续
branch-drop = { $host }的 { $label } 在 { $at } 丢失
branch-delay = { $host }的 { $label } 在 { $at } 延迟
branch-duplicate = { $host }的 { $label } 在 { $at } 重复
branch-corrupt = { $host }的 { $label } 在 { $at } 损坏
branch-reach = { $host }在 { $at } 从 { $from } 到 { $to } 的走法
branch-goal = 在 { $at } 达到 { $goal } 的走法
branch-line = 在 { $at }：{ $line }
branch-from = 在 { $at } 出自“{ $name }”
branch-children = 出自“{ $name }”
branch-rename = 重命名“{ $name }”
branch-title = 代替“{ $name }”的名称
branch-save = 保存
branch-cancel = 取消
branch-renamed = 现在的名称是“{ $name }”。
branch-remove = { $count ->
    [0] 删除“{ $name }”
   *[other] 删除“{ $name }”；从那里试过的 { $count } 条经过会保留，上移一级
  }
branch-removed = 已删除“{ $name }”。
branch-compare = 比较“{ $name }”与“{ $parent }”
branch-now = 现在：{ $name }。{ $moment }
## 分支开始之后读者做过的事
later-again = 你后来做的事在这里到时会再做一次：
later-refused = 在这里做不了，因此略去：
later-untried = 你后来在“{ $name }”里做了这些，它们不在这个分支里：
later-take-up = 在这里也到时再做这 { $count } 件事
later-at = （{ $at }）
later-why = （{ $at }）：{ $why }
say-again = 你后来做的 { $count } 件事在这里到时会再做一次。
say-left-out = 在这里略去：{ $act }{ $when }
say-untried = 你后来做的 { $count } 件事不在这个分支里。

## 并排的两条经过

compare-title = 比较：{ $a } | { $b }
compare-close = 关闭比较
compare-from-here = 从这里开始不同，{ $at }
compare-segment = 在 { $at }，{ $host }的 { $label } 在 B 中{ $b }，在 A 中{ $a }。
compare-state = 在 { $at }，只在 { $side } 中：{ $host }进入 { $state }。
compare-entry = 在 { $at }，只在 { $side } 中：{ $sentence }
compare-same = 就双方已知的部分而言，没有不同。
compare-part = 只画出不同之处的前后：A 的 { $allA } 个报文段中的 { $a } 个，B 的 { $allB } 个报文段中的 { $b } 个。
compare-ladder = 时序图 { $side }：{ $name }
compare-outcome = { $at } 时的结果
compare-acts = 你只在 { $side } 中做的事：
compare-client = 客户端
compare-server = 服务器
compare-segments = 报文段
compare-resent = 重传
compare-lost = 丢失
compare-lasted = 最后的事件
compare-open = { $at }，尚未结束
turn-lost = 丢失
turn-held = 被扣留
turn-damaged = 被损坏
turn-changed = 被修改
turn-twice = 到达两次
turn-late = 晚到
turn-arrives = 到达
turn-unsent = 没有发送

## 播报

say-state = { $host }：{ $state }。
say-sent = { $host }发送 { $label }。
say-resent = { $host }重传 { $label }。
say-lost = { $host }的 { $label } 丢失。
say-failed = { $call } 失败：{ $result }
say-met = 符合预期：{ $text }。
say-nothing = 现在不会自行发生任何事。

## 没有意义的属性

attribute-unknown = <tcp-scope> 没有属性“{ $name }”。可用的属性有 { $allowed }。
attribute-scenario = 没有场景“{ $value }”（属性“scenario”）。可用的场景有 { $allowed }。现在显示 { $used }。
attribute-speed = 属性“speed”的值是“{ $value }”，但必须是 { $least } 到 { $most } 之间的数。现在以 { $used }× 播放。
attribute-theme = 属性“theme”的值是“{ $value }”，但只能是 { $allowed } 之一。现使用 { $used }。
attribute-seed = 属性“seed”的值是“{ $value }”，但必须是 0 到 { $most } 之间的整数。现在使用 { $used }。
attribute-names = 属性“names”的值是“{ $value }”，但必须是 { $allowed } 之一。现在使用 { $used }。
attribute-numbers = 属性“numbers”的值是“{ $value }”，但必须是 { $allowed } 之一。现在使用 { $used }。
attribute-views = { $shown ->
    [0] 属性“views”没有指出任何视图（“{ $value }”）。可用的视图有 { $allowed }。现在全部显示。
   *[other] 属性“views”要的“{ $value }”并不存在。可用的视图有 { $allowed }。现在显示其余的。
  }
attribute-src = 属性“src”的值是“{ $value }”，但必须是一个脚本的地址，例如“handshake.tcp”。现在按没有这个属性来播放。
attribute-t = 属性“t”的值是“{ $value }”，但必须是以秒为单位的时刻，例如“1.5”，从 0 到 { $most }。现在从头打开。
attribute-t-far = 到属性“t”所指时刻的路太长，无法一次走完，所以运行停在 { $seconds }{"\u00A0"}s。按“播放”继续，或者给出更早的时刻。
attribute-autoplay = 属性“autoplay”的值是“{ $value }”，但只能是“on”或“off”。现在自动播放。要等读者按“播放”，请写不带值的“paused”。
attribute-bar = 属性“bar”的值是“{ $value }”，但必须是 { $allowed } 之一。现在使用 { $used }。
attribute-controls = 属性“controls”的值是“{ $value }”，但必须是 { $allowed } 之一。现在使用 { $used }。
attribute-wasm-url = 属性“wasm-url”的值是“{ $value }”，但必须是文件 tcpscope.wasm 的地址。现在到脚本旁边去找它。
attribute-language = 无法取得{ $name }的文字。现在使用英文。
attribute-hash = 本页面上另一个 <tcp-scope> 已经负责打开链接所指的内容（属性“hash”）。请只给其中一个这个属性。
attribute-cut = 这个标签里的脚本似乎被 Markdown 截断了：Markdown 遇到空行就认为 HTML 到此为止。请去掉标签内的空行，或者把脚本放进文件，用“src”给出它的地址。
attribute-unclosed = 这个标签似乎没有关闭，因此把页面上它后面的内容藏起来了。在 HTML 里“/>”并不结束它：请写成 <tcp-scope …></tcp-scope>。

## embed.html 的地址要求而做不到的

embed-unknown = 这个框架的地址里有“{ $name }”，它在这里没有意义。可用的有 { $allowed }。
embed-twice = 这个框架的地址里“{ $name }”出现了两次。以第一个为准。
embed-switch = 这个框架的地址里写着“{ $name }={ $value }”，但“{ $name }”只能是“on”或“off”。现按“on”处理。
embed-alone = 这个框架的地址里有“{ $name }”，但没有运行（“z”）时它没有意义。
embed-src = 这个框架的地址要求脚本“{ $value }”，但脚本必须是以“.tcp”结尾的文件。现忽略它。
embed-origin = 这个框架的地址把“{ $value }”列为可以与它对话的页面，但必须是源，即页面的地址去掉路径。这一项不让任何页面进来。

## 无法启动时

failure = 模拟无法启动。
failure-again = 再试一次
failure-file = 本页面是作为文件打开的，浏览器在这种情况下拒绝加载 WebAssembly。请通过 HTTP 提供它：在项目文件夹中运行 npm start，然后打开它给出的地址。
failure-offline = 无法取得文件 { $url }：服务器没有应答，或者某个策略（CORS、connect-src）不让本页面访问它。请检查服务器是否在运行、你是否在线，然后再试。
failure-not-found = 服务器上没有文件 { $url }（状态码 { $status }）。请把 .wasm 文件发布到脚本旁边，或者运行 npm start 来构建它。
failure-http = 服务器对 { $url } 的应答是状态码 { $status }。请稍后再试，或查看服务器的日志。
failure-not-wasm = { $url } 不是 WebAssembly：服务器发来的{ $type ->
    [none] 内容没有类型
   *[other] 是 { $type }
  }。这常常是一个错误页面；请让服务器发送 .wasm 文件本身。
failure-policy = 本页面的内容安全策略（Content Security Policy）禁止 WebAssembly。请在它的 script-src 中加入 'wasm-unsafe-eval'。
failure-broken = 无法编译 { $url }：{ $detail }。它可能不完整，或来自另一次构建；请重新构建并发布。
failure-unsupported = 这个浏览器不能运行 WebAssembly，或者它被关闭了。请使用新版浏览器，或启用它。
failure-unknown = { $detail }
failure-src-file = 本页面是作为文件打开的，浏览器在这种情况下拒绝获取脚本 { $url }（属性“src”）。请通过 HTTP 提供本页面，或者把脚本直接写在标签里。
failure-src-offline = 无法取得脚本 { $url }（属性“src”）：服务器没有应答，或者某个策略（CORS、connect-src）不让本页面访问它。请检查你是否在线、地址是否正确，然后再试。
failure-src-not-found = 服务器上没有脚本 { $url }（状态码 { $status }）。请把文件发布到那里，或者改正属性“src”；它的地址是相对于本页面的。
failure-src-http = 服务器对脚本 { $url }（属性“src”）的应答是状态码 { $status }。请稍后再试，或查看服务器的日志。
failure-src-page = { $url }（属性“src”）返回的是一个网页，而不是脚本。这常常是一个错误页面：请把脚本发布到那里，或者改正地址。
failure-src-binary = { $url }（属性“src”）返回的不是文本。脚本是 UTF-8 编码的文本文件。
failure-src-large = 脚本 { $url }（属性“src”）太大：最多只能打开 { $most } KiB。
crash = 模拟停止了：它的引擎自身出了错。
crash-advice = 你看到的是它的最后状态。“重置”会重新开始；请报告你是怎样到达这里的。

## 分享一次运行

share = 分享
share-about = 把这次运行交给别人：作为链接或脚本
share-title = 分享这次运行
share-link = 链接
share-copy-link = 复制链接
share-copy-script = 复制为脚本
share-close = 关闭
share-from-start = 从头打开
share-opens = 在 { $at } 处打开，带有这次运行中说过的一切。
share-opens-branch = 在 { $at } 处打开，带有这一经过中说过的一切。
share-opens-segment = 在 { $at } 处打开，停在{ $host }的 { $label }。
share-no-link = 本页面不能打开指向一次运行的链接。脚本说的是同样的内容：无论 tcpscope 在哪里运行，它重放出的字节都相同。
share-long = 它有 { $length } 个字符；有些程序会截断这么长的内容。脚本是更稳妥的办法。
share-too-long = 这次运行太长，放不进链接（{ $most } KiB）。请改为复制脚本。
share-branches = 连同试过的全部 { $count } 个分支。
share-without = 为了不让链接太长，没有放进去的有 { $count } 个分支：{ $names }。
share-untyped = 你输入的文字太长，没有放进链接。
share-copied = 已复制链接
share-copied-script = 已复制脚本
share-denied = 浏览器不允许本页面复制。链接已选中：请按 Ctrl+C（Mac 上按 ⌘C）。
share-denied-script = 浏览器不允许本页面复制。脚本已选中：请按 Ctrl+C（Mac 上按 ⌘C）。
share-segment = 复制指向这个报文段的链接

## 保存

save-as = 保存或复制为
format-svg = 图片（SVG）
format-png = 图片（PNG）
format-txt = 字符图
format-mmd = Mermaid 图
format-pcapng = 供 Wireshark 使用的抓包文件（pcapng）
format-tcp = 脚本
format-json = 记录（JSON）
save-file = 保存文件
save-copy = 复制
save-copied = 已复制
save-saved = 已保存为 { $name }
save-denied = 浏览器不允许本页面复制。请改为保存文件。
save-failed = 无法生成 { $name }。
save-failed-png = 浏览器不允许本页面绘制 PNG：页面的策略需要允许“img-src blob:”。可以保存为 SVG。

## 图片

picture-title = 客户端与服务器之间的 { $count } 个报文段。在 { $at }，客户端处于 { $client }，服务器处于 { $server }。
picture-told = { $at }：{ $text }
picture-more = 此外还有 { $count } 件事。

## 链接出了什么问题

link-broken = 链接已损坏，无法读出其中的运行。请从原处完整地再复制一次，或索取脚本。
link-truncated = 链接过早结束：途中丢了一部分。请从原处完整地再复制一次，或索取脚本。
link-oversized = 链接的内容超过 { $most } KiB，太多了，无法打开。请索取脚本，并在“脚本”下打开。
link-future = 链接由更新的 tcpscope 生成（版本 { $version }，本页面只认识 { $known }）。请在它原来的页面上打开，或索取脚本。
link-scenario = 链接要的场景“{ $value }”并不存在。可用的场景有 { $allowed }。
link-time = 链接的时间是“{ $value }”，但必须像 2.15s 那样写，最多 24h。运行从头显示。
link-told = 链接要求的日志条数是“{ $value }”，但必须是整数。运行照常显示，不考虑这一项。
link-end = 链接的结尾缺失。运行是完整的，但要从哪一刻显示已经丢失。
link-segment = 链接指向报文段“{ $value }”，而那一刻没有这个报文段。运行照常显示，但不指向它。
link-speed = 链接的速度是“{ $value }”，无法以此播放。速度改为 1×。
link-paused = 链接写着“paused={ $value }”，但只能是“on”或“off”。现在时间停住。
link-more = 链接的一部分已损坏：是哪个场景、其他分支以及输入的文字。运行本身照常显示。
link-branches = 链接中有 { $count } 个分支无法恢复原样。
link-without = 还试过 { $count } 个分支，它们放不进链接。
link-numbers = 链接的 numbers 是“{ $value }”，但必须是 relative 或 absolute。改为 relative。
link-far = 到链接所指时刻的路太长，无法一次走完，所以运行停在 { $seconds }{"\u00A0"}s。按“播放”继续。
