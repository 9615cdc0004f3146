use tcpscope::{script::parse, sim::Session, time::{Duration, Instant}};
fn main() {
    let file = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let parsed = parse(&text).unwrap_or_else(|e| panic!("{}", e.render(&file)));
    let mut s = Session::new(parsed.script, 1);
    let t = std::time::Instant::now();
    s.advance(Instant::ZERO + Duration::from_secs(3600));
    s.finish();
    eprintln!("{:?}", t.elapsed());
    let rec = s.world().record();
    if std::env::args().nth(2).is_none() { return; }
    for f in rec.flights() {
        println!("{} {} {}>{} {} {:?}", f.sent_at, f.from.name(), f.segment.src.port(), f.segment.dst.port(), f.segment.relative_to(f.initial.0, f.initial.1), f.fate);
    }
    for c in s.world().calls().list() { println!("{} {} {:?} {:?}", c.at, c.side.name(), (c.fd, &c.call), c.returned); }
    for c in s.checks() { println!("{} {:?}", c.text, c.status); }
}
