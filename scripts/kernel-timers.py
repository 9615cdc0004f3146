#!/usr/bin/env python3
"""How long the kernel of this machine waits and how often it tries, and whether that is by the
rules of our preset `linux` (docs/presets.md).

    kernel-timers.py [--full] [NAME...]

Runs in a network namespace of its own (scripts/kernel-test.sh makes one): it changes sysctls. The
peer is this program, behind a TUN device, so that it can be silent. All measurements run at the
same time. Without --full the kernel's limits are lowered by sysctl, and the rules are checked in
ten seconds; with it the defaults are measured, which takes some 17 minutes. Prints a line for each:
what was measured, s (of cwnd: segments), and what the rule says. Exit status 0: they agree, 1: they
do not, 77: it can't run here.
"""

import argparse
import errno
import fcntl
import os
import queue
import socket
import struct
import subprocess
import sys
import threading
import time

DEVICE, KERNEL, PEER = "tun9", "198.51.100.1", "198.51.100.2"
FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16
MSS = 1000
STATES = {"SYN-RECEIVED": 3, "FIN-WAIT-1": 4, "FIN-WAIT-2": 5, "LAST-ACK": 9}
# The kernel's timers are late by up to an eighth of what they wait for (its timer wheel), and this
# program by a little more; where the first one is, the rule for those that follow is too long.
LATE, LATE_SHARE = 0.25, 0.13
EARLY_SHARE = 0.08
SKIPPED = 77


def sysctl(name, value):
    with open(f"/proc/sys/net/ipv4/{name}", "w", encoding="ascii") as file:
        file.write(str(value))


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Packet:
    """What the kernel has sent."""

    def __init__(self, octets, at):
        header = (octets[0] & 15) * 4
        tcp = octets[header:]
        self.at = at
        self.source, self.port, self.seq, self.ack, offset, self.flags, self.window = (
            struct.unpack("!HHIIBBH", tcp[:16]))
        self.length = len(tcp) - (offset >> 4) * 4

    @property
    def end(self):
        return self.seq + self.length + bool(self.flags & (SYN | FIN)) & 0xFFFFFFFF


class Wire:
    """The TUN device. Each port of ours has a queue of what the kernel sends to it."""

    def __init__(self):
        self.file = os.open("/dev/net/tun", os.O_RDWR)
        # TUNSETIFF with IFF_TUN and IFF_NO_PI.
        fcntl.ioctl(self.file, 0x400454CA, struct.pack("16sH", DEVICE.encode(), 0x1001))
        for words in (f"link set {DEVICE} up", f"addr add {KERNEL} peer {PEER} dev {DEVICE}"):
            subprocess.run(["ip", *words.split()], check=True)
        self.queues = {}
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while True:
            octets = os.read(self.file, 70000)
            at = time.monotonic()
            if octets[0] >> 4 == 4 and octets[9] == socket.IPPROTO_TCP:
                packet = Packet(octets, at)
                if packet.port in self.queues:
                    self.queues[packet.port].put(packet)

    def send(self, source, port, seq, ack, flags, window=60000, options=b""):
        addresses = socket.inet_aton(PEER) + socket.inet_aton(KERNEL)
        offset = (20 + len(options)) << 2
        parts = [source, port, seq, ack, offset, flags, window, 0, 0]
        length = 20 + len(options)
        pseudo = addresses + struct.pack("!HH", socket.IPPROTO_TCP, length)
        parts[7] = checksum(pseudo + struct.pack("!HHIIBBHHH", *parts) + options)
        tcp = struct.pack("!HHIIBBHHH", *parts) + options
        header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + length, 0, 0, 64, socket.IPPROTO_TCP, 0)
        header = header[:10] + struct.pack("!H", checksum(header + addresses)) + addresses
        os.write(self.file, header + tcp)


class Peer:
    """The other end of one connection, which answers what it is told to answer."""

    ports = iter(range(20000, 60000))

    def __init__(self, wire):
        self.wire, self.port = wire, next(Peer.ports)
        self.packets = wire.queues[self.port] = queue.Queue()
        self.seq, self.received, self.kernel_port = 1000, 0, 0

    def next(self, seconds):
        try:
            packet = self.packets.get(timeout=max(seconds, 0))
        except queue.Empty:
            return None
        self.kernel_port = packet.source
        return packet

    def say(self, flags, window=60000, options=b""):
        self.wire.send(self.port, self.kernel_port, self.seq, self.received, flags, window, options)
        self.seq += bool(flags & (SYN | FIN))

    def accepts(self, kernel, rtt=0.0, lost_syns=0):
        """The kernel's socket connects; the answer to its SYN takes `rtt`."""
        kernel.setblocking(False)
        kernel.connect_ex((PEER, self.port))
        for _ in range(lost_syns + 1):
            syn = self.next(20)
        time.sleep(rtt)
        self.received = syn.end
        self.say(SYN | ACK, options=struct.pack("!BBH", 2, 4, MSS))
        self.next(5)
        kernel.setblocking(True)

    def take(self, count=1, seconds=1.0):
        """The kernel's next segments; says how many came."""
        taken = 0
        while taken < count and (packet := self.next(seconds)):
            taken += -(-packet.length // MSS)
            self.received = packet.end
        return taken


def times(peer, first, until):
    """When segments came, seconds after the first one, until `until()` says that it is over."""
    found = [first.at]
    while not until():
        packet = peer.next(0.05)
        if packet and not packet.flags & RST:
            found.append(packet.at)
    over = time.monotonic()
    return [at - found[0] for at in found[1:]], over - found[0]


def alive(state, port):
    """A socket of the kernel is in this state towards our port, or its connection is."""
    number, hex_port = f"{STATES[state]:02X}", f"{port:04X}"
    with open("/proc/net/tcp", encoding="ascii") as file:
        rows = [line.split() for line in file][1:]
    return any(row[3] == number and row[2].endswith(f":{hex_port}") for row in rows)


def ended(kernel):
    """Tells whether the socket has an error, and keeps it."""
    errors = []

    def over():
        if not errors and (error := kernel.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)):
            errors.append(error)
        return bool(errors)
    return over, errors


def new():
    kernel = socket.socket()
    kernel.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"reno")
    kernel.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    return kernel


def info(kernel, offset):
    return struct.unpack_from("I", kernel.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104), offset)[0]


def cwnd(kernel):
    return info(kernel, 80)


def rto(kernel):
    return info(kernel, 8) / 1e6


def doubling(first, count, limit=120.0):
    """`count` moments: after `first`, then twice as long each time, but never above `limit`."""
    at, gap, found = 0.0, first, []
    for _ in range(count):
        at += gap
        found.append(at)
        gap = min(2 * gap, limit)
    return found


def hypothetical(retries, rto=0.2, limit=120.0):
    """What `retries` retransmissions take if the first RTO is the least (tcp_model_timeout)."""
    return doubling(rto, retries + 1, limit)[-1]


def gives_up(found, end, retries, errors=(errno.ETIMEDOUT,)):
    """The kernel gives up at the first timeout at which, from the first retransmission on, the
    hypothetical time is over."""
    limit = hypothetical(retries)
    right = found[-1] - found[0] < limit <= end - found[0] + 0.01
    return found, end, doubling(found[0], len(found) + 1), right and tuple(errors) == (errno.ETIMEDOUT,)


class Case:
    """The measurements. Each returns what was measured and what the rule says."""

    def __init__(self, wire, full):
        self.wire, self.full = wire, full
        # (default, lowered) sysctls.
        pick = lambda default, lowered: default if full else lowered
        self.syn_retries, self.linear = pick(6, 2), pick(4, 2)
        self.syn_ack_retries = pick(5, 2)
        self.retries, self.orphan_retries = pick(15, 4), pick(8, 3)
        self.fin_timeout = pick(60, 3)
        for name, value in (("syn_retries", self.syn_retries), ("syn_linear_timeouts", self.linear),
                            ("synack_retries", self.syn_ack_retries), ("retries2", self.retries),
                            ("orphan_retries", 0 if full else self.orphan_retries),
                            ("fin_timeout", self.fin_timeout),
                            # Tail loss probes come before the RTO: ours has none.
                            ("early_retrans", 0), ("no_metrics_save", 1)):
            sysctl(f"tcp_{name}", value)

    def connect(self):
        """connect without an answer"""
        peer, kernel = Peer(self.wire), new()
        kernel.setblocking(False)
        kernel.connect_ex((PEER, peer.port))
        over, errors = ended(kernel)
        found, end = times(peer, peer.next(5), over)
        moments = [float(at + 1) for at in range(self.linear)]
        moments += [self.linear + at for at in doubling(1.0, self.syn_retries + 1)]
        # It may be over before: not longer than the retries alone would take.
        moments = moments[:1 + next(place for place, at in enumerate(moments)
                                    if at >= doubling(1.0, self.syn_retries + 1)[-1])]
        return found, end, moments, errors == [errno.ETIMEDOUT]

    def syn_received(self):
        """SYN-RECEIVED without an answer"""
        peer, kernel = Peer(self.wire), new()
        kernel.bind((KERNEL, 0))
        kernel.listen(5)
        peer.kernel_port = kernel.getsockname()[1]
        peer.say(SYN)
        first = peer.next(5)
        found, end = times(peer, first, lambda: not alive("SYN-RECEIVED", peer.port))
        return found, end, doubling(1.0, self.syn_ack_retries + 1), True

    def data(self, rtt=0.0):
        """data without an answer"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel, rtt)
        kernel.send(b"x" * 100)
        over, errors = ended(kernel)
        found, end = times(peer, peer.next(5), over)
        return gives_up(found, end, self.retries, errors)

    def data_far(self):
        """the same, round trip 100 ms"""
        return self.data(0.1)

    def rto_far(self):
        """RTO with a round trip of 100 ms"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel, 0.1)
        for _ in range(20):
            kernel.send(b"x")
            peer.take()
            time.sleep(0.1)
            peer.say(ACK)
        kernel.send(b"x")
        first = peer.next(5)
        again = peer.next(5)
        measured = again.at - first.at
        return [], measured, [info(kernel, 68) / 1e6 + 0.2], True

    def fin_wait_1(self):
        """FIN-WAIT-1 without an answer, closed"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        kernel.close()
        found, end = times(peer, peer.next(5), lambda: not alive("FIN-WAIT-1", peer.port))
        return gives_up(found, end, self.orphan_retries)

    def last_ack(self):
        """LAST-ACK without an answer"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        peer.say(FIN | ACK)
        kernel.recv(1)
        peer.take(0, 0.2)
        peer.next(0.3)
        kernel.close()
        found, end = times(peer, peer.next(5), lambda: not alive("LAST-ACK", peer.port))
        return gives_up(found, end, self.orphan_retries)

    def fin_wait_2(self):
        """FIN-WAIT-2, closed"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        kernel.close()
        fin = peer.next(5)
        peer.received = fin.end
        peer.say(ACK)
        time.sleep(0.1)
        found, end = times(peer, fin, lambda: not alive("FIN-WAIT-2", peer.port))
        return found, end, [float(self.fin_timeout)], True

    def fin_wait_2_held(self):
        """FIN-WAIT-2, shutdown only: it lasts"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        kernel.shutdown(socket.SHUT_WR)
        peer.received = peer.next(5).end
        peer.say(ACK)
        time.sleep(1.5 * self.fin_timeout)
        return [], 0.0, [0.0], alive("FIN-WAIT-2", peer.port)

    def probes(self):
        """a closed window without an answer"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        kernel.send(b"x")
        peer.take()
        peer.say(ACK, window=0)
        time.sleep(0.05)
        closed = time.monotonic()
        kernel.send(b"x" * 100)
        over, errors = ended(kernel)
        first = peer.next(5)
        found, end = times(peer, first, over)
        moments = doubling(first.at - closed, self.retries + 1)
        return found, end, [at - moments[0] for at in moments[1:]], errors == [errno.ETIMEDOUT]

    def slow_start(self):
        """an ACK of ten segments: cwnd 10 to 20"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        kernel.send(b"x" * 100 * MSS)
        first = peer.take(10)
        peer.say(ACK)
        second = peer.take(20, 0.5)
        return [], float(second), [20.0], first == 10 and cwnd(kernel) == 20

    def app_limited(self):
        """cwnd grows to twice what was in flight"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        for _ in range(20):
            kernel.send(b"x" * MSS)
            peer.take()
            peer.say(ACK)
            time.sleep(0.01)
        return [], float(cwnd(kernel)), [10.0], True

    def idle(self):
        """idle for two RTOs and a half: cwnd 80 to 20"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel)
        for window in (10, 20, 40):
            kernel.send(b"x" * window * MSS)
            peer.take(window, 0.5)
            peer.say(ACK)
            time.sleep(0.05)
        before, least, since = cwnd(kernel), rto(kernel), time.monotonic()
        time.sleep(2.5 * least)
        kernel.send(b"x")
        halvings = int((time.monotonic() - since) / least)
        peer.next(1)
        return [], float(cwnd(kernel)), [max(80.0 / 2 ** halvings, 10.0)], before == 80

    def lost_syn(self, count=1):
        """a SYN lost once: cwnd"""
        peer, kernel = Peer(self.wire), new()
        peer.accepts(kernel, lost_syns=count)
        return [], float(cwnd(kernel)), [10.0 if count == 1 else 1.0], True

    def lost_syns(self):
        """a SYN lost twice: cwnd"""
        return self.lost_syn(2)

    ALL = (connect, syn_received, data, data_far, rto_far, fin_wait_1, last_ack, fin_wait_2,
           fin_wait_2_held, probes, slow_start, app_limited, idle, lost_syn, lost_syns)


def differs(measured, rule):
    return not -0.02 - rule * EARLY_SHARE <= measured - rule <= LATE + rule * LATE_SHARE


def judge(case, run, wrong):
    """Measures; what differs from the rule goes into the list `wrong`."""
    try:
        found, end, moments, right = run(case)
    except Exception as error:  # pylint: disable=broad-except
        wrong.append(f"{run.__doc__}: {error!r}")
        return
    again = ", ".join(f"{at:.2f}" for at in found)
    print(f"{run.__doc__:44} {end:8.2f} {moments[-1]:8.2f}   {again}", flush=True)
    expected = moments[:-1] if found else []
    if len(found) != len(expected):
        wrong.append(f"{run.__doc__}: sent again {len(found)} times, not {len(expected)}")
    elif any(differs(*pair) for pair in zip(found, expected)):
        wrong.append(f"{run.__doc__}: sent again at {again}")
    if differs(end, moments[-1]) or not right:
        wrong.append(f"{run.__doc__}: {end:.2f}, not {moments[-1]:.2f}, or not as it should end")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    with open("/proc/net/route", encoding="ascii") as file:
        routes = file.read().splitlines()[1:]
    if any(not route.startswith("tun") for route in routes):
        sys.exit("kernel-timers.py changes sysctls: give it a network namespace of its own, as "
                 "scripts/kernel-test.sh does")
    try:
        case = Case(Wire(), args.full)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"skipped: {error}")
        sys.exit(SKIPPED)
    chosen = [run for run in Case.ALL if not args.names or run.__name__ in args.names]
    print(f"{'Linux ' + os.uname().release:44} {'measured':>8} {'rule':>8}   sent again, s")
    # On a busy machine this program is late, too: what fails is measured once more.
    for _ in range(1 if args.full else 2):
        wrong = {run: [] for run in chosen}
        threads = [threading.Thread(target=judge, args=(case, run, wrong[run])) for run in chosen]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        chosen = [run for run in chosen if wrong[run]]
    wrong = sum(wrong.values(), [])
    for one in wrong:
        print(f"    {one}")
    sys.exit(bool(wrong))


main()
