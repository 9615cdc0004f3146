//! The round-trip time estimator and the retransmission timeout (RFC 6298).

use crate::time::Duration;

use super::config::Config;

/// What is known of the round-trip time, and the timeout that follows from it.
#[derive(Clone, Debug, PartialEq)]
pub struct RttEstimator {
    /// SRTT, once measured.
    pub srtt: Option<Duration>,
    /// RTTVAR.
    pub rttvar: Duration,
    /// RTO, backoff included.
    pub rto: Duration,
    /// How often the timer has run out since the last measurement.
    pub backoff: u32,
}

impl RttEstimator {
    /// Nothing measured yet (§2.1).
    #[must_use]
    pub const fn new(config: &Config) -> RttEstimator {
        RttEstimator {
            srtt: None,
            rttvar: Duration::ZERO,
            rto: config.initial_rto,
            backoff: 0,
        }
    }

    /// A round trip took `rtt` (§2.2, §2.3). A measurement ends the backoff. Where `per_round`
    /// measurements are taken in each round trip, each counts for so much less
    /// (RFC 7323 Appendix G). Says whether the RTO would be lower but for its lower bound (§2.4).
    pub fn sample(&mut self, rtt: Duration, per_round: u64, config: &Config) -> bool {
        let srtt = match self.srtt {
            None => {
                self.rttvar = rtt / 2;
                rtt
            }
            Some(srtt) => {
                // RTTVAR <- 3/4 RTTVAR + 1/4 |SRTT - R'|, then SRTT <- 7/8 SRTT + 1/8 R'.
                let (beta, alpha) = (4 * per_round, 8 * per_round);
                self.rttvar = (self.rttvar * (beta - 1) + srtt.abs_diff(rtt)) / beta;
                (srtt * (alpha - 1) + rtt) / alpha
            }
        };
        self.srtt = Some(srtt);
        self.backoff = 0;
        let rto = srtt + (self.rttvar * 4).max(config.granularity);
        let least = if config.min_rto_above_srtt {
            // No round trip is shorter than a tick.
            srtt.max(config.granularity) + config.min_rto
        } else {
            config.min_rto
        };
        // Users may set a lower bound above the upper one, which then counts.
        self.rto = rto.max(least).min(config.max_rto);
        rto < least
    }

    /// The timer ran out: double it (§5.5), unless the next wait is to be as long (`linear`).
    pub fn back_off(&mut self, linear: bool, config: &Config) {
        if !linear {
            self.rto = (self.rto * 2).min(config.max_rto);
        }
        self.backoff = self.backoff.saturating_add(1);
    }

    /// The handshake is over, but its SYN had timed out and gave no measurement: data starts with
    /// a longer timeout (§5.7). Says whether that is so.
    pub fn after_syn_timeout(&mut self, config: &Config) -> bool {
        let unknown = self.srtt.is_none();
        if unknown {
            self.rto = config.rto_after_syn_timeout;
            self.backoff = 0;
        }
        unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: Config = Config {
        min_rto: Duration::from_millis(1),
        ..Config::TEXTBOOK
    };

    fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn first_measurement_sets_srtt_and_half_of_it_as_variation() {
        let mut rtt = RttEstimator::new(&CONFIG);
        assert_eq!(rtt.rto, ms(1000));
        rtt.sample(ms(100), 1, &CONFIG);
        assert_eq!(
            (rtt.srtt, rtt.rttvar, rtt.rto),
            (Some(ms(100)), ms(50), ms(300))
        );
    }

    #[test]
    fn later_measurements_move_it_by_an_eighth_and_a_quarter() {
        let mut rtt = RttEstimator::new(&CONFIG);
        rtt.sample(ms(100), 1, &CONFIG);
        rtt.sample(ms(180), 1, &CONFIG);
        assert_eq!(rtt.srtt, Some(ms(110)));
        assert_eq!(rtt.rttvar, Duration::from_micros(57_500));
        assert_eq!(rtt.rto, ms(340));
    }

    #[test]
    fn a_steady_path_is_bounded_by_granularity_and_floor() {
        let mut rtt = RttEstimator::new(&CONFIG);
        for _ in 0..100 {
            rtt.sample(ms(100), 1, &CONFIG);
        }
        assert_eq!(rtt.rto, ms(101));
        let mut rtt = RttEstimator::new(&Config::TEXTBOOK);
        rtt.sample(ms(100), 1, &Config::TEXTBOOK);
        assert_eq!(rtt.rto, ms(1000));
    }

    #[test]
    fn linux_puts_the_floor_on_top_of_srtt() {
        let mut rtt = RttEstimator::new(&Config::LINUX_LIKE);
        for _ in 0..100 {
            rtt.sample(ms(100), 1, &Config::LINUX_LIKE);
        }
        assert_eq!(rtt.rto, ms(300));
    }

    #[test]
    fn backoff_doubles_to_the_ceiling_and_ends_with_a_measurement() {
        let mut rtt = RttEstimator::new(&Config::TEXTBOOK);
        let waits: Vec<_> = (0..8)
            .map(|_| {
                let wait = rtt.rto;
                rtt.back_off(false, &Config::TEXTBOOK);
                wait.as_micros() / 1_000_000
            })
            .collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        rtt.sample(ms(100), 1, &Config::TEXTBOOK);
        assert_eq!((rtt.rto, rtt.backoff), (ms(1000), 0));
    }
}
