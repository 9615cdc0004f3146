use super::*;

const PLAIN: LinkConfig = LinkConfig::DEFAULT;

/// 1500 octets take 12 ms.
const MEGABIT: LinkConfig = LinkConfig {
    rate: Some(1_000_000),
    ..PLAIN
};

fn at(millis: u64) -> Instant {
    Instant::ZERO + Duration::from_millis(millis)
}

/// What becomes of things that enter at these times, each of 1500 octets.
fn passages(
    config: LinkConfig,
    seed: u64,
    times: impl IntoIterator<Item = Instant>,
) -> Vec<Passage> {
    let mut link = Link::new(config, seed);
    times.into_iter().map(|now| link.enter(now, 1500)).collect()
}

fn arrivals(passages: &[Passage]) -> Vec<Instant> {
    passages.iter().map(|passage| passage.arrives_at).collect()
}

/// One thing each millisecond.
fn steadily(count: u64) -> impl Iterator<Item = Instant> {
    (0..count).map(at)
}

#[test]
fn delays() {
    let now = Instant::from_micros(7);
    let passage = Link::new(PLAIN, 1).enter(now, 40);
    let expected = Passage {
        half_way: Instant::from_micros(25_007),
        arrives_at: Instant::from_micros(50_007),
        lost: None,
        corrupted: false,
        reordered: false,
        copy_at: None,
    };
    assert_eq!(passage, expected);
}

#[test]
fn loses_at_the_given_rate_and_the_same_ones_for_the_same_seed() {
    let config = LinkConfig {
        loss_ppm: 200_000,
        ..PLAIN
    };
    let fates = |seed| -> Vec<_> {
        let passages = passages(config, seed, [Instant::ZERO; 10_000]);
        passages.iter().map(|passage| passage.lost).collect()
    };
    let lost = fates(1).iter().flatten().count();
    assert!((1_800..2_200).contains(&lost), "{lost} of 10000 at 20 %");
    assert!(
        fates(1)
            .iter()
            .flatten()
            .all(|lost| *lost == (at(25), Loss::Chance))
    );
    assert_eq!(fates(1), fates(1));
    assert_ne!(fates(1), fates(2));
}

#[test]
fn what_enters_at_once_comes_out_one_transmission_apart() {
    let passages = passages(MEGABIT, 1, [at(0), at(0), at(0), at(100)]);
    assert_eq!(arrivals(&passages), [at(62), at(74), at(86), at(162)]);
}

#[test]
fn a_transmission_is_rounded_up() {
    let config = LinkConfig {
        rate: Some(3_000_000),
        ..PLAIN
    };
    let passage = Link::new(config, 1).enter(Instant::ZERO, 1);
    assert_eq!(passage.arrives_at, Instant::from_micros(50_003));
}

#[test]
fn a_full_queue_takes_no_more_until_somebody_has_his_turn() {
    let config = LinkConfig {
        queue: Some(2),
        ..MEGABIT
    };
    let times = [at(0), at(0), at(0), at(0), at(11), at(12), at(12)];
    let passages = passages(config, 1, times);
    let lost: Vec<_> = passages.iter().map(|passage| passage.lost).collect();
    let full = |millis| Some((at(millis), Loss::QueueFull));
    let expected = [None, None, None, full(0), full(11), None, full(12)];
    assert_eq!(lost, expected, "one leaves, two wait");
    assert_eq!(passages[5].arrives_at, at(98));
}

#[test]
fn without_a_queue_only_an_idle_transmitter_takes_something() {
    let config = LinkConfig {
        queue: Some(0),
        ..MEGABIT
    };
    let passages = passages(config, 1, [at(0), at(11), at(12)]);
    let lost: Vec<_> = passages.iter().map(|passage| passage.lost).collect();
    assert_eq!(lost, [None, Some((at(11), Loss::QueueFull)), None]);
}

#[test]
fn what_is_too_big_does_not_enter() {
    let mut link = Link::new(MEGABIT, 1);
    let lost = Some((at(0), Loss::TooBig));
    assert_eq!(link.enter(at(0), 1501).lost, lost);
    assert_eq!(
        link.enter(at(0), 1500).arrives_at,
        at(62),
        "it took no time"
    );
    link.configure(LinkSetting::Mtu(68));
    assert_eq!(link.enter(at(0), 69).lost, lost);
}

#[test]
fn jitter_spreads_and_keeps_the_order() {
    let config = LinkConfig {
        jitter: Duration::from_millis(20),
        ..PLAIN
    };
    let times: Vec<_> = steadily(1000).collect();
    let arrivals = arrivals(&passages(config, 1, times.clone()));
    assert!(arrivals.is_sorted());
    let spans: Vec<_> = times
        .iter()
        .zip(&arrivals)
        .map(|(sent, arrived)| arrived.since(*sent).as_micros())
        .collect();
    assert!(spans.iter().all(|span| (50_000..=70_000).contains(span)));
    assert!(spans.iter().any(|span| *span > 69_000), "it uses its range");
}

#[test]
fn a_shorter_delay_keeps_the_order_too() {
    let mut link = Link::new(PLAIN, 1);
    assert_eq!(link.enter(at(0), 40).arrives_at, at(50));
    link.configure(LinkSetting::Delay(Duration::from_millis(5)));
    assert_eq!(link.enter(at(1), 40).arrives_at, at(50));
    assert_eq!(link.enter(at(60), 40).arrives_at, at(65));
}

#[test]
fn reordering_lets_the_next_ones_overtake() {
    let config = LinkConfig {
        reorder_ppm: 100_000,
        ..MEGABIT
    };
    let passages = passages(config, 1, [at(0); 1000]);
    let slow = passages.iter().filter(|passage| passage.reordered).count();
    assert!((50..150).contains(&slow), "{slow} of 1000 at 10 %");
    for pair in passages.windows(2) {
        let overtaken = pair[1].arrives_at <= pair[0].arrives_at;
        assert_eq!(
            overtaken,
            pair[0].reordered && !pair[1].reordered,
            "{pair:?}"
        );
    }
}

#[test]
fn duplicates_come_out_a_little_later() {
    let config = LinkConfig {
        duplicate_ppm: 1_000_000,
        ..PLAIN
    };
    let copy_at = Link::new(config, 1).enter(at(0), 40).copy_at;
    assert_eq!(copy_at, Some(Instant::from_micros(62_500)));
    let lost = LinkConfig {
        loss_ppm: 1_000_000,
        ..config
    };
    let copy_at = Link::new(lost, 1).enter(at(0), 40).copy_at;
    assert_eq!(copy_at, None, "what is lost does not come out at all");
}

#[test]
fn one_mishap_does_not_shift_the_chance_of_the_others() {
    let lossy = LinkConfig {
        loss_ppm: 100_000,
        ..PLAIN
    };
    let wild = LinkConfig {
        jitter: Duration::from_millis(3),
        reorder_ppm: 300_000,
        duplicate_ppm: 300_000,
        corrupt_ppm: 300_000,
        ..lossy
    };
    let lost = |config| -> Vec<_> {
        let passages = passages(config, 1, steadily(1000));
        passages
            .iter()
            .map(|passage| passage.lost.is_some())
            .collect()
    };
    assert_eq!(lost(lossy), lost(wild));
}

#[test]
fn extreme_settings_neither_panic_nor_overflow() {
    let mut link = Link::new(PLAIN, 1);
    let longest = Duration::from_micros(u64::MAX);
    for setting in [
        LinkSetting::Delay(longest),
        LinkSetting::Jitter(longest),
        LinkSetting::Rate(Some(1)),
        LinkSetting::Queue(Some(u32::MAX)),
        LinkSetting::Mtu(u16::MAX),
        LinkSetting::Reorder(u32::MAX),
        LinkSetting::Duplicate(u32::MAX),
        LinkSetting::Corrupt(u32::MAX),
        LinkSetting::Rate(Some(0)),
        LinkSetting::Rate(Some(u64::MAX)),
        LinkSetting::Loss(u32::MAX),
    ] {
        link.configure(setting);
        link.enter(at(1), 65_535);
        link.enter(Instant::from_micros(u64::MAX), u32::MAX);
    }
}

#[test]
fn a_cleared_link_is_idle() {
    let mut link = Link::new(MEGABIT, 1);
    for _ in 0..10 {
        link.enter(at(0), 1500);
    }
    link.clear();
    assert_eq!(link.enter(at(1), 1500).arrives_at, at(63));
}
