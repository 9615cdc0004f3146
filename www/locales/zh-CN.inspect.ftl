choice-inspect = 查看

## 变量逐一解释

variables = 变量（TCB）
variables-what = 两台主机的序列空间、定时器与全部数值
variables-of = { $host ->
    [client] 客户端的变量
   *[server] 服务器的变量
  }
variables-none = { $state ->
    [LISTEN] 监听者还没有变量：SYN 到来时，每个连接才有自己的变量。
   *[other] 没有连接，所以没有变量。
  }
variables-timers = 定时器
variables-no-timer = 没有定时器在运行。
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
space-hole = 空洞
space-held = 已缓存
space-room = 可以到来
space-outside = 不接收
timeout-exact = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $rto }
timeout-raised = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }，但至少为 { $rto }
timeout-cut = RTO = SRTT + 4·RTTVAR = { $srtt } + 4 · { $rttvar } = { $sum }，但至多为 { $rto }
timeout-doubled = RTO = { $rto }：定时器已连续超时 { $count } 次，每次超时值加倍，直到上限。SRTT + 4·RTTVAR 本应为 { $sum }。
timeout-unmeasured = { $count ->
    [0] RTO = { $rto }：还没有测量过往返时间。
   *[other] RTO = { $rto }：还没有测量过往返时间，超时值已加倍 { $count } 次。
  }
phase-open = 无丢失
phase-fast = 快速恢复
phase-timeout = 超时之后
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
variable-backoff = 定时器连续超时的次数。每次超时值加倍，使拥挤的网络得到缓解；新的测量使它归零。
variable-cwnd = 拥塞窗口，以字节计：不论对方窗口允许多少，发送方自己敢让多少数据在途。它随确认增长，随丢失缩小。
variable-ssthresh = 慢启动阈值，以字节计。低于它时 cwnd 按确认的字节数增长，高于它时每个往返时间增长一个报文段。丢失把它设为在途数据的一半。
variable-flight = 已发送但未被确认的字节数，即 snd.nxt − snd.una。SYN 或 FIN 算一个。
variable-dupacks = 连续多少个确认没有带来新消息。到第三个时，发送方认为报文段已丢失，不等定时器就重传。
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
field-sequence-about = 本报文段第一个字节的编号，在 32 位内循环。从发送方的初始序列号算起是 { $relative }；SYN 或 FIN 算一个字节。
field-acknowledgment = 确认号
field-acknowledgment-about = { $relative ->
    [none] 没有意义，因为 ACK 位没有置位。
    [0] 期望的下一个号，从对方的初始序列号算起为 0：连 SYN 都还没有确认。
   *[other] 期望的下一个号：从对方的初始序列号算起，{ $relative } 之前的数据都已到达。
  }
field-data-offset = 数据偏移
field-data-offset-about = 首部有 { $value } 个 32 位字，即 { $octets } 字节：数据从那里开始。没有选项时为 5 个字。
field-reserved = 保留
field-reserved-about = 留作以后使用。发送时为零，接收时忽略。
field-cwr = CWR
field-cwr-about = { $set ->
    [yes] 拥塞窗口已减小：发送方得知拥塞并已放慢。
   *[no] 拥塞窗口已减小：未置位。它属于显式拥塞通知。
  }
field-ece = ECE
field-ece-about = { $set ->
    [yes] ECN 回显：路由器标记了所收到的数据，存在拥塞。
   *[no] ECN 回显：未置位。它属于显式拥塞通知。
  }
field-urg = URG
field-urg-about = { $set ->
    [yes] 紧急指针有效。
   *[no] 未置位：紧急指针没有意义。
  }
field-ack = ACK
field-ack-about = { $set ->
    [yes] 确认号有效。只有连接的第一个报文段没有它。
   *[no] 未置位：确认号没有意义。连接的第一个 SYN 就是这样。
  }
field-psh = PSH
field-psh-about = { $set ->
    [yes] 推送：接收方应立即把这些数据交给用户，不再等待更多。
   *[no] 推送：未置位。
  }
field-rst = RST
field-rst-about = { $set ->
    [yes] 复位：发送方表示连接已经没有了，或从未有过。
   *[no] 复位：未置位。它会立即结束连接。
  }
field-syn = SYN
field-syn-about = { $set ->
    [yes] 同步：发送方宣布它从哪个序列号开始计数。
   *[no] 同步：未置位。只有每一方的第一个报文段有它。
  }
field-fin = FIN
field-fin-about = { $set ->
    [yes] 发送方没有更多数据要发送，但仍可接收。
   *[no] 未置位：发送方还可以继续发送。
  }
field-window = 窗口
field-window-about = 从确认号起，发送方还能接收 { $value } 字节。如果双方都同意窗口扩大，则以更大的单位计，但在 SYN 中从不如此。
field-checksum = 校验和
field-checksum-about = 对首部、数据和 IP 首部中的地址求和，用来发现途中的损坏。
field-urgent = 紧急指针
field-urgent-about = 紧急数据结束的位置，从序列号算起。仅在 URG 位置位时有效。
field-option-end = 选项结束
field-option-end-about = 后面没有选项；用零填满最后一个字。
field-option-nop = NOP
field-option-nop-about = 什么也不说的选项，使下一个选项从字的边界开始。
field-option-mss = 最大报文段长度
field-option-mss-about = 发送方接收的报文段最多带 { $value } 字节数据。只有 SYN 能这样说明。
field-option-window-scale = 窗口扩大
field-option-window-scale-about = 如果双方都在 SYN 中这样说，发送方以后的报文段的窗口字段以 { $factor } 字节为单位。
field-option-sack-permitted = 允许 SACK
field-option-sack-permitted-about = 发送方懂得选择确认。只有 SYN 能这样说明。
field-option-sack = SACK
field-option-sack-about = 空洞之后的这些块也已到达：{ $blocks }，每块从第一个号到第二个号之前。对方不必重传它们。
field-option-timestamps = 时间戳
field-option-timestamps-about = 发送方的时钟，以及它最近得知的对方时钟。用来测量往返时间，并识别旧的重复报文段。
field-option-unknown = 未知选项
field-option-unknown-about = 这里不认识的选项，跳过。
field-padding = 填充
field-padding-about = 零，使首部在字的边界结束。
field-data = 数据
field-data-about = 给对方用户的 { $count } 字节：“{ $text }”。之后的号是 { $next }。
