# Changed: stage-more now ends a list. New: stage-train, stage-trains.
stage-more = 另有 { $count } 个
stage-train = { $host }的 { $count } 个报文段，第一个为 { $label }
stage-trains = 在途报文段过多，一个图形代表多个报文段。

## Graphs. The names of variables stand as in the RFCs.

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
graph-ssthresh-about = 慢启动门限，首次丢失后才有
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
