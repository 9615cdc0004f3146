//! How things can be written, and how they are printed.

use tcpscope::script::parse_line;

/// Each of these is read, and printed in the canonical form that follows.
const FORMS: &[(&str, &str)] = &[
    ("at 2s client close", "at 2s: client close"),
    ("at 1.5s: client close # done", "at 1500ms: client close"),
    (
        "when client ESTABLISHED+60ms: client send \"hello\"",
        "when client ESTABLISHED + 60ms: client send \"hello\"",
    ),
    (
        "at 1s when server CLOSED: every 1ms times 2 client abort",
        "at 1s: when server CLOSED: every 1ms times 2: client abort",
    ),
    (
        "every 10ms times 300: client connect server app source 0B",
        "every 10ms times 300: client connect server:80 app source 0B",
    ),
    ("server connect client", "server connect client:49152"),
    ("client#4 send \"x\" = 5", "client#4 send \"x\" = 5"),
    (
        "server listen 80 backlog 5 app echo",
        "server listen 80 backlog 5 app echo",
    ),
    ("server listen", "server listen"),
    (
        "client connect server:80 from 5000 app manual = ECONNREFUSED",
        "client connect server:80 from 5000 app manual = ECONNREFUSED",
    ),
    (
        "client recv 100B = \"hello\"",
        "client recv 100B = \"hello\"",
    ),
    ("client recv 1KiB", "client recv 1024B"),
    (
        "client setsockopt SO_LINGER -1",
        "client setsockopt SO_LINGER -1",
    ),
    ("client shutdown wr", "client shutdown wr"),
    ("client nonblocking on", "client nonblocking on"),
    ("drop client FIN", "drop client FIN"),
    ("drop client 2nd data", "drop client 2nd data"),
    ("drop first 3 client SYN", "drop first 3 client SYN"),
    (
        "drop every client ACK of server data",
        "drop every client ACK of data",
    ),
    ("drop segment 12", "drop segment 12"),
    ("drop client segment", "drop client segment"),
    (
        "delay client 1st data by 300ms",
        "delay client data by 300ms",
    ),
    (
        "duplicate client SYN after 10ms",
        "duplicate client SYN after 10ms",
    ),
    (
        "edit client data set win 0 seq +10 ack -3 flags FR.",
        "edit client data set win 0 seq +10 ack -3 flags FR.",
    ),
    ("release segment 7", "release segment 7"),
    (
        "forge client \"R 6:6(0) win 0\"",
        "forge client \"R 6:6(0) win 0\"",
    ),
    (
        "forge client 49152>80 \"S 100:100(0) <mss 1460>\"",
        "forge client 49152 > 80 \"S 100:100(0) win 65535 <mss 1460>\"",
    ),
    (
        "forge server \"PU. 4294967295:4(5) ack 1 win 9 urg 2 <sackOK,wscale 7,mss 9,TS val 1 ecr 2>\"",
        "forge server \"PU. 4294967295:4(5) ack 1 win 9 urg 2 <mss 9,sackOK,TS val 1 ecr 2,wscale 7>\"",
    ),
    (
        "forge server \". 1:1(0) ack 1 win 9 <sack 1:2 3:4>\"",
        "forge server \". 1:1(0) ack 1 win 9 <sack 1:2 3:4>\"",
    ),
    (
        "forge server \"- 1:2(1)\"",
        "forge server \"- 1:2(1) win 65535\"",
    ),
    (
        "expect client srtt <= 0.1s then client cwnd >= 64KiB",
        "expect client srtt <= 100ms then client cwnd >= 65536",
    ),
    (
        "expect server received >= 1kB",
        "expect server received >= 1000B",
    ),
    (
        "expect client connect = ECONNREFUSED",
        "expect client connect = ECONNREFUSED",
    ),
    (
        "expect client sockets TIME-WAIT >= 2000",
        "expect client sockets TIME-WAIT >= 2000",
    ),
    (
        "expect client note fast-recovery",
        "expect client note fast-recovery",
    ),
    (
        "expect client TIME-WAIT for 2msl",
        "expect client TIME-WAIT for 2msl",
    ),
    (
        "expect client TIME-WAIT for 240s",
        "expect client TIME-WAIT for 4min",
    ),
    (
        "expect never client 3rd retransmitted data lost",
        "expect never client 3rd retransmitted data lost",
    ),
    ("link from client loss 2.50%", "link from client loss 2.5%"),
    ("start 0.15s", "start 150ms"),
    ("end 10s", "end 10s"),
    ("link rate 1000kbit/s", "link rate 1Mbit/s"),
    (
        "host client ports 50000-50999",
        "host client ports 50000-50999",
    ),
    ("hosts mss off", "hosts mss off"),
    ("hosts sack on", "hosts sack on"),
    (
        "host server syn-cookies overflow",
        "host server syn-cookies overflow",
    ),
];

#[test]
fn prints_the_canonical_form() {
    for (written, canonical) in FORMS {
        match parse_line(written) {
            Ok(statement) => assert_eq!(statement.to_string(), *canonical),
            Err(error) => panic!("{}", error.render(written)),
        }
    }
}
