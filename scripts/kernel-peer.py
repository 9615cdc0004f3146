#!/usr/bin/env python3
"""The kernel's side of scripts/kernel-test.sh: a program that uses the kernel's TCP sockets.

    kernel-peer.py connect|accept ADDRESS PORT [OPTION...]

Sends the octets (i * 7) % 251 while it receives and compares the other side's, closes its
direction after its last octet, and waits for the end. Exit status 0: all was as it should be.
"""

import argparse
import socket
import struct
import sys
import threading
import time

PERIOD = 251
CHUNK = 1 << 16
PATTERN = bytes(i * 7 % PERIOD for i in range(CHUNK + PERIOD))


class Wrong(Exception):
    """Something is not as it should be."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("role", choices=["connect", "accept"])
    parser.add_argument("address")
    parser.add_argument("port", type=int)
    parser.add_argument("--bytes", type=int, default=65536)
    parser.add_argument("--reply", action="store_true",
                        help="sends only after the other side has closed its direction")
    parser.add_argument("--slow-reader", action="store_true",
                        help="a small receive buffer, which is not read for two seconds")
    parser.add_argument("--reset", action="store_true",
                        help="resets the connection when everything was sent and received")
    parser.add_argument("--knock", type=int, metavar="PORT",
                        help="first connects to this port, which must refuse")
    parser.add_argument("--expect", choices=["closed", "reset"], default="closed")
    parser.add_argument("--seconds", type=float, default=300, help="waits for nothing longer")
    return parser.parse_args()


def part(start, length):
    offset = start % PERIOD
    return PATTERN[offset:offset + length]


def send_all(connection, args, may_send, failures):
    """Sends everything and closes this direction, unless a reset is to follow."""
    try:
        if not may_send.wait(args.seconds):
            raise Wrong("the other side does not close its direction")
        sent = 0
        while sent < args.bytes:
            sent += connection.send(part(sent, min(CHUNK, args.bytes - sent)))
        if not args.reset:
            connection.shutdown(socket.SHUT_WR)
    except (OSError, Wrong) as error:
        failures.append(error)


def receive_all(connection, args):
    """Receives and compares until the end of the stream, or until a reset is due."""
    received = 0
    while not (args.reset and received == args.bytes):
        data = connection.recv(CHUNK)
        if not data:
            break
        if data != part(received, len(data)):
            raise Wrong(f"wrong octets among the {len(data)} after octet {received}")
        received += len(data)
    if received != args.bytes:
        raise Wrong(f"{received} octets received, not {args.bytes}")


def exchange(connection, args):
    connection.settimeout(args.seconds)
    may_send = threading.Event()
    if not args.reply:
        may_send.set()
    failures = []
    sender = threading.Thread(target=send_all, args=(connection, args, may_send, failures),
                              daemon=True)
    sender.start()
    if args.slow_reader:
        time.sleep(2)
    try:
        receive_all(connection, args)
        may_send.set()
    finally:
        sender.join(args.seconds)
    if failures:
        raise failures[0]
    if args.reset:
        # A close that does not linger resets (SO_LINGER: on, 0 s).
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    elif args.expect == "reset":
        connection.recv(1)
    connection.close()


def new_socket(family, args):
    one = socket.socket(family, socket.SOCK_STREAM)
    one.settimeout(args.seconds)
    if args.slow_reader:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 32768)
    return one


def open_connection(args):
    family = socket.AF_INET6 if ":" in args.address else socket.AF_INET
    if args.knock:
        try:
            new_socket(family, args).connect((args.address, args.knock))
            raise Wrong(f"nobody should listen at port {args.knock}")
        except ConnectionRefusedError:
            pass
    one = new_socket(family, args)
    if args.role == "connect":
        one.connect((args.address, args.port))
        return one
    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    one.bind((args.address, args.port))
    one.listen(1)
    # For whoever starts the client.
    print("peer: listening", file=sys.stderr, flush=True)
    connection, _ = one.accept()
    one.close()
    return connection


def main():
    args = arguments()
    end = "closed"
    try:
        exchange(open_connection(args), args)
    except ConnectionResetError:
        end = "reset"
    except (OSError, Wrong) as error:
        sys.exit(f"peer: {error}")
    if end != args.expect:
        sys.exit(f"peer: the connection ended {end}, expected was {args.expect}")


main()
