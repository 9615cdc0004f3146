//! Variables over time, in columns.

use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

use crate::sim::{Numbers, Sample};
use crate::time::Duration;

view! {
    /// How the numbers of a host's present connection went over time, a column each: what a graph
    /// draws. A gap is NaN.
    #[serde(rename_all = "camelCase")]
    pub struct TraceView {
        /// When, µs; the numbers hold until the next moment.
        pub at: Vec<f64>,
        /// SND.UNA, relative.
        pub una: Vec<f64>,
        /// SND.NXT, relative.
        pub nxt: Vec<f64>,
        /// SND.UNA + SND.WND, relative.
        pub edge: Vec<f64>,
        /// The congestion window, octets.
        pub cwnd: Vec<f64>,
        /// The slow start threshold, octets.
        pub ssthresh: Vec<f64>,
        /// SND.NXT − SND.UNA, octets.
        pub flight: Vec<f64>,
        /// SRTT, µs.
        pub srtt: Vec<f64>,
        /// RTO, µs.
        pub rto: Vec<f64>,
    }
}

impl TraceView {
    /// Of these samples.
    #[must_use]
    pub fn of(samples: &[Sample]) -> TraceView {
        let column = |number: fn(&Numbers) -> Option<f64>| {
            let numbers = samples.iter().map(|sample| sample.numbers.as_ref());
            numbers
                .map(|numbers| numbers.and_then(number).unwrap_or(f64::NAN))
                .collect()
        };
        TraceView {
            at: samples.iter().map(|one| one.at.as_micros_f64()).collect(),
            una: column(|one| Some(one.una.into())),
            nxt: column(|one| Some(one.nxt.into())),
            edge: column(|one| Some(one.edge.into())),
            cwnd: column(|one| one.cwnd.map(f64::from)),
            ssthresh: column(|one| one.ssthresh.map(f64::from)),
            flight: column(|one| Some(one.nxt.wrapping_sub(one.una).into())),
            srtt: column(|one| one.srtt.map(Duration::as_micros_f64)),
            rto: column(|one| Some(one.rto.as_micros_f64())),
        }
    }
}
