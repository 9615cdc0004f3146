#!/usr/bin/env bash
# tcpscope's TCP against the kernel's: examples/tun on a TUN device on one side, kernel-peer.py on
# the kernel's sockets on the other, in a network namespace that nobody else sees.
#
#   scripts/kernel-test.sh [--quick] [--timers] [--keep DIR] [PATTERN]
#
#   --quick     the small cases only, with an unoptimised build
#   --timers    measures how long the kernel waits by default, which takes 17 minutes; otherwise only
#               its rules are checked, with limits that are lowered by sysctl
#   --keep DIR  leaves captures and logs there
#   PATTERN     only the cases whose names match this glob
#
# Exit status: 0 all is well, 1 a case failed, 2 wrong usage, 77 it can't run here; the last line
# says why. Checked are: every octet in both directions, how the connection ends and through which
# states, the captures (by tshark, if it is there), the kernel's error counters and how many of our
# retransmissions were needless (by nstat, if it is there); and that the kernel waits and tries as
# our preset linux does (docs/presets.md, by kernel-timers.py).
set -euo pipefail

readonly SKIPPED=77
readonly DEVICE=tun0
# Documentation addresses: they exist in our namespace only.
readonly OURS_4=192.0.2.2 KERNEL_4=192.0.2.1
readonly OURS_6=2001:db8::2 KERNEL_6=2001:db8::1
readonly LOSS=0.02
# Counters of the kernel that stay 0 while both sides speak TCP properly.
readonly ERRORS=(TcpInErrs TcpInCsumErrors IpInHdrErrors IpInAddrErrors IpExtInCsumErrors
  IpExtInTruncatedPkts Ip6InHdrErrors Ip6InAddrErrors IcmpInErrors TcpExtPAWSActive
  TcpExtTCPChallengeACK TcpExtTCPSYNChallenge TcpExtTCPMD5Unexpected)
# The same, unless segments are overtaken by later ones.
readonly ORDER_ERRORS=(TcpExtPAWSEstab)

skip() {
  echo "skipped: $1"
  exit "$SKIPPED"
}

usage() {
  echo "kernel-test.sh: $1" >&2
  sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
  exit 2
}

has() {
  command -v "$1" >/dev/null
}

# --- Outside the namespace: what is needed, the build, the way in -------------------------------

outside() {
  local quick=0 timers=0 keep='' pattern='*'
  while (($# > 0)); do
    case $1 in
      --quick) quick=1 ;;
      --timers) timers=1 ;;
      --keep)
        (($# > 1)) || usage '--keep needs a directory'
        keep=$2
        shift
        ;;
      --*) usage "there is no option $1" ;;
      *) pattern=$1 ;;
    esac
    shift
  done
  check_machine
  build "$quick"

  if [[ $keep ]]; then
    mkdir -p "$keep"
    work=$(cd "$keep" && pwd)
  else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
  fi
  # In the background, as bash heeds signals only while it waits. Whatever runs inside ends with
  # the process that made the namespaces.
  "${enter[@]}" "${BASH_SOURCE[0]}" --inside "$binary" "$work" "$quick" "$timers" "$pattern" &
  inside=$!
  trap 'kill "$inside" 2>/dev/null; exit 130' INT TERM HUP
  local status=0
  wait "$inside" || status=$?
  exit "$status"
}

check_machine() {
  [[ $(uname -s) == Linux ]] || skip "TUN devices as we need them are Linux's"
  local tool
  for tool in ip:iproute2 unshare:util-linux timeout:coreutils python3:python3 cargo:rustup; do
    has "${tool%:*}" || skip "${tool%:*} is missing; install ${tool#*:}"
  done
  [[ -e /dev/net/tun ]] || skip '/dev/net/tun is missing; load the kernel module tun'
  [[ -r /dev/net/tun && -w /dev/net/tun ]] || skip '/dev/net/tun may not be used; run this as root'
  enter=(unshare --net --pid --fork --kill-child)
  ((EUID == 0)) || enter+=(--user --map-root-user)
  "${enter[@]}" true 2>/dev/null ||
    skip 'network and process namespaces may not be made here; run this as root'
}

build() {
  local profile=release flags=(--release)
  if (($1)); then
    profile=debug flags=()
  fi
  cd "$(dirname "${BASH_SOURCE[0]}")/.."
  cargo build --quiet --locked --example tun "${flags[@]}"
  binary=$(cd "${CARGO_TARGET_DIR:-target}/$profile/examples" && pwd)/tun
}

# --- Inside -------------------------------------------------------------------------------------

inside() {
  binary=$1 work=$2 quick=$3 timers=$4 pattern=$5
  peer=$(dirname "${BASH_SOURCE[0]}")/kernel-peer.py
  port=41000 failed=0 passed=0 lossy_resent=0 lossy_spurious=0
  set_up
  printf '%-44s %-7s %8s %8s %9s\n' case result seconds resent spurious
  small_cases
  ((quick)) || large_cases
  # At the end, as it changes what the kernel does.
  kernel_timers
  judge_needless
  echo
  echo "$passed passed, $failed failed"
  ((failed == 0))
}

set_up() {
  local absent=()
  ip link set lo up
  ip tuntap add dev "$DEVICE" mode tun 2>"$work/tuntap.log" ||
    skip "no TUN device can be made: $(tail -n 1 "$work/tuntap.log")"
  # A full window must fit, or the device itself would lose segments.
  ip link set "$DEVICE" txqueuelen 8000 addrgenmode none
  ip address add "$KERNEL_4" peer "$OURS_4" dev "$DEVICE"
  ip address add "$KERNEL_6/64" dev "$DEVICE" nodad 2>/dev/null ||
    absent+=('IPv6 (the case with it is left out)')
  ip link set "$DEVICE" up
  # What the kernel learned of the path in one case must not slow down the next.
  sysctl -qw net.ipv4.tcp_no_metrics_save=1 2>/dev/null || true
  if drop_rule -A 2>/dev/null; then
    loss_by=kernel
    drop_rule -D
  else
    loss_by=us
    absent+=("iptables with its statistic match (our fault layer loses segments instead)")
  fi
  has tshark || absent+=('tshark (the captures are not examined)')
  has nstat || {
    absent+=("nstat (the kernel's counters are not examined)")
  }
  local one
  for one in "${absent[@]}"; do echo "without $one"; done
}

# Loses what the kernel receives; its own segments are lost by our fault layer, as the kernel
# would notice that it dropped them itself.
drop_rule() {
  iptables -w "$1" INPUT -i "$DEVICE" -p tcp -m statistic --mode random --probability "$LOSS" -j DROP
}

small_cases() {
  local role mib=$((1 << 20))
  for role in connect accept; do
    run "$role, 64 KiB" role=$role
    run "$role, 64 KiB, textbook" role=$role 'ours=--preset textbook'
    run "$role, 64 KiB, 2 % loss" role=$role loss=1
    run "$role, 4 MiB, 2 % loss" role=$role loss=1 bytes=$((4 * mib))
    run "$role, 64 KiB, reordered and duplicated" role=$role mixed=1
    run "$role, we close first" role=$role peer=--reply \
      'path=*ESTABLISHED>FIN-WAIT-1>FIN-WAIT-2>TIME-WAIT>CLOSED'
    run "$role, the kernel closes first" role=$role ours=--reply \
      'path=*ESTABLISHED>CLOSE-WAIT>LAST-ACK>CLOSED'
    run "$role, both close at once" role=$role ours=--cross-fins \
      'path=*ESTABLISHED>FIN-WAIT-1>CLOSING>TIME-WAIT>CLOSED'
    # The other side's FIN may come before the RST or not (63 or 47).
    run "$role, we reset" role=$role ours=--abort 'peer=--expect reset' 'complete=47|63'
    run "$role, the kernel resets" role=$role 'ours=--expect reset' peer=--reset 'complete=47|63'
  done
  run 'connect, 64 KiB, bare 1981' 'ours=--preset bare-1981'
  run 'connect, 64 KiB, IPv6' family=6
  run 'connect, refused' 'ours=--expect refused' peer=none 'complete=33|37' path='SYN-SENT>CLOSED'
  run 'accept, another port refuses' role=accept peer=--knock 'complete=33 31|37 31'
  run 'connect, we read slowly' bytes=$mib ours=--slow-reader more=zero-windows-sent
  run 'accept, the kernel reads slowly' role=accept bytes=$mib peer=--slow-reader \
    more=zero-windows-received
}

large_cases() {
  local role mib=$((1 << 20))
  for role in connect accept; do
    run "$role, 1 MiB, reordered and duplicated" role=$role bytes=$mib mixed=1
    run "$role, 1 MiB, textbook, 2 % loss" role=$role bytes=$mib loss=1 'ours=--preset textbook'
    run "$role, 100 MiB" role=$role bytes=$((100 * mib))
    run "$role, 100 MiB, 2 % loss" role=$role bytes=$((100 * mib)) loss=1
  done
}

# How long the kernel waits, beside the rules of our preset linux.
kernel_timers() {
  local name='timers of the kernel' status=0 from=$SECONDS result=passed options=()
  # shellcheck disable=SC2053 # A glob is wanted.
  [[ $name == $pattern ]] || return 0
  ((!timers)) || options=(--full)
  python3 "$(dirname "${BASH_SOURCE[0]}")/kernel-timers.py" "${options[@]}" \
    >"$work/timers.log" 2>&1 || status=$?
  case $status in
    0) passed=$((passed + 1)) ;;
    "$SKIPPED") result=skipped ;;
    *) result=FAILED failed=$((failed + 1)) ;;
  esac
  printf '%-44s %-7s %8s\n' "$name" "$result" "$((SECONDS - from))"
  if ((timers || status)); then sed 's/^/    /' "$work/timers.log"; fi
}

# run NAME [VARIABLE=VALUE...]
run() {
  # shellcheck disable=SC2053 # A glob is wanted.
  [[ $1 == $pattern ]] || return 0
  local name=$1 role=connect family=4 bytes=65536 loss=0 mixed=0 ours='' peer_options='' path='*'
  local complete=31 more='' limit=60
  local setting
  for setting in "${@:2}"; do
    case $setting in
      peer=*) peer_options=${setting#*=} ;;
      *) local "${setting?}" ;;
    esac
  done
  ((bytes <= 1 << 23)) || limit=300
  port=$((port + 2))
  # A port of its own for the refusal.
  [[ $peer_options != --knock ]] || peer_options="--knock $((port + 1))"
  files=$work/${name//[^a-zA-Z0-9]/-}
  rm -f "$files".*
  wrong=()
  if ((family == 6)) && ! ip -6 address show dev "$DEVICE" | grep -q "$KERNEL_6"; then
    return 0
  fi

  ours+=" --bytes $bytes --seconds $limit --seed $port --pcap $files.pcapng"
  if ((loss)) && [[ $loss_by == kernel ]]; then
    ours+=" --loss $LOSS --faults in"
    drop_rule -A
  elif ((loss)); then
    ours+=" --loss $LOSS"
  fi
  ((!mixed)) || ours+=' --reorder 3% --duplicate 3%'
  count >"$files.before"
  converse
  count >"$files.after"
  ((!loss)) || [[ $loss_by != kernel ]] || drop_rule -D
  judge
}

# Runs both sides of a case.
converse() {
  local our_side=$OURS_4 kernel_side=$KERNEL_4
  local -A running=()
  if ((family == 6)); then our_side=$OURS_6 kernel_side=$KERNEL_6; fi
  local target=$kernel_side:$port
  [[ $family == 4 ]] || target="[$kernel_side]:$port"
  local our_role=client their_role=accept at=$kernel_side
  if [[ $role == accept ]]; then our_role=server their_role=connect at=$our_side; fi
  # shellcheck disable=SC2206 # Several words are wanted.
  local our_command=("$binary" "$our_role" "$DEVICE" "$our_side" "$target" $ours)
  # shellcheck disable=SC2206
  local peer_command=(python3 "$peer" "$their_role" "$at" "$port" --bytes "$bytes" --seconds "$limit"
    $peer_options)
  [[ $peer_options != none ]] || peer_command=(true)

  if [[ $role == accept ]]; then
    start us "${our_command[@]}"
    [[ ${wrong[*]} ]] || start them "${peer_command[@]}"
  else
    start them "${peer_command[@]}"
    [[ ${wrong[*]} ]] || start us "${our_command[@]}"
  fi
  wait_for us
  wait_for them
}

# Starts a side (us or them); one that listens has begun to do so afterwards.
start() {
  local side=$1
  shift
  timeout --kill-after=5 $((limit + 10)) "$@" >"$files.$side.log" 2>"$files.$side.errors" &
  running[$side]=$!
  [[ " $* " == *' server '* || " $* " == *' accept '* ]] || return 0
  local tries
  for ((tries = 0; tries < 250; tries++)); do
    ! grep -qs listening "$files.$side.errors" || return 0
    kill -0 "${running[$side]}" 2>/dev/null || break
    sleep 0.02
  done
  wrong+=("$side: does not listen")
}

wait_for() {
  local side=$1 status=0
  [[ ${running[$side]:-} ]] || return 0
  wait "${running[$side]}" || status=$?
  ((status == 0)) || wrong+=("$side: $(tail -n 1 "$files.$side.errors") (exit status $status)")
}

# The kernel's counters, as NAME VALUE lines.
count() {
  ! has nstat || nstat -asz | awk '!/^#/ { print $1, $2 }'
}

# How much the counter $1 grew in this case.
grown() {
  awk -v name="$1" '$1 == name { value = $2 - value } END { print value + 0 }' \
    "$files.before" "$files.after"
}

# What our side says about itself: the value of $1.
told() {
  [[ ! -e $files.us.log ]] || tr ' ' '\n' <"$files.us.log" | sed -n "s/^$1=//p"
}

judge() {
  local resent spurious=- counter found
  # shellcheck disable=SC2053
  [[ $(told path) == $path ]] || wrong+=("states: $(told path), expected $path")
  if [[ $more && $(told "$more") == 0 ]]; then wrong+=("$more=0"); fi
  ! has tshark || examine_capture
  resent=$(told resent)
  if has nstat; then
    for counter in "${ERRORS[@]}" $( ((mixed)) || echo "${ORDER_ERRORS[@]}"); do
      found=$(grown "$counter")
      ((found == 0)) || wrong+=("$counter grew by $found")
    done
    # Of each segment that comes again the kernel tells by a D-SACK, where SACK is on.
    if [[ $ours != *--preset* ]]; then
      spurious=$(($(grown TcpExtTCPDSACKOldSent) + $(grown TcpExtTCPDSACKOfoSent)))
    fi
  fi
  if ((loss)) && [[ $spurious != - ]]; then
    lossy_resent=$((lossy_resent + ${resent:-0})) lossy_spurious=$((lossy_spurious + spurious))
  fi
  ((!mixed)) || spurious=-
  report
}

report() {
  local result=passed one
  if [[ ${wrong[*]} ]]; then
    result=FAILED failed=$((failed + 1))
  else
    passed=$((passed + 1))
  fi
  printf '%-44s %-7s %8.2f %8s %9s\n' "$name" "$result" "$(told seconds)" "${resent:--}" "$spurious"
  for one in "${wrong[@]}"; do echo "    $one"; done
  rm -f "$files".{before,after}
}

# No malformed segment, no wrong checksum, no odd option; and the conversations are whole.
examine_capture() {
  local fields=(frame.number tcp.stream tcp.completeness ip.checksum.status tcp.checksum.status
    _ws.malformed tcp.option.len.invalid tcp.options.wscale.shift.invalid tcp.options.mss.absent
    tcp.options.mss.present tcp.suboption_malformed tcp.options.unknown _ws.expert.severity
    tcp.checksum.ffff tcp.srcport tcp.flags.fin tcp.flags.reset)
  local verdict
  verdict=$(
    timeout 300 tshark -2 -n -r "$files.pcapng" -d tcp.port==1-65535,data \
      -o tcp.check_checksum:TRUE -o ip.check_checksum:TRUE -T fields "${fields[@]/#/-e}" \
      2>"$files.tshark.errors" |
      awk -F '\t' -v bare="$([[ $ours != *bare-1981* ]] || echo 1)" '
        $2 == "" { next }
        { completeness[$2] = $3; if ($2 >= streams) streams = $2 + 1 }
        # A checksum of 0xffff is as good as one of 0, though tshark finds it bad; Linux sends it.
        ($4 != 1 && $4 != "") || ($5 != 1 && $14 == "") || $6 $7 $8 $10 $11 $12 != "" ||
          ($9 != "" && !bare) || $13 ~ /8388608/ {
          if (!bad++) print "tshark finds fault with segment " $1 " of the capture"
        }
        $16 ~ /1|True/ && !fin[$2, $15]++ { fins[$2]++ }
        $17 ~ /1|True/ && fins[$2] < 2 { reset[$2] = 1 }
        END {
          for (i = 0; i < streams; i++) {
            # A RST (32) after both FINs only answers a late copy.
            if (completeness[i] >= 32 && !reset[i]) completeness[i] -= 32
            whole = whole (i ? " " : "") completeness[i]
          }
          print "completeness " whole
        }'
  ) || verdict="tshark failed: $(tail -n 1 "$files.tshark.errors")"
  [[ $verdict =~ ^completeness\ ($complete)$ ]] ||
    wrong+=("capture: ${verdict//$'\n'/, }; expected completeness $complete")
}

# At 2 % loss at most a tenth of our retransmissions may be of what had arrived.
judge_needless() {
  ((lossy_resent > 0)) || return 0
  echo
  echo "At 2 % loss $lossy_spurious of $lossy_resent retransmissions were spurious."
  if ((lossy_spurious * 10 > lossy_resent)); then
    echo '    more than a tenth'
    failed=$((failed + 1))
  fi
}

if [[ ${1:-} == --inside ]]; then
  shift
  inside "$@"
else
  outside "$@"
fi
