## Stage

stage-described = 舞台的文字描述
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
stage-timers = 定时器：{ $list }。
stage-timer = { $timer } 将于 { $at } 到期
stage-arrives = { $name }，将于 { $at } 到达
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

## Table of segments

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

## Ladder

ladder-timer = { $timer } { $span }
zoom-in = 放大
zoom-out = 缩小
zoom-fit = 显示整个过程

## Log

log-seek = 转到 { $at }
filter = 筛选
filter-only = 只显示
filter-states = 状态
filter-sent = 发送
filter-resent = 重传
filter-lost = 线路与丢失
filter-arrivals = 到达
filter-ignored = 忽略
filter-timers = 定时器
filter-users = 用户
filter-hidden = { $count ->
    [0] 没有隐藏任何条目。
   *[other] 隐藏了 { $count } 个条目。
  }
filter-all = 全部显示
filter-none = 到目前为止还没有发生过这类事情。
