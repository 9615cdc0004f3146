## 键盘快捷键

shortcut-help = 键盘快捷键
shortcut-toggle = 播放或暂停
shortcut-start = 回到开头
shortcut-end = 到已知部分的末尾
shortcut-slower = 放慢播放
shortcut-faster = 加快播放
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

## 没有意义的属性

attribute-theme = 属性“theme”的值是“{ $value }”，但只能是 { $allowed } 之一。现使用 { $used }。
