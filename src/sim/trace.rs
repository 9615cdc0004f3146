//! How the variables of a connection went over time, for graphs.

use crate::side::Side;
use crate::time::{Duration, Instant};

use super::{History, World};

/// What a graph shows of a host's present connection at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// When.
    pub at: Instant,
    /// The numbers; none while there is no connection whose peer is known.
    pub numbers: Option<Numbers>,
}

/// The numbers of a connection. Sequence numbers are relative to ISS.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    /// SND.UNA.
    pub una: u32,
    /// SND.NXT.
    pub nxt: u32,
    /// SND.UNA + SND.WND.
    pub edge: u32,
    /// The congestion window, octets; none where it bounds nothing.
    pub cwnd: Option<u32>,
    /// The slow start threshold, octets; none before the first loss.
    pub ssthresh: Option<u32>,
    /// SRTT, once measured.
    pub srtt: Option<Duration>,
    /// RTO.
    pub rto: Duration,
}

impl Numbers {
    fn of(world: &World, side: Side) -> Option<Numbers> {
        let connection = world.host(side).connection()?;
        connection.remote()?;
        let (snd, rtt, congestion) = (connection.snd(), connection.rtt(), connection.congestion());
        let bounded = |octets: u32| Some(octets).filter(|octets| *octets < u32::MAX);
        Some(Numbers {
            una: snd.una.since(snd.iss),
            nxt: snd.nxt.since(snd.iss),
            edge: snd.una.since(snd.iss).wrapping_add(snd.wnd),
            cwnd: bounded(congestion.cwnd),
            ssthresh: bounded(congestion.ssthresh),
            srtt: rtt.srtt,
            rto: rtt.rto,
        })
    }
}

impl History {
    /// How the numbers of the host of `side` went from the beginning of the present branch up to
    /// now: a sample whenever one of them changed. All is played again for it.
    #[must_use]
    pub fn trace(&self, side: Side) -> Vec<Sample> {
        let mut history = self.clone();
        history.start_over();
        let mut samples: Vec<Sample> = Vec::new();
        loop {
            let world = history.session().world();
            let sample = Sample {
                at: world.now(),
                numbers: Numbers::of(world, side),
            };
            let same = |last: &Sample| last.numbers == sample.numbers;
            if !samples.last().is_some_and(same) {
                samples.push(sample);
            }
            if !history.is_before(self) {
                return samples;
            }
            history.step();
        }
    }
}
